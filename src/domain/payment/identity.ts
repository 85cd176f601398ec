import type { PaymentTarget } from '../configuration.ts';
import type { PlanId } from '../ids.ts';
import type { PaymentState } from './payment.ts';

/** Names derived from a payment, so that a repeat after a crash meets what the first try made (P3). */

/** `party/invoice.payment.N`, where N counts the routes tried: each attempt is a plan of its own (reference §6.4). */
export function planIdOf(payment: PaymentState): PlanId {
  const { partyId, invoiceId, id } = payment.facts;
  return `${partyId}/${invoiceId}.${id}.${payment.attempts.length}`;
}

const TARGET_LETTER: Record<PaymentTarget, string> = { processed: 'p', captured: 'c', cancelled: 'v', refunded: 'r' };

/** At most 64 characters of [A-Za-z0-9_-]: the payment's random seed, the target, and the number of the session. */
export function idempotencyKey(payment: PaymentState, target: PaymentTarget): string {
  return `${payment.facts.seed}-${TARGET_LETTER[target]}${payment.sessions.length}`;
}

/** Of the next session that gives back what was taken late. */
export function reversalKey({ facts, reversal }: PaymentState): string {
  return `${facts.seed}-x${reversal?.sessions.length ?? 0}`;
}
