import { assert } from '../../base/assert.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { CustomerId } from '../ids.ts';
import type { PaymentChange } from '../payment/payment.ts';
import type { RecurrentParent, RecurrentToken } from './recurrent.ts';

/**
 * Why this parent cannot be charged again for this customer, or undefined when it can (reference §3.4, points 5, 10 and 11).
 * Texts are those of the reference. A cancelled parent is fine, and so is one of another shop.
 */
export function refuseParent(parent: RecurrentParent, customerId: CustomerId | undefined): Refusal | undefined {
  if (!parent.found) return refuseBecause(parent.problem);
  if (parent.token === undefined || parent.route === undefined) {
    return refuseBecause('Parent payment has no recurrent token');
  }
  if (parent.status === 'failed') return refuseBecause('Invalid parent payment status');
  const differs = customerId !== undefined && parent.customerId !== undefined && customerId !== parent.customerId;
  return differs ? refuseBecause('Customer ID mismatch with parent') : undefined;
}

/** The tokens by which the payment is made: those stored with the card, else the parent's own, on the parent's route. */
export function chargedTokens(parent: RecurrentParent, stored: readonly RecurrentToken[] = []): PaymentChange {
  if (stored.length > 0) return { type: 'cascade_tokens_loaded', tokens: stored, predefined: false };
  assert(parent.found && parent.route !== undefined && parent.token !== undefined, 'a parent without token is refused');
  const { providerId, terminalId } = parent.route;
  return { type: 'cascade_tokens_loaded', tokens: [{ providerId, terminalId, token: parent.token }], predefined: true };
}

function refuseBecause(details: string): Refusal {
  return refuse('INVALID_RECURRENT_PARENT_PAYMENT', details, { details });
}
