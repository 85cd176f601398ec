import type { DecisionContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { ChargebackId } from '../ids.ts';
import type { ChargebackDecision } from '../invoice/invoice.ts';
import type { Decision } from '../machine.ts';
import type { PaymentChange, PaymentState } from '../payment/payment.ts';
import type { NewChargeback } from './chargeback.ts';

/** A chargeback of a captured payment, checked in the order of reference §8.3. */
export function createChargeback(
  _payment: PaymentState,
  _chargeback: NewChargeback,
  _context: DecisionContext,
): Decision<PaymentChange> {
  return refuse('METHOD_NOT_IMPLEMENTED', 'Chargebacks are not available in this release');
}

/** What becomes of a chargeback: accepted, rejected, reopened, cancelled (reference §8.3). */
export function decideChargeback(
  _payment: PaymentState,
  _chargebackId: ChargebackId,
  _decision: ChargebackDecision,
  _context: DecisionContext,
): Decision<PaymentChange> {
  return refuse('METHOD_NOT_IMPLEMENTED', 'Chargebacks are not available in this release');
}
