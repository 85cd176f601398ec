import type { Timestamp } from '../../base/time.ts';
import { isContested, isFinal } from '../application/status.ts';
import { questionAt } from '../payment/react.ts';
import type { SessionState } from '../session/session.ts';
import type { PayoutIntent, PayoutState } from './payout.ts';
import { unknownForDayAt } from './unknown-for-day.ts';

/** The work that should be in flight for a payout, from its state alone (M3, P3). Nothing for one that is over. */
export function reactPayout(payout: PayoutState): readonly PayoutIntent[] {
  const { progress, expireTime } = payout;
  if (progress === undefined || isFinal(progress.status)) return [];
  const session = payout.sessions.at(-1);
  const contested = isContested(progress.status);
  const intents = session === undefined ? [] : sessionIntents(session, contested || payout.paidLate);
  if (!contested && expireTime !== undefined) intents.push({ type: 'WakeAt', at: expireTime });
  // An operator is called also where no question was asked meanwhile, because calls to the provider are held back.
  const unknownTime = payout.attention === undefined ? unknownForDayAt(payout) : undefined;
  if (unknownTime !== undefined) intents.push({ type: 'WakeAt', at: unknownTime });
  return intents;
}

/**
 * Once a payout is contested, or was paid by an attempt that had been given up, nothing is sent for it any more: what may have been
 * sent before is asked for (P7).
 */
function sessionIntents(session: SessionState, asksOnly: boolean): PayoutIntent[] {
  const { no, phase, unknown, notBefore } = session;
  const call = (mode: Mode, at: Timestamp | undefined): PayoutIntent => ({
    type: 'CallProvider',
    no,
    mode: asksOnly && (mode === 'resolve' || phase.tag === 'active') ? 'ask' : mode,
    ...(at === undefined ? {} : { at }),
  });
  if (phase.tag === 'finished') return [];
  if (unknown?.unsent === true && phase.tag !== 'suspended') return [call('call', unknown.askTime)];
  if (unknown !== undefined) return [call(questionAt(session, unknown.askTime), unknown.askTime)];
  switch (phase.tag) {
    case 'active':
      return [call('call', notBefore)];
    case 'sleeping':
      return [call('call', phase.until)];
    case 'suspended':
      if (phase.onTimeout.type !== 'callback') return [call('expire', phase.until)];
      return [{ type: 'TimeOutCallback', no, payload: phase.onTimeout.payload, at: phase.until }];
  }
}

type Mode = (PayoutIntent & { readonly type: 'CallProvider' })['mode'];
