import type { Timestamp } from '../../base/time.ts';
import type { CallMode, InvoiceIntent, SessionRef } from '../invoice/invoice.ts';
import type { SessionState } from '../session/session.ts';
import { openSessionsOf } from './owned-sessions.ts';
import type { PaymentState } from './payment.ts';

/** The work that should be in flight for a payment, from its state alone (M3, P3). Nothing for one that is over. */
export function reactPayment(payment: PaymentState): readonly InvoiceIntent[] {
  const { flow, id: paymentId } = payment.facts;
  const intents = openSessionsOf(payment).flatMap(({ ref, session }) => sessionIntents(ref, session));
  if (payment.step === 'risk_scoring') intents.push({ type: 'ScoreRisk', paymentId });
  if (payment.step === 'flow_waiting' && flow.type === 'hold') intents.push({ type: 'WakeAt', at: flow.heldUntil });
  if (owesRecurrence(payment)) intents.push({ type: 'RecordRecurrence', paymentId });
  return intents;
}

/** A payment that is over, and brought a token of its card or belongs to a customer (reference §2.4). */
function owesRecurrence({ facts, step, status, recurrentToken, recurrenceRecorded }: PaymentState): boolean {
  if (recurrenceRecorded || step !== 'idle' || status.tag === 'failed') return false;
  const broughtToken = recurrentToken !== undefined && facts.payer.tool.type === 'bank_card';
  return broughtToken || facts.customerId !== undefined;
}

function sessionIntents(session: SessionRef, state: SessionState): InvoiceIntent[] {
  const { phase, unknown, target, notBefore } = state;
  const call = (mode: CallMode, at: number | undefined): InvoiceIntent => ({
    type: 'CallProvider',
    session,
    target,
    mode,
    ...(at === undefined ? {} : { at }),
  });
  if (phase.tag === 'finished') return [];
  if (unknown?.unsent === true && phase.tag !== 'suspended') return [call('call', unknown.askTime)];
  if (unknown !== undefined) return [call(questionAt(state, unknown.askTime), unknown.askTime)];
  switch (phase.tag) {
    case 'active':
      return [call('call', notBefore)];
    case 'sleeping':
      return [call('call', phase.until)];
    case 'suspended':
      if (phase.onTimeout.type !== 'callback') return [call('expire', phase.until)];
      return [{ type: 'TimeOutCallback', session, payload: phase.onTimeout.payload, at: phase.until }];
  }
}

/** What an open session is asked at a time: one whose payer's time is up is ended by the question. */
export function questionAt({ phase }: SessionState, time: Timestamp): Exclude<CallMode, 'call'> {
  if (phase.tag !== 'suspended') return 'resolve';
  return phase.onTimeout.type !== 'callback' && time >= phase.until ? 'expire' : 'ask';
}
