import { unreachable } from '../../base/assert.ts';
import type { AdjustmentId } from '../ids.ts';
import type { PaymentState } from '../payment/payment.ts';
import type { AdjustmentChange } from './adjustment.ts';

/** Folds one change of an adjustment into its payment. Never refuses: what is in the journal happened (M2). */
export function evolveAdjustment(
  _payment: PaymentState,
  _adjustmentId: AdjustmentId,
  change: AdjustmentChange,
): PaymentState {
  return unreachable(change as never);
}
