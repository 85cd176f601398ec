import type { DecisionContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Decision } from '../machine.ts';
import type { PaymentChange, PaymentState } from '../payment/payment.ts';
import type { NewAdjustment } from './adjustment.ts';

/** An adjustment of a finished payment, checked in the order of reference §8.2. */
export function createAdjustment(
  _payment: PaymentState,
  _adjustment: NewAdjustment,
  _context: DecisionContext,
): Decision<PaymentChange> {
  return refuse('METHOD_NOT_IMPLEMENTED', 'Adjustments are not available in this release');
}
