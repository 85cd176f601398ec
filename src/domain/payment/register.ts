import type { DecisionContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { InvoiceFacts, RegisteredPayment } from '../invoice/invoice.ts';
import type { Decision } from '../machine.ts';
import type { PaymentChange } from './payment.ts';

/** A payment that a provider has taken already (reference §3.9): nothing blocks it, and nobody is asked for its money. */
export function registerPayment(
  _invoice: InvoiceFacts,
  _payment: RegisteredPayment,
  _context: DecisionContext,
): Decision<PaymentChange> {
  return refuse('METHOD_NOT_IMPLEMENTED', 'Registration of payments is not available in this release');
}
