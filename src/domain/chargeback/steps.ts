import type { DecisionContext } from '../context.ts';
import type { PaymentChange, PaymentState } from '../payment/payment.ts';

/** The changes that end the present step of the payment's chargebacks, or none while nothing is due. */
export function nextChargebackChanges(_payment: PaymentState, _context: DecisionContext): readonly PaymentChange[] {
  return [];
}
