import { isContested, isFinal } from '../domain/application/status.ts';
import { refuse } from '../domain/errors.ts';
import { applicationTag } from '../domain/ids.ts';
import { questionAt } from '../domain/payment/react.ts';
import { PAYOUT_FOLD_VERSION, payoutMachine } from '../domain/payout/machine.ts';
import type { PayoutChange, PayoutCommand, PayoutIntent, PayoutState } from '../domain/payout/payout.ts';
import type { SessionState } from '../domain/session/session.ts';
import { payoutRecords } from '../wire/record.ts';
import type { EntityKind, Job, OwnedBy, PayoutSessionRef } from './entity-kind.ts';
import { reportEnded } from './finished-payment.ts';
import { payoutTalk } from './payout-talk.ts';
import { payoutRows } from './rows.ts';
import { parseTag } from './session-tag.ts';

/** What the actors of payouts are. */
export const payoutKind: EntityKind<PayoutState, PayoutCommand, PayoutChange, PayoutIntent, PayoutSessionRef> = {
  ...payoutMachine,
  name: 'payout',
  foldVersion: PAYOUT_FOLD_VERSION,
  records: payoutRecords,

  missing: ({ facts }) =>
    facts === undefined ? refuse('APPLICATION_NOT_FOUND', 'There is no such payout') : undefined,
  revisions: ({ facts, progress }) =>
    facts === undefined || progress === undefined || isFinal(progress.status) ? [] : [facts.revision],
  askedRevision: () => undefined,
  isJoined: () => false,

  entityOf: ({ type }) => (type === 'CreatePayout' ? 'payout' : undefined),
  entityMadeBy: ({ type }) => (type === 'payout_created' ? 'payout' : undefined),
  madeBy: () => undefined,
  alreadyExists: () =>
    refuse('PAYMENT_ID_CONFLICT', 'The cash desk has a payout with this payment_id and other content'),

  rows: payoutRows,
  tags: (_before, changes) => changes.flatMap(boundBy),
  tagTaken: ({ type }) =>
    type === 'CreatePayout'
      ? refuse('PAYMENT_ID_CONFLICT', 'The cash desk has a payin with this payment_id')
      : undefined,

  openSessions: (payout) => {
    const session = payout.sessions.at(-1);
    if (session === undefined || session.phase.tag === 'finished' || isOver(payout)) return [];
    return [owned(session)];
  },
  session: ({ sessions }, { no }) => sessions[no],
  sessionKey: ({ no }) => `${no}`,
  sessionOfTag: ({ sessions }, tag) => {
    const ref = parseTag(tag)?.session;
    const session = ref === undefined ? sessions.findLast(({ tags }) => tags.includes(tag)) : sessions[ref.no];
    return session && owned(session);
  },
  isGivenUp: (payout, { no }) => {
    const phase = payout.sessions[no]?.phase;
    if (phase === undefined || payout.paidLate) return false;
    return phase.tag === 'finished' ? phase.result.type === 'failed' : isOver(payout);
  },
  awaitsMore: () => 'never',
  conversion: () => undefined,

  job: jobOf,
  question: ({ progress, paidLate }, session, time) => {
    const mode = questionAt(session, time);
    // Nothing is sent again for a payout that somebody else is to decide, nor for one that was paid after all.
    const asksOnly = paidLate || (progress !== undefined && isContested(progress.status));
    return mode === 'resolve' && asksOnly ? 'ask' : mode;
  },
  wake: () => ({ type: 'WakePayout' }),
  applyOutcome: ({ no }, outcome) => ({ type: 'ApplyPayoutOutcome', no, outcome }),
  applyLateAnswer: ({ no }, outcome) => ({ type: 'ApplyPayoutOutcome', no, outcome }),
  broughtBy: (command) =>
    command.type === 'ApplyPayoutOutcome' ? { ref: { no: command.no }, outcome: command.outcome } : undefined,
  talk: payoutTalk,

  report: ({ observer, sources }, _stream, { before, after }) =>
    reportEnded(observer, before, after, sources.businessClock.now()),
};

function jobOf(_payout: PayoutState, intent: PayoutIntent): Job<PayoutCommand, PayoutSessionRef> {
  switch (intent.type) {
    case 'CallProvider':
      return { type: 'session', ref: { no: intent.no }, work: { type: intent.mode } };
    case 'TimeOutCallback': {
      const callback = { type: 'timeout', body: intent.payload } as const;
      return { type: 'session', ref: { no: intent.no }, work: { type: 'callback', tag: '', callback } };
    }
    case 'WakeAt':
      return { type: 'wake' };
  }
}

function isOver({ progress }: PayoutState): boolean {
  return progress !== undefined && isFinal(progress.status);
}

function owned(session: SessionState): OwnedBy<PayoutSessionRef> {
  return { ref: { no: session.no }, session };
}

/** Tags that a provider chose, and the name of the payout; those we mint contain their stream and need no row. */
function boundBy(change: PayoutChange): readonly string[] {
  if (change.type === 'payout_created') return [applicationTag(change.payout.id)];
  const session = change.type === 'payout_session_changed' ? change.change : undefined;
  return session?.type === 'session_suspended' && parseTag(session.tag) === undefined ? [session.tag] : [];
}
