import { isContested } from '../application/status.ts';
import { Misconfigured } from '../condition.ts';
import type { DecisionContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { operableShop } from '../invoice/operable.ts';
import { accept, type Decision } from '../machine.ts';
import { failureOf } from '../session/retry.ts';
import type { SessionChange } from '../session/session.ts';
import { checkReceiver, createPayout } from './create.ts';
import { decidePayoutDispute, outcomeUnknown } from './dispute.ts';
import { progressOf } from './evolve.ts';
import { applyPayoutOutcome } from './outcome.ts';
import type { PayoutChange, PayoutCommand, PayoutFacts, PayoutState } from './payout.ts';
import { settlePayout } from './settle.ts';
import { startSession } from './start-session.ts';

/**
 * What a command changes, together with every step that follows from it and needs nobody outside. Not responsible for what a
 * provider's answer means to a session (`session`), nor for cases (`dispute`).
 *
 *  O1 A payout has one reservation for all its life; at most one of its sessions is open, and the next one is started only after a
 *     definite no to the one before it (P7).
 *  O2 Route, fees and hold are one step, and the cash desk's account never goes below zero by it (P8); what it cannot cover is
 *     declined, with nothing held.
 *  O3 No step leaves `success`, `decline` and `error` (P6); `success` commits the reservation, the others roll it back.
 *  O4 Time alone fails nothing: a payout whose time is over is contested, its money stays held, and the provider is asked on.
 *  O5 Once an attempt that was given up turns out to be paid, nothing more is sent; the payout succeeds as soon as the provider has
 *     said no to the attempt after it, and an operator looks in case that one was paid as well.
 */
export function decidePayout(
  payout: PayoutState,
  command: PayoutCommand,
  context: DecisionContext,
): Decision<PayoutChange> {
  try {
    const decision = changesOf(payout, command, context);
    if (!decision.ok) return decision;
    return accept(settlePayout(payout, decision.changes, context, isInternal(command) ? 'begun' : 'new'));
  } catch (error) {
    if (!(error instanceof Misconfigured)) throw error;
    return refuse('MISCONFIGURED', error.message); // decisions #9: the call is refused and nothing changes.
  }
}

/** Work that has begun: nobody is there to be refused. */
function isInternal({ type }: PayoutCommand): boolean {
  return type === 'WakePayout' || type === 'ApplyPayoutOutcome' || type === 'FailPayoutSession';
}

function changesOf(payout: PayoutState, command: PayoutCommand, context: DecisionContext): Decision<PayoutChange> {
  const { facts } = payout;
  if (command.type === 'CreatePayout') {
    return facts === undefined ? createPayout(command.payout, context) : accept([]);
  }
  if (facts === undefined) return refuse('APPLICATION_NOT_FOUND', 'There is no such payout');
  switch (command.type) {
    case 'CorrectPayoutRequisites':
      return correct(payout, facts, command, context);
    case 'FailPayoutSession':
      return failSession(payout, command);
    case 'ApplyPayoutOutcome':
      return accept(applyPayoutOutcome(payout, command.no, command.outcome, context));
    case 'WakePayout':
      return accept([]);
    default:
      return decidePayoutDispute(payout, command, context);
  }
}

/** Sends a contested payout again, to other details of its receiver (O1). Its time is counted from now. */
function correct(
  payout: PayoutState,
  facts: PayoutFacts,
  { receiver }: PayoutCommand & { readonly type: 'CorrectPayoutRequisites' },
  context: DecisionContext,
): Decision<PayoutChange> {
  const { status } = progressOf(payout);
  if (!isContested(status)) return refuse('INVALID_APPLICATION_STATUS', `The payout is ${status}`, { status });
  const unanswered = payout.sessions.find((session) => failureOf(session) === undefined);
  if (unanswered !== undefined) return outcomeUnknown(unanswered);
  const wrong = checkReceiver(facts.application.method, receiver);
  if (wrong !== undefined) return wrong;
  const shop = operableShop(facts, context.latest);
  if (!shop.ok) return shop;
  return accept([
    { type: 'payout_receiver_corrected', receiver, time: context.now },
    startSession(payout, context.now),
  ]);
}

/** Fails a suspended session from outside. A stale tag is not found. */
function failSession(
  payout: PayoutState,
  { tag, no, failure }: PayoutCommand & { readonly type: 'FailPayoutSession' },
): Decision<PayoutChange> {
  const phase = payout.sessions[no]?.phase;
  if (phase?.tag !== 'suspended' || phase.callbackTag !== tag) return refuse('INVALID_REQUEST', 'Not found');
  const changes: readonly SessionChange[] = [
    { type: 'session_activated' },
    { type: 'session_finished', result: { type: 'failed', failure } },
  ];
  return accept(changes.map((change) => ({ type: 'payout_session_changed', no, change })));
}
