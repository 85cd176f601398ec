import type { PaymentState } from '../payment/payment.ts';
import type { RefundState } from './refund.ts';

/** The refund that is not decided yet. There is one at most. */
export function pendingRefund({ refunds }: PaymentState): RefundState | undefined {
  for (const refund of refunds.values()) {
    if (refund.status.tag === 'pending') return refund;
  }
  return undefined;
}
