import type { AdapterIntent, SessionOutcome, UserInteraction } from '../session/session.ts';

/**
 * What a provider said of a payment that is no payin, in the words that records had before there were payins: a plain payment that
 * waits for its provider cannot be refused while a node of an older release is a member. What a redirect is for is left away; what
 * only the payer of a payin can answer is a breach of contract.
 */
export function plainOutcome(outcome: SessionOutcome): SessionOutcome {
  if (outcome.type !== 'answered' && outcome.type !== 'callback_answered') return outcome;
  const { intent } = outcome.result;
  const asked = waits(intent) ? intent.interaction?.request : undefined;
  if (!waits(intent) || asked === undefined) return outcome;
  if (asked.type === 'one_time_password' || asked.type === 'transfer_requisites') {
    return { type: 'violation', reason: `the provider asks the payer of a plain payment for ${asked.type}` };
  }
  const interaction = { ...intent.interaction, request: withoutPurpose(asked) };
  return { ...outcome, result: { ...outcome.result, intent: { ...intent, interaction } } };
}

function waits(intent: AdapterIntent | undefined): intent is AdapterIntent & { readonly type: 'sleep' | 'suspend' } {
  return intent?.type === 'sleep' || intent?.type === 'suspend';
}

function withoutPurpose(asked: UserInteraction): UserInteraction {
  if (asked.type !== 'redirect') return asked;
  const { purpose: _, ...plain } = asked;
  return plain;
}
