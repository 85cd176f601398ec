import { doublingDelayMs } from '../../base/backoff.ts';
import { addMs, type Timestamp } from '../../base/time.ts';
import { failure, OPERATION_TIMEOUT, type OperationFailure } from '../failure.ts';
import type { Money } from '../money.ts';
import type {
  AdapterIntent,
  AdapterResult,
  InteractionStep,
  SessionChange,
  SessionOutcome,
  SessionState,
  TransactionInfo,
} from './session.ts';

/**
 * What a session makes of what came back from its provider (reference §4.2, §4.3).
 *  S1 A finished session takes nothing more (P6).
 *  S2 Unknown is not failed: it is asked again, later and later (P7).
 *  S3 The session is bound to one transaction; another one is a breach of contract.
 *  S4 Only the latest tag is answered; an identical repeat of the last callback changes nothing.
 */

export interface OutcomeContext {
  readonly now: Timestamp;
  /** Longest life of one provider call. */
  readonly callTimeoutMs: number;
  /** How long a former owner may still believe in its lease; 0 when embedded. */
  readonly leaseMs: number;
}

export interface SessionReaction {
  readonly changes: readonly SessionChange[];
  /** The provider authorised another amount than asked for. */
  readonly changedCost?: Money;
  readonly recurrentToken?: string;
  /** The provider broke its contract: an operator must look. */
  readonly violation?: string;
}

/** First question after an unknown outcome comes after a second; a provider that stays away is asked every five minutes. */
const FIRST_QUESTION_MS = 1_000;
const LAST_QUESTION_MS = 300_000;

const NOTHING: SessionReaction = { changes: [] };

export function applyOutcome(session: SessionState, outcome: SessionOutcome, context: OutcomeContext): SessionReaction {
  if (session.phase.tag === 'finished') return NOTHING; // S1
  switch (outcome.type) {
    case 'answered':
      // Work that ends without a word would be due again at once, and again.
      if (outcome.result.intent === undefined)
        return violated(session, 'the adapter answered without an intent', context);
      return applyResult(session, outcome.result, context);
    case 'callback_answered':
      return applyCallback(session, outcome, context);
    case 'unknown':
      return { changes: [becameUnknown(session, outcome.reason, context, outcome.unsent)] };
    case 'violation':
      return violated(session, outcome.reason, context);
    case 'not_found':
      return notFound(session, context);
    case 'expired':
      return expired(session, context);
  }
}

function applyCallback(
  session: SessionState,
  outcome: SessionOutcome & { readonly type: 'callback_answered' },
  context: OutcomeContext,
): SessionReaction {
  const { tag, digest, response, result } = outcome;
  if (session.tags.at(-1) !== tag || session.lastCallback?.digest === digest) return NOTHING; // S4
  const reaction = applyResult(session, result, context);
  if (result.intent === undefined) return reaction; // Not handled: the same bytes may mean more the next time.
  return { ...reaction, changes: [{ type: 'session_callback_taken', digest, response }, ...reaction.changes] };
}

function applyResult(session: SessionState, result: AdapterResult, context: OutcomeContext): SessionReaction {
  const breach = breachOf(session, result);
  if (breach !== undefined) return violated(session, breach, context);
  const { intent, trx, nextState } = result;
  const changes: SessionChange[] = [];
  const add = (...more: readonly SessionChange[]) => changes.push(...more);

  const stillWaiting = intent?.type === 'suspend' && isWaiting(session, intent.tag);
  if (intent !== undefined && !stillWaiting && session.phase.tag !== 'active') add({ type: 'session_activated' });
  if (trx !== undefined && !sameTransaction(session.trx, trx)) add({ type: 'session_transaction_bound', trx });
  if (nextState !== undefined && !sameBytes(session.proxyState, nextState)) {
    add({ type: 'session_proxy_state_changed', state: nextState });
  }
  if (intent === undefined) return { changes };
  add(...interactionChanges(session, intent));
  if (stillWaiting) add(...stillSuspended(session, intent, context));
  else add(...intentChanges(intent, context));
  return {
    changes,
    ...(intent.type === 'succeed' && intent.changedCost !== undefined ? { changedCost: intent.changedCost } : {}),
    ...(intent.type === 'succeed' && intent.recurrentToken !== undefined
      ? { recurrentToken: intent.recurrentToken }
      : {}),
  };
}

function breachOf(session: SessionState, result: AdapterResult): string | undefined {
  if (session.trx !== undefined && result.trx !== undefined && session.trx.id !== result.trx.id) {
    return `the provider answered for transaction ${result.trx.id}, the session is bound to ${session.trx.id}`; // S3
  }
  if (result.intent?.type === 'succeed' && result.intent.changedCost !== undefined && session.target !== 'processed') {
    return `the provider changed the amount of a session that is to be ${session.target}`;
  }
  return undefined;
}

