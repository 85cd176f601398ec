import { scaleAllocation, spread } from '../allocation/allocate.ts';
import type { Allocation } from '../allocation/allocation.ts';
import { Misconfigured, mustReduce, type Selector, type Variables } from '../condition.ts';
import type {
  Configuration,
  MerchantPaymentTerms,
  MerchantTerms,
  ProvisionPaymentTerms,
  Shop,
} from '../configuration.ts';
import { type Money, money } from '../money.ts';
import { partiesOf, provisionTerms } from '../routing/provision-terms.ts';
import type { Route } from '../routing/route.ts';
import { shareVariables } from '../routing/variables.ts';
import { accountsFor } from './accounts.ts';
import type { AccountMap, AccountRole, Posting, PostingTemplate, Volume } from './cash-flow.ts';
import { computePostings, computeVolume } from './compute.ts';

/**
 * Which templates an operation is booked by (reference §6.3): the merchant's fees, then the provider's cash flow, both of the
 * configuration given. Refunds and chargebacks have templates of their own and are never the payment reversed. A part that
 * the terms lack, or a selector that does not reduce, throws `Misconfigured` naming it.
 */
export interface CashFlowInput {
  readonly configuration: Configuration;
  readonly shop: Shop;
  readonly route: Route;
  readonly variables: Variables;
  readonly shopTerms: MerchantTerms;
}

/** An operation on a payment that may be split; an allocation of another amount is taken in proportion. */
export interface AllocatedInput extends CashFlowInput {
  readonly allocation?: Allocation | undefined;
}

/** The postings of a payment of `cost`. */
export function paymentCashFlow(input: AllocatedInput & { readonly cost: Money }): readonly Posting[] {
  const provision = provisionOf(input);
  const parts = partsOf(input, input.cost);
  const fees = parts.flatMap((part) => merchantPostings(part, part.merchant.fees, 'merchant payment fees'));
  const cashFlow = templates(provision.cashFlow, input.variables, 'provider payment cash flow');
  return [...fees, ...providerPostings(parts, cashFlow, input.cost)];
}

/** The postings of a refund of `amount`, the whole payment or a part of it. */
export function refundCashFlow(input: AllocatedInput & { readonly amount: Money }): readonly Posting[] {
  const provision = provisionOf(input);
  const parts = partsOf(input, input.amount);
  const fees = parts.flatMap((part) => merchantPostings(part, part.merchant.refunds?.fees, 'merchant refund fees'));
  const cashFlow = templates(provision.refunds?.cashFlow, input.variables, 'provider refund cash flow');
  return [...fees, ...providerPostings(parts, cashFlow, input.amount)];
}

/**
 * The postings of a chargeback. The merchant's part sees the body as operation amount and the levy as surplus. The provider's
 * part sees the body, or zero once the chargeback is `rejected`; its fees are always those of the body.
 */
export function chargebackCashFlow(
  input: CashFlowInput & { readonly body: Money; readonly levy: Money; readonly rejected: boolean },
): readonly Posting[] {
  const { body, levy, rejected } = input;
  const { chargebacks } = provisionOf(input);
  const { merchant, accounts, variables } = partOf(input, input.shop, input.shopTerms, body, input.variables);
  const merchantFees = templates(merchant.chargebacks?.fees, variables, 'merchant chargeback fees');
  const cashFlow = templates(chargebacks?.cashFlow, variables, 'provider chargeback cash flow');
  const providerFees =
    chargebacks?.fees === undefined ? [] : templates(chargebacks.fees, variables, 'provider chargeback fees');
  return [
    ...computePostings(merchantFees, accounts, { operation_amount: body, surplus: levy }),
    ...computePostings(cashFlow, accounts, { operation_amount: rejected ? money(0n, body.currency) : body }),
    ...computePostings(providerFees, accounts, { operation_amount: body }),
  ];
}

/** What one shop gets of an operation, or gives back: all of it, unless the payment is split. */
interface Part {
  readonly amount: Money;
  readonly merchant: MerchantPaymentTerms;
  readonly accounts: AccountMap;
  readonly variables: Variables;
}

/** Each shop of a split payment pays the fees of its own terms, for its own amount. */
function partsOf(input: AllocatedInput, amount: Money): readonly Part[] {
  const { configuration, shop, shopTerms, variables, allocation = [] } = input;
  if (allocation.length === 0) return [partOf(input, shop, shopTerms, amount, variables)];
  return scaleAllocation(allocation, amount).map(({ target, amount: share }) => {
    const receiver = configuration.parties.get(target.partyId)?.shops.get(target.shopId);
    if (receiver === undefined) throw new Misconfigured(`there is no shop ${target.partyId}/${target.shopId}`);
    return partOf(input, receiver, receiver.terms, share, shareVariables(variables, receiver, share));
  });
}

function partOf(
  { configuration, route }: CashFlowInput,
  shop: Shop,
  { payments: merchant }: MerchantTerms,
  amount: Money,
  variables: Variables,
): Part {
  if (merchant === undefined) throw new Misconfigured(`shop ${shop.id} has no payment terms`);
  const { provider } = partiesOf(configuration, route);
  return {
    amount,
    merchant,
    variables,
    accounts: accountsFor(configuration, shop, provider, amount.currency, variables),
  };
}

function merchantPostings(
  { amount, accounts, variables }: Part,
  fees: Selector<readonly PostingTemplate[]> | undefined,
  what: string,
): readonly Posting[] {
  return computePostings(templates(fees, variables, what), accounts, { operation_amount: amount });
}

/**
 * The provider knows of no split: its part is computed once, for the whole. What of it touches the merchant is spread over
 * the shops in proportion to what they get, none of it lost; the rest is between provider and system.
 */
function providerPostings(
  parts: readonly Part[],
  cashFlow: readonly PostingTemplate[],
  whole: Money,
): readonly Posting[] {
  const bases = { operation_amount: whole };
  const weights = parts.map(({ amount }) => amount);
  return cashFlow.flatMap((template) => {
    const ofMerchant = isOfMerchant(template.source) || isOfMerchant(template.destination);
    if (parts.length === 1 || !ofMerchant) return computePostings([template], parts[0]?.accounts ?? {}, bases);
    const amounts = spread(computeVolume(template.volume, bases), weights);
    return parts.flatMap(({ accounts }, index) => {
      const volume: Volume = { type: 'fixed', money: amounts[index] ?? money(0n, whole.currency) };
      return computePostings([{ ...template, volume }], accounts, bases);
    });
  });
}

function isOfMerchant(role: AccountRole): boolean {
  return role === 'merchant.settlement' || role === 'merchant.guarantee';
}

function provisionOf({ configuration, route }: CashFlowInput): ProvisionPaymentTerms {
  const { provider, terminal } = partiesOf(configuration, route);
  const provision = provisionTerms(provider, terminal)?.payments;
  if (provision === undefined) throw new Misconfigured(`terminal ${terminal.id} has no payment terms`);
  return provision;
}

function templates(
  selector: Selector<readonly PostingTemplate[]> | undefined,
  variables: Variables,
  what: string,
): readonly PostingTemplate[] {
  if (selector === undefined) throw new Misconfigured(`${what}: undefined`);
  return mustReduce(selector, variables, what);
}
