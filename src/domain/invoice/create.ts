import { allocate } from '../allocation/allocate.ts';
import type { Allocation } from '../allocation/allocation.ts';
import { checkTargets } from '../allocation/targets.ts';
import type { Shop } from '../configuration.ts';
import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse, refuseField } from '../errors.ts';
import { accept, type Decision } from '../machine.ts';
import type { Money } from '../money.ts';
import { cartTotal } from '../payment/cart.ts';
import type { Cart } from '../payment/payment.ts';
import { invoiceVariables } from '../routing/variables.ts';
import { invoiceOfTemplate } from '../template/invoice-of-template.ts';
import type { TemplatedInvoice, TemplateState } from '../template/template.ts';
import { checkInvoiceCost } from '../terms.ts';
import type { InvoiceChange, InvoiceFacts, NewInvoice } from './invoice.ts';
import { mutate } from './mutate.ts';
import { operableShop } from './operable.ts';

/**
 * A new invoice, or why it may not be made (reference §2.1 Create). Amount and limits are checked by the cost that was asked
 * for, before mutations move it (reference §1.6).
 */
export function createInvoice(invoice: NewInvoice, context: DecisionContext): Decision<InvoiceChange> {
  const found = operableShop(invoice, context.latest);
  if (!found.ok) return found;
  const { shop } = found;
  const { mutations = [], allocation: _, ...asked } = invoice;
  const { cost, details, partyId, trustLevel } = asked;
  const refusal =
    checkInvoiceCost(shop, cost, invoiceVariables({ partyId, shop, cost, trustLevel })) ??
    checkCart(details.cart, cost);
  if (refusal !== undefined) return refusal;
  const mutated = mutate(cost, details.cart, mutations, context.draw);
  if (!mutated.ok) return mutated;
  const split = splitOf(invoice, shop, context);
  if (!split.ok) return split;
  const facts: InvoiceFacts = {
    ...asked,
    cost: mutated.cost,
    details: { ...details, ...(mutated.cart === undefined ? {} : { cart: mutated.cart }) },
    revision: context.latest.revision,
    createTime: context.now,
    mutations: mutated.applied,
    ...(split.allocation.length === 0 ? {} : { allocation: split.allocation }),
  };
  return accept([{ type: 'invoice_created', invoice: facts }]);
}

/** A new invoice by a template (reference §1.7). */
export function createInvoiceFromTemplate(
  asked: TemplatedInvoice,
  template: TemplateState,
  context: DecisionContext,
): Decision<InvoiceChange> {
  const made = invoiceOfTemplate(asked, template, context);
  return made.ok ? createInvoice(made.invoice, context) : made;
}

function checkCart(cart: Cart | undefined, cost: Money): Refusal | undefined {
  if (cart === undefined || cart.length === 0) return undefined;
  const total = cartTotal(cart);
  if (total === undefined) return refuseField('details.cart', 'All lines of a cart must be of one currency');
  if (total.currency === cost.currency && total.amountMinor === cost.amountMinor) return undefined;
  return refuseField('details.cart', 'The cart total must equal the cost');
}

/** None for an invoice that is not split. */
function splitOf(
  { cost, mutations = [], allocation: prototype }: NewInvoice,
  shop: Shop,
  { latest }: DecisionContext,
): { readonly ok: true; readonly allocation: Allocation } | Refusal {
  if (prototype === undefined) return { ok: true, allocation: [] };
  if (mutations.length > 0) {
    return refuse('ALLOCATION_NOT_ALLOWED', 'An invoice whose amount is moved at random cannot be split');
  }
  const { partyId, id: shopId } = shop;
  const allocated = allocate(prototype, { partyId, shopId }, cost);
  if (!allocated.ok) return allocated;
  return checkTargets(allocated.allocation, shop, latest) ?? allocated;
}
