import type { Provider } from '../configuration.ts';
import { failureCode, type OperationFailure } from '../failure.ts';
import { partiesOf } from '../routing/provision-terms.ts';
import { attemptLimit } from '../terms.ts';
import type { PaymentState } from './payment.ts';
import type { Pinned } from './pinned.ts';

export const DEADLINE_REACHED = 'authorization_failed:processing_deadline_reached';

/**
 * Whether another route is looked for after an attempt has failed (reference §5.7). Never once the payment's own deadline has
 * passed: another provider would be as late (decisions #10).
 */
export function mayCascade(
  payment: PaymentState,
  reason: OperationFailure,
  { configuration, shop, variables }: Pinned,
): boolean {
  const { attempts, candidates, sessions } = payment;
  const attempt = attempts.at(-1);
  if (attempt === undefined || candidates.length < 2 || failureCode(reason) === DEADLINE_REACHED) return false;
  const { provider } = partiesOf(configuration, attempt.route);
  const interacted = sessions.slice(attempt.sessionsBefore).some((session) => session.interacted);
  return isTriggered(provider.cascade, reason, interacted) && attempts.length < attemptLimit(shop.terms, variables);
}

/**
 * Without a word of its own a provider's failures lead on, unless the payer was asked for something. Of the conditions that
 * are set each must agree; one that sets none wants no cascade.
 */
function isTriggered(behaviour: Provider['cascade'], reason: OperationFailure, interacted: boolean): boolean {
  if (behaviour === undefined) return !interacted;
  const { mappedErrors, noUserInteraction } = behaviour;
  if (noUserInteraction === true && interacted) return false;
  if (mappedErrors === undefined) return noUserInteraction === true;
  if (reason.type !== 'failure') return false;
  const { code } = reason.failure;
  return mappedErrors.some((signature) => code.startsWith(signature));
}
