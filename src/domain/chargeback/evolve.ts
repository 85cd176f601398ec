import { unreachable } from '../../base/assert.ts';
import type { ChargebackId } from '../ids.ts';
import type { PaymentState } from '../payment/payment.ts';
import type { ChargebackChange } from './chargeback.ts';

/** Folds one change of a chargeback into its payment. Never refuses: what is in the journal happened (M2). */
export function evolveChargeback(
  _payment: PaymentState,
  _chargebackId: ChargebackId,
  change: ChargebackChange,
): PaymentState {
  return unreachable(change as never);
}
