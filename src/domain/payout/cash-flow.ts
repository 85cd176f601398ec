import { accountsFor } from '../cashflow/accounts.ts';
import type { Posting } from '../cashflow/cash-flow.ts';
import { computePostings } from '../cashflow/compute.ts';
import { Misconfigured, mustReduce } from '../condition.ts';
import type { Money } from '../money.ts';
import { partiesOf, provisionTerms } from '../routing/provision-terms.ts';
import type { Route } from '../routing/route.ts';
import type { PinnedPayout } from './pinned.ts';

/** The postings of a payout: the merchant's fees, then the provider's cash flow. A part that the terms lack throws `Misconfigured`. */
export function payoutCashFlow(
  { configuration, shop, variables }: PinnedPayout,
  route: Route,
  amount: Money,
): readonly Posting[] {
  const { provider, terminal } = partiesOf(configuration, route);
  const merchant = shop.terms.payouts;
  if (merchant === undefined) throw new Misconfigured(`shop ${shop.id} has no payout terms`);
  const cashFlow = provisionTerms(provider, terminal)?.payouts?.cashFlow;
  if (cashFlow === undefined) throw new Misconfigured('provider payout cash flow: undefined');
  const templates = [
    ...mustReduce(merchant.fees, variables, 'merchant payout fees'),
    ...mustReduce(cashFlow, variables, 'provider payout cash flow'),
  ];
  const accounts = accountsFor(configuration, shop, provider, amount.currency, variables);
  return computePostings(templates, accounts, { operation_amount: amount });
}