function intentChanges(intent: AdapterIntent, { now }: OutcomeContext): readonly SessionChange[] {
  switch (intent.type) {
    case 'succeed':
      return [{ type: 'session_finished', result: { type: 'succeeded' } }];
    case 'fail':
      return [failed(intent.failure)];
    case 'sleep':
      return [{ type: 'session_slept', until: addMs(now, intent.durationMs) }];
    case 'suspend': {
      const onTimeout = intent.onTimeout ?? { type: 'operation_timeout' };
      return [{ type: 'session_suspended', tag: intent.tag, until: addMs(now, intent.timeoutMs), onTimeout }];
    }
  }
}

function isWaiting(session: SessionState, tag: string): boolean {
  return session.phase.tag === 'suspended' && session.phase.callbackTag === tag;
}

/**
 * The provider still waits for the payer. That alone ends nothing, however late it is: the question that ends it takes back
 * what the payer may still do (`expired`). A session that wanted to be told of the time-out and waits on all the same has a
 * new one, or it would be told without a pause.
 */
function stillSuspended(
  { phase, unknown }: SessionState,
  intent: AdapterIntent,
  context: OutcomeContext,
): readonly SessionChange[] {
  if (phase.tag !== 'suspended') return [];
  const { callbackTag, until, onTimeout } = phase;
  // What was unknown is known again: the session waits as before.
  if (unknown !== undefined) return [{ type: 'session_suspended', tag: callbackTag, until, onTimeout }];
  return context.now >= until && onTimeout.type === 'callback' ? intentChanges(intent, context) : [];
}

/** The end of a payer who never came back (decisions #4), unless the session has gone on meanwhile. */
function expired(session: SessionState, { now }: OutcomeContext): SessionReaction {
  const { phase } = session;
  if (phase.tag !== 'suspended' || now < phase.until) return NOTHING;
  return { changes: [failed(timeoutFailure(session))] };
}

function timeoutFailure(session: SessionState): OperationFailure {
  const { phase } = session;
  return phase.tag === 'suspended' && phase.onTimeout.type === 'failure' ? phase.onTimeout.failure : OPERATION_TIMEOUT;
}

/** The provider never saw the request, and it cannot be made again, as its CVV is gone. */
function notFound({ unknown }: SessionState, context: OutcomeContext): SessionReaction {
  const certainFrom = addMs(unknown?.since ?? context.now, context.callTimeoutMs + context.leaseMs);
  if (context.now < certainFrom) {
    // A request sent just before we lost sight of it may still arrive: no is certain only after its deadline (P7).
    const since = unknown?.since ?? context.now;
    return { changes: [{ type: 'session_became_unknown', reason: 'not found yet', since, askTime: certainFrom }] };
  }
  const why = 'the provider never saw the request, and it can no longer be repeated';
  return { changes: [failed(failure('authorization_failed:unknown', why))] };
}

function violated(session: SessionState, violation: string, context: OutcomeContext): SessionReaction {
  return { changes: [becameUnknown(session, violation, context)], violation };
}

function becameUnknown(
  session: SessionState,
  reason: string,
  { now }: OutcomeContext,
  unsent: boolean | undefined = false,
): SessionChange {
  const { since = now, attempts = 0 } = session.unknown ?? {};
  const askTime = addMs(now, doublingDelayMs(attempts, FIRST_QUESTION_MS, LAST_QUESTION_MS));
  // What may have been sent before stays in doubt, whatever was not sent now.
  const nothingSent = unsent && (session.unknown === undefined || session.unknown.unsent === true);
  return { type: 'session_became_unknown', reason, since, askTime, ...(nothingSent ? { unsent } : {}) }; // S2
}

function failed(reason: OperationFailure): SessionChange {
  return { type: 'session_finished', result: { type: 'failed', failure: reason } };
}

/** Completion refers to the last request; completing what nobody asked for is ignored (reference §4.3). */
function interactionChanges(session: SessionState, intent: AdapterIntent): readonly SessionChange[] {
  const step: InteractionStep =
    (intent.type === 'sleep' || intent.type === 'suspend' ? intent.interaction : { complete: true }) ?? {};
  const changes: SessionChange[] = [];
  const { interaction, interactionStatus } = session;
  if (step.complete === true && interaction !== undefined && interactionStatus === 'requested') {
    changes.push({ type: 'session_interaction_changed', interaction, status: 'completed' });
  }
  if (step.request !== undefined && !isRequested(session, step.request)) {
    changes.push({ type: 'session_interaction_changed', interaction: step.request, status: 'requested' });
  }
  return changes;
}

function isRequested(session: SessionState, interaction: object): boolean {
  return (
    session.interactionStatus === 'requested' && JSON.stringify(session.interaction) === JSON.stringify(interaction)
  );
}

function sameTransaction(a: TransactionInfo | undefined, b: TransactionInfo): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && Buffer.compare(a, b) === 0;
}
