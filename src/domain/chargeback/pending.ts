import type { PaymentState } from '../payment/payment.ts';
import type { ChargebackState } from './chargeback.ts';

/** The chargeback that is not decided, if there is one: refunds and other chargebacks wait for it (reference §8.3). */
export function pendingChargeback(payment: PaymentState): ChargebackState | undefined {
  for (const chargeback of payment.chargebacks.values()) {
    if (chargeback.status === 'pending') return chargeback;
  }
  return undefined;
}
