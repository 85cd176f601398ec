import { Misconfigured, mustReduce } from '../condition.ts';
import { inRange, type MerchantTerms } from '../configuration.ts';
import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { Money } from '../money.ts';
import { effectiveCost, type PaymentState } from '../payment/payment.ts';
import type { Pinned } from '../payment/pinned.ts';
import { partiesOf, provisionTerms } from '../routing/provision-terms.ts';
import type { Route } from '../routing/route.ts';
import { addSpan } from '../span.ts';
import { checkCashLimit, checkMethod } from '../terms.ts';

/** What the terms of the latest revision allow of a refund (reference §8.1, points 10 to 14). */

export function checkMerchantTerms(
  payment: PaymentState,
  cost: Money,
  { shop, variables }: Pinned,
  { now }: DecisionContext,
): Refusal | undefined {
  const terms = shop.terms.payments?.refunds;
  if (terms === undefined) return notPermitted('The terms of the shop do not allow refunds');
  const { createTime, payer } = payment.facts;
  const wrongMethod = checkMethod(terms.methods, payer.tool, variables, 'merchant refund methods');
  if (wrongMethod !== undefined) return wrongMethod;
  const eligibility = terms.eligibility && mustReduce(terms.eligibility, variables, 'merchant refund eligibility');
  if (eligibility !== undefined && now > addSpan(createTime, eligibility)) {
    return notPermitted('The time in which the payment could be refunded is over');
  }
  return isPartial(payment, cost) ? checkPartial(terms, cost, variables) : undefined;
}

/** A provider that cannot be asked for what the merchant's terms promise is the document's fault: throws `Misconfigured`. */
export function requireProviderTerms(
  payment: PaymentState,
  cost: Money,
  route: Route,
  { configuration, variables }: Pinned,
): void {
  const { provider, terminal } = partiesOf(configuration, route);
  const terms = provisionTerms(provider, terminal)?.payments?.refunds;
  if (terms === undefined) throw new Misconfigured(`terminal ${terminal.id} has no refund terms`);
  if (!isPartial(payment, cost)) return;
  if (terms.partial === undefined) throw new Misconfigured(`terminal ${terminal.id} has no terms of partial refunds`);
  const limit = mustReduce(terms.partial.cashLimit, variables, 'provider cash limit of partial refunds');
  if (inRange(limit, cost)) return;
  throw new Misconfigured(`terminal ${terminal.id} does not take a partial refund of ${cost.amountMinor}`);
}

/** The last remainder of a payment is a partial refund, too. */
function isPartial(payment: PaymentState, { amountMinor }: Money): boolean {
  return amountMinor < effectiveCost(payment).amountMinor;
}

function checkPartial(
  { partial }: NonNullable<NonNullable<MerchantTerms['payments']>['refunds']>,
  cost: Money,
  variables: Pinned['variables'],
): Refusal | undefined {
  if (partial === undefined) return notPermitted('The terms of the shop do not allow partial refunds');
  return checkCashLimit(partial.cashLimit, cost, variables, 'merchant cash limit of partial refunds');
}

function notPermitted(message: string): Refusal {
  return refuse('OPERATION_NOT_PERMITTED', message);
}
