import type { DecisionContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { InvoiceChange, InvoiceCommand, InvoiceState } from '../invoice/invoice.ts';
import type { Decision } from '../machine.ts';

type Command<Type extends InvoiceCommand['type']> = InvoiceCommand & { readonly type: Type };

/** Changes that an operator adds by hand to an invoice that waits for attention (reference §10.1). */
export function repairInvoice(
  _invoice: InvoiceState,
  _command: Command<'RepairInvoice'>,
  _context: DecisionContext,
): Decision<InvoiceChange> {
  return refuse('METHOD_NOT_IMPLEMENTED', 'Repair is not available in this release');
}

/** The scenario that fits the step an invoice is stuck at (reference §10.2). */
export function repairWithScenario(
  _invoice: InvoiceState,
  _command: Command<'RepairInvoiceWithScenario'>,
  _context: DecisionContext,
): Decision<InvoiceChange> {
  return refuse('METHOD_NOT_IMPLEMENTED', 'Repair is not available in this release');
}
