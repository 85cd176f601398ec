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
import { accountsFor } from './accounts.ts';
import type { AccountMap, Posting, PostingTemplate } from './cash-flow.ts';
import { computePostings } from './compute.ts';

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

/** The postings of a payment of `cost`. */
export function paymentCashFlow(input: CashFlowInput & { readonly cost: Money }): readonly Posting[] {
  const { merchant, provision, accounts } = contextOf(input, input.cost);
  const fees = templates(merchant.fees, input, 'merchant payment fees');
  const cashFlow = templates(provision.cashFlow, input, 'provider payment cash flow');
  return computePostings([...fees, ...cashFlow], accounts, { operation_amount: input.cost });
}

/** The postings of a refund of `amount`, the whole payment or a part of it. */
export function refundCashFlow(input: CashFlowInput & { readonly amount: Money }): readonly Posting[] {
  const { merchant, provision, accounts } = contextOf(input, input.amount);
  const fees = templates(merchant.refunds?.fees, input, 'merchant refund fees');
  const cashFlow = templates(provision.refunds?.cashFlow, input, 'provider refund cash flow');
  return computePostings([...fees, ...cashFlow], accounts, { operation_amount: input.amount });
}

/**
 * The postings of a chargeback. The merchant's part sees the body as operation amount and the levy as surplus. The provider's
 * part sees the body, or zero once the chargeback is `rejected`; its fees are always those of the body.
 */
export function chargebackCashFlow(
  input: CashFlowInput & { readonly body: Money; readonly levy: Money; readonly rejected: boolean },
): readonly Posting[] {
  const { body, levy, rejected } = input;
  const { merchant, provision, accounts } = contextOf(input, body);
  const merchantFees = templates(merchant.chargebacks?.fees, input, 'merchant chargeback fees');
  const cashFlow = templates(provision.chargebacks?.cashFlow, input, 'provider chargeback cash flow');
  const providerFees =
    provision.chargebacks?.fees === undefined
      ? []
      : templates(provision.chargebacks.fees, input, 'provider chargeback fees');
  return [
    ...computePostings(merchantFees, accounts, { operation_amount: body, surplus: levy }),
    ...computePostings(cashFlow, accounts, { operation_amount: rejected ? money(0n, body.currency) : body }),
    ...computePostings(providerFees, accounts, { operation_amount: body }),
  ];
}

interface CashFlowContext {
  readonly merchant: MerchantPaymentTerms;
  readonly provision: ProvisionPaymentTerms;
  readonly accounts: AccountMap;
}

function contextOf(input: CashFlowInput, amount: Money): CashFlowContext {
  const { configuration, shop, route, variables, shopTerms } = input;
  const { provider, terminal } = partiesOf(configuration, route);
  const merchant = shopTerms.payments;
  if (merchant === undefined) throw new Misconfigured(`shop ${shop.id} has no payment terms`);
  const provision = provisionTerms(provider, terminal)?.payments;
  if (provision === undefined) throw new Misconfigured(`terminal ${terminal.id} has no payment terms`);
  return { merchant, provision, accounts: accountsFor(configuration, shop, provider, amount.currency, variables) };
}

function templates(
  selector: Selector<readonly PostingTemplate[]> | undefined,
  input: CashFlowInput,
  what: string,
): readonly PostingTemplate[] {
  if (selector === undefined) throw new Misconfigured(`${what}: undefined`);
  return mustReduce(selector, input.variables, what);
}
