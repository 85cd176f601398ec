import type { DecisionContext } from '../context.ts';
import { refuseField } from '../errors.ts';
import { accept, type Decision } from '../machine.ts';
import { cartTotal } from '../payment/cart.ts';
import { invoiceVariables } from '../routing/variables.ts';
import { checkInvoiceCost } from '../terms.ts';
import type { InvoiceChange, InvoiceFacts, NewInvoice } from './invoice.ts';
import { operableShop } from './operable.ts';

/** A new invoice, or why it may not be made (reference §2.1 Create). */
export function createInvoice(invoice: NewInvoice, context: DecisionContext): Decision<InvoiceChange> {
  const found = operableShop(invoice, context.latest);
  if (!found.ok) return found;
  const { shop } = found;
  const { cost, details } = invoice;
  const { partyId, trustLevel } = invoice;
  const refusal = checkInvoiceCost(shop, cost, invoiceVariables({ partyId, shop, cost, trustLevel }));
  if (refusal !== undefined) return refusal;
  if (details.cart !== undefined && details.cart.length > 0) {
    const total = cartTotal(details.cart);
    if (total === undefined) return refuseField('details.cart', 'All lines of a cart must be of one currency');
    if (total.currency !== cost.currency || total.amountMinor !== cost.amountMinor) {
      return refuseField('details.cart', 'The cart total must equal the cost');
    }
  }
  const facts: InvoiceFacts = {
    ...invoice,
    revision: context.latest.revision,
    createTime: context.now,
    mutations: invoice.mutations ?? [],
  };
  return accept([{ type: 'invoice_created', invoice: facts }]);
}
