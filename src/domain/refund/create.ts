import type { DecisionContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Decision } from '../machine.ts';
import type { PaymentChange, PaymentState } from '../payment/payment.ts';
import type { NewRefund } from './refund.ts';

/** A refund of a captured payment, whole or in part, checked in the order of reference §8.1 from its second point on. */
export function createRefund(
  _payment: PaymentState,
  _refund: NewRefund,
  _context: DecisionContext,
): Decision<PaymentChange> {
  return refuse('METHOD_NOT_IMPLEMENTED', 'Refunds are not available in this release');
}
