import { isClientId, type PlanId, type RefundId } from '../ids.ts';
import type { PaymentState } from '../payment/payment.ts';
import type { RefundState } from './refund.ts';

/** Names of refunds, and names derived from them, so that a repeat after a crash meets what the first try made (P3). */

/** What the ids of manual refunds begin with, and no others. */
const MANUAL_PREFIX = 'm';

/** The id of a refund whose caller chose one: a manual refund's gets its prefix. Undefined where it cannot be one (reference §2.2). */
export function chosenRefundId(chosen: string, manual: boolean): RefundId | undefined {
  const isPrefixed = chosen.startsWith(MANUAL_PREFIX);
  if (!manual) return isPrefixed ? undefined : chosen;
  const id = isPrefixed ? chosen : MANUAL_PREFIX + chosen;
  return isClientId(id) ? id : undefined;
}

/**
 * The id of a refund whose caller chose none: the least number that no refund of the payment has, manual ones included, so
 * that an id which a caller chose is skipped and changes nothing else (decisions #7).
 */
export function nextRefundId({ refunds }: PaymentState, manual: boolean): RefundId {
  for (let number = 1; ; number += 1) {
    const id = String(number);
    if (!refunds.has(id) && !refunds.has(MANUAL_PREFIX + id)) return manual ? MANUAL_PREFIX + id : id;
  }
}

/** `party/invoice.payment.refund_session-<id>` (reference §6.4). */
export function refundPlanId({ facts }: PaymentState, refundId: RefundId): PlanId {
  const { partyId, invoiceId, id } = facts;
  return `${partyId}/${invoiceId}.${id}.refund_session-${refundId}`;
}

/** At most 64 characters of [A-Za-z0-9_-]: the refund's random seed, and the number of the session. */
export function refundKey({ facts, sessions }: RefundState): string {
  return `${facts.seed}-r${sessions.length}`;
}
