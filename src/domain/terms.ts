import { alternatives, Misconfigured, mustReduce, reduce, type Selector, type Variables } from './condition.ts';
import {
  type AmountRange,
  inRange,
  type MerchantPaymentTerms,
  type MerchantTerms,
  rangePosition,
  type Shop,
} from './configuration.ts';
import { type Refusal, refuse, refuseField } from './errors.ts';
import type { CurrencyCode, Money } from './money.ts';
import { type PaymentMethod, type PaymentTool, paymentMethod } from './payment-tool.ts';

/**
 * What the merchant's terms allow (reference §1, §3.3, §3.4). Texts of refusals are those of the reference, letter by letter.
 * Not responsible for parties, shops and invoices that are in a wrong state, nor for parents of recurrent payments.
 *  T1 A part of the terms that is absent allows nothing.
 *  T2 A selector that does not reduce to a value is the document's fault: it throws `Misconfigured`, it never refuses.
 */

/**
 * Refuses a cost that is not positive, not in the shop's currency, or that no payment under the shop's terms could have:
 * `variables` know no tool yet, so every cash limit that may still apply is tried.
 */
export function checkInvoiceCost(shop: Shop, cost: Money, variables: Variables): Refusal | undefined {
  if (cost.amountMinor <= 0n) return refuseField('cost.amount_minor', 'Invalid amount');
  if (cost.currency !== shop.currency) return refuseField('cost.currency', 'Invalid currency');
  const terms = shop.terms.payments;
  const limits = terms === undefined ? [] : alternatives(terms.cashLimit, variables);
  if (limits.some((limit) => inRange(limit, cost))) return undefined;
  return refuse('INVOICE_TERMS_VIOLATED', 'Invoice is unpayable', { reason: 'invoice_unpayable' });
}

export interface PaymentRequest {
  readonly terms: MerchantTerms;
  readonly variables: Variables;
  readonly tool: PaymentTool;
  readonly cost: Money;
  readonly category: string;
  readonly flowType: 'instant' | 'hold';
  /** The payer is a recurrent one, or the payment is to bear recurrent ones. */
  readonly recurrent: boolean;
}

/** The checks of StartPayment against the terms, in the order of reference §3.4, points 6 to 10. */
export function checkPaymentTerms(request: PaymentRequest): Refusal | undefined {
  const { variables, tool, cost, category } = request;
  const terms = request.terms.payments;
  if (terms === undefined) return refuse('OPERATION_NOT_PERMITTED', 'Payments are not permitted');
  return (
    checkCurrency(terms, cost.currency, variables) ??
    checkCategory(terms, category, variables) ??
    checkMethod(terms.methods, tool, variables, 'merchant payment methods') ??
    checkCashLimit(terms.cashLimit, cost, variables, 'merchant cash limit') ??
    checkFlow(terms, request) ??
    checkRecurrent(request)
  );
}

/** How long a payment may be held, in milliseconds. Throws `Misconfigured` for terms without holds: `checkPaymentTerms` refused those. */
export function holdLifetimeMs(terms: MerchantTerms, variables: Variables): number {
  const holds = terms.payments?.holds;
  if (holds === undefined) throw new Misconfigured('merchant hold terms: undefined');
  return mustReduce(holds.lifetimeMs, variables, 'merchant hold lifetime');
}

/** How many routes one payment may try in all; 1 when the terms do not say, or cannot say yet (reference §5.7). */
export function attemptLimit(terms: MerchantTerms, variables: Variables): number {
  const selector = terms.payments?.attemptLimit;
  const limit = selector === undefined ? { ok: false as const } : reduce(selector, variables);
  return limit.ok ? limit.value : 1;
}

function checkCurrency(terms: MerchantPaymentTerms, currency: CurrencyCode, variables: Variables): Refusal | undefined {
  const currencies = mustReduce(terms.currencies, variables, 'merchant payment currencies');
  return currencies.includes(currency) ? undefined : refuse('INVALID_REQUEST', 'Invalid currency');
}

function checkCategory(terms: MerchantPaymentTerms, category: string, variables: Variables): Refusal | undefined {
  const categories = mustReduce(terms.categories, variables, 'merchant payment categories');
  return categories.includes(category)
    ? undefined
    : refuse('OPERATION_NOT_PERMITTED', `Category ${category} is not permitted`);
}

/** Refuses a tool whose method is not among those allowed. */
export function checkMethod(
  methods: Selector<readonly PaymentMethod[]>,
  tool: PaymentTool,
  variables: Variables,
  what: string,
): Refusal | undefined {
  const allowed = mustReduce(methods, variables, what);
  return allowed.includes(paymentMethod(tool)) ? undefined : refuse('INVALID_REQUEST', 'Invalid payment method');
}

/** Refuses an amount outside of a range. */
export function checkCashLimit(
  cashLimit: Selector<AmountRange>,
  amount: Money,
  variables: Variables,
  what: string,
): Refusal | undefined {
  const limit = mustReduce(cashLimit, variables, what);
  switch (rangePosition(limit, amount)) {
    case 'inside':
      return undefined;
    case 'below':
      return refuse('INVALID_REQUEST', 'Invalid amount, less than allowed minumum');
    case 'above':
      return refuse('INVALID_REQUEST', 'Invalid amount, more than allowed maximum');
    case 'other_currency':
      throw new Misconfigured(`${what} is in ${limit.currency}, the payment in ${amount.currency}`);
  }
}

function checkFlow(
  { holds }: MerchantPaymentTerms,
  { flowType, tool, variables }: PaymentRequest,
): Refusal | undefined {
  if (flowType === 'instant') return undefined;
  if (holds === undefined) return refuse('INVALID_REQUEST', 'Holds are not available');
  return checkMethod(holds.methods, tool, variables, 'merchant hold methods');
}

function checkRecurrent({ recurrent, terms, tool, variables }: PaymentRequest): Refusal | undefined {
  if (!recurrent) return undefined;
  if (terms.recurrent === undefined) return refuse('OPERATION_NOT_PERMITTED', 'Recurrent payments are not permitted');
  return checkMethod(terms.recurrent.methods, tool, variables, 'merchant recurrent methods');
}
