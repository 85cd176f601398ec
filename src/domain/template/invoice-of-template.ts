import type { DecisionContext } from '../context.ts';
import { type Refusal, refuseField } from '../errors.ts';
import type { NewInvoice } from '../invoice/invoice.ts';
import { operableShop } from '../invoice/operable.ts';
import { equalMoney, type Money } from '../money.ts';
import { cartTotal } from '../payment/cart.ts';
import type { Cart } from '../payment/payment.ts';
import { addSpan } from '../span.ts';
import { positionIn } from './price.ts';
import { requireActive } from './require-active.ts';
import type { TemplateContent, TemplatedInvoice, TemplateState } from './template.ts';

/** What an invoice by a template says in full, or why there can be none; costs by the table of reference §1.7. */
export function invoiceOfTemplate(
  asked: TemplatedInvoice,
  template: TemplateState,
  { now, latest }: Pick<DecisionContext, 'now' | 'latest'>,
): { readonly ok: true; readonly invoice: NewInvoice } | Refusal {
  const active = requireActive(template);
  if (!active.ok) return active;
  const { facts, content } = active;
  const { id: templateId, partyId, shopId } = facts;
  const operable = operableShop(facts, latest);
  if (!operable.ok) return operable;
  const priced = priceOf(content, asked.cost);
  if (!priced.ok) return priced;
  const { product, description, lifetime, mutations, context } = content;
  const invoice: NewInvoice = {
    ...(context === undefined ? {} : { context }),
    ...asked,
    partyId,
    shopId,
    templateId,
    cost: priced.cost,
    details: { product, cart: priced.cart, ...(description === undefined ? {} : { description }) },
    dueTime: addSpan(now, lifetime),
    mutations,
  };
  return { ok: true, invoice };
}

type Priced = { readonly ok: true; readonly cost: Money; readonly cart: Cart } | Refusal;

function priceOf({ details }: TemplateContent, asked: Money | undefined): Priced {
  if (details.type === 'cart') {
    const total = cartTotal(details.cart);
    if (total === undefined) return refuseField('cost', 'Invalid cart');
    return { ok: true, cost: total, cart: details.cart };
  }
  const { product, price, metadata } = details;
  const cost = asked ?? (price.type === 'fixed' ? price.price : undefined);
  if (cost === undefined) return violation('cost', 'missing invoice cost');
  if (price.type === 'fixed' && !equalMoney(cost, price.price)) return violation('cost', 'cost mismatch');
  if (price.type === 'range') {
    const position = positionIn(price.range, cost);
    if (position === 'other_currency') return violation('cost.currency', 'invalid currency');
    if (position === 'outside') return violation('cost.amount_minor', 'invalid amount');
  }
  const line = { product, quantity: 1, price: cost, ...(metadata === undefined ? {} : { metadata }) };
  return { ok: true, cost, cart: [line] };
}

function violation(field: string, text: string): Refusal {
  return refuseField(field, `Template violation: ${text}`);
}
