import { unreachable } from '../../base/assert.ts';
import type { RefundId } from '../ids.ts';
import type { PaymentState } from '../payment/payment.ts';
import type { RefundChange } from './refund.ts';

/** Folds one change of a refund into its payment. Never refuses: what is in the journal happened (M2). */
export function evolveRefund(_payment: PaymentState, _refundId: RefundId, change: RefundChange): PaymentState {
  return unreachable(change as never);
}
