import type { DecisionContext } from '../context.ts';
import { failure, OPERATION_TIMEOUT } from '../failure.ts';
import type { InvoiceChange, InvoiceState } from '../invoice/invoice.ts';
import type { AdapterIntent, SessionOutcome, SessionState } from '../session/session.ts';
import type { ApplicationChange } from './application.ts';
import type { PayinState } from './payin.ts';

/**
 * What a payin makes of what came back to the session that takes its money, before the payment makes its own of it.
 *
 *  O1 A payin by card waits for its lifetime and no longer, whatever the adapter allows.
 *  O2 One who transfers money is never timed out by the session: the payin contests or ends it (`payin-steps.ts`).
 *  O3 A password is counted once, and only when the provider says that it is wrong.
 *  O4 What the payer gave is on its way until its own answer is there: any other word of the provider is about something else.
 */

/** Nobody waits as long; what ends the wait is a command or a timer of the payin. */
const NEVER_MS = 100 * 365 * 86_400_000;

/** What a payin fails with whose payer did not come back in time (reference h2h §5.2). */
export const THREE_DS_TIMEOUT = failure('preauthorization_failed:three_ds_not_finished', '3-D Secure timeout');

/** O1, O2: the outcome with the time that the payin gives its payer. */
export function withLifetime(
  { facts }: PayinState,
  session: SessionState | undefined,
  outcome: SessionOutcome,
  { now }: DecisionContext,
): SessionOutcome {
  if (session?.target !== 'processed' || !('result' in outcome)) return outcome;
  const { intent } = outcome.result;
  if (intent?.type !== 'suspend') return outcome;
  if (facts.product === 'p2p') {
    return withIntent(outcome, { ...intent, timeoutMs: NEVER_MS, onTimeout: { type: 'operation_timeout' } });
  }
  const lifeMs = Math.max(0, Math.floor((facts.expireTime - now) / 1_000));
  const { onTimeout = { type: 'operation_timeout' } } = intent;
  const isOurs = intent.timeoutMs >= lifeMs || onTimeout.type === 'operation_timeout';
  const reason = asksPayer(session, intent) ? THREE_DS_TIMEOUT : OPERATION_TIMEOUT;
  return withIntent(outcome, {
    ...intent,
    timeoutMs: Math.min(intent.timeoutMs, lifeMs),
    onTimeout: isOurs ? { type: 'failure', failure: reason } : onTimeout,
  });
}

type AnsweredOutcome = Extract<SessionOutcome, { readonly type: 'answered' | 'callback_answered' }>;

function asksPayer({ interactionStatus }: SessionState, intent: AdapterIntent & { readonly type: 'suspend' }): boolean {
  const { request, complete } = intent.interaction ?? {};
  return request !== undefined || (interactionStatus === 'requested' && complete !== true);
}

function withIntent(outcome: AnsweredOutcome, intent: AdapterIntent): SessionOutcome {
  return { ...outcome, result: { ...outcome.result, intent } };
}

/**
 * What the outcome says of what the payer gave. `changed`: whether the payment makes anything of it; a callback that it knows
 * already says nothing. Nor does an answer to a question that was on its way before (O4).
 */
export function verificationChanges(
  { application: payin }: InvoiceState,
  session: SessionState | undefined,
  outcome: SessionOutcome,
  changed: boolean,
  { now }: DecisionContext,
): readonly InvoiceChange[] {
  const { verification } = payin ?? {};
  if (session === undefined || session.target !== 'processed' || session.phase.tag === 'finished') return [];
  if (verification === undefined || !('result' in outcome) || outcome.result.intent === undefined) return [];
  if (outcome.type === 'callback_answered' && !changed) return [];
  const { intent, verification: verdict } = outcome.result;
  if (verdict === 'accepted') {
    return verification.phase === 'accepted' ? [] : told({ type: 'verification_accepted', time: now });
  }
  if (verification.phase !== 'sent' && verification.phase !== 'delivered') return []; // O3
  if (verdict === 'refused' || verdict === 'lost') {
    return told({ type: 'verification_refused', lost: verdict === 'lost', time: now });
  }
  if (intent.type === 'succeed' || intent.type === 'fail') return [];
  if (verdict === 'delivered') return told({ type: 'verification_delivered', time: now });
  // Asked after nobody knew whether it got there, the provider waits for it: it may be given again.
  const isLost = verification.phase === 'sent' && session.unknown !== undefined && isStillAsked(session, intent);
  return isLost ? told({ type: 'verification_refused', lost: true, time: now }) : [];
}

function isStillAsked({ phase, interactionStatus }: SessionState, intent: AdapterIntent): boolean {
  if (intent.type !== 'suspend' || intent.interaction?.complete === true) return false;
  return phase.tag === 'suspended' && phase.callbackTag === intent.tag && interactionStatus === 'requested';
}

function told(change: ApplicationChange): readonly InvoiceChange[] {
  return [{ type: 'application_changed', change }];
}
