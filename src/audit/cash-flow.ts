import type { AdjustmentFacts } from '../domain/adjustment/adjustment.ts';
import { adjustedCashFlow, cashFlowInForce } from '../domain/adjustment/cash-flow.ts';
import { allocationOf } from '../domain/allocation/of-payment.ts';
import type { Posting } from '../domain/cashflow/cash-flow.ts';
import { revertPostings } from '../domain/cashflow/compute.ts';
import { paymentCashFlow, refundCashFlow } from '../domain/cashflow/payment-cash-flow.ts';
import { cashFlowOf } from '../domain/chargeback/cash-flow.ts';
import type { ChargebackState } from '../domain/chargeback/chargeback.ts';
import { Misconfigured } from '../domain/condition.ts';
import type { Configuration } from '../domain/configuration.ts';
import type { Money } from '../domain/money.ts';
import { amountText } from '../domain/money.ts';
import { currentRoute, effectiveCost, type PaymentState } from '../domain/payment/payment.ts';
import { judgedBy, pinned } from '../domain/payment/pinned.ts';
import { payoutCashFlow } from '../domain/payout/cash-flow.ts';
import type { PayoutFacts } from '../domain/payout/payout.ts';
import { pinnedPayout } from '../domain/payout/pinned.ts';
import type { RefundFacts } from '../domain/refund/refund.ts';
import type { Route } from '../domain/routing/route.ts';
import { differences } from './finding.ts';

/**
 * Computes the cash flow of a payment once more from the revision it is pinned to, and compares it with the one that was
 * recorded. Returns what differs, in sentences. `before` is the payment as it was when the cash flow was made.
 */
export function checkCashFlow(
  before: PaymentState,
  recorded: readonly Posting[],
  configuration: Configuration,
): readonly string[] {
  const { revision } = before.facts;
  const route = currentRoute(before);
  if (route === undefined) return ['a cash flow was recorded before a route was chosen'];
  return againstRevision(revision, recorded, () => {
    const { shop, variables } = pinned(before, { configuration: () => configuration });
    const cost = costOf(before);
    const allocation = allocationOf(before);
    return paymentCashFlow({ configuration, shop, shopTerms: shop.terms, route, variables, cost, allocation });
  });
}

/** The same of a refund, which is judged by a revision of its own. */
export function checkRefundCashFlow(
  before: PaymentState,
  { cost: amount, revision, allocation }: RefundFacts,
  recorded: readonly Posting[],
  configuration: Configuration,
): readonly string[] {
  const route = currentRoute(before);
  if (route === undefined) return ['a refund was asked for before a route was chosen'];
  return againstRevision(revision, recorded, () => {
    const { shop, variables } = judgedBy(before, configuration);
    return refundCashFlow({ configuration, shop, shopTerms: shop.terms, route, variables, amount, allocation });
  });
}

/** The same of an adjustment: what it takes back is what was in force, and what it books follows from its revision. */
export function checkAdjustmentCashFlow(
  before: PaymentState,
  { scenario, revision, newCashFlow, oldCashFlowInverse }: AdjustmentFacts,
  configuration: Configuration,
): readonly string[] {
  const inverse = revertPostings(cashFlowInForce(before));
  return [
    ...differences('reverted posting', oldCashFlowInverse, inverse, text, 'the cash flow before it'),
    ...againstRevision(revision, newCashFlow, () => adjustedCashFlow(before, scenario, configuration).newCashFlow),
  ];
}

/** The same of a chargeback, each time that it has another cash flow. */
export function checkChargebackCashFlow(
  before: PaymentState,
  chargeback: ChargebackState,
  recorded: readonly Posting[],
  configuration: Configuration,
): readonly string[] {
  return againstRevision(chargeback.facts.revision, recorded, () => cashFlowOf(before, chargeback, configuration));
}

/** The same of a payout, whose route is chosen and whose cash flow is made in one step. */
export function checkPayoutCashFlow(
  facts: PayoutFacts,
  route: Route,
  recorded: readonly Posting[],
): (configuration: Configuration) => readonly string[] {
  return (configuration) =>
    againstRevision(facts.revision, recorded, () =>
      payoutCashFlow(pinnedPayout(facts, configuration), route, facts.amount),
    );
}

/** What differs between the postings that were recorded and those that the revision gives. */
function againstRevision(
  revision: number,
  recorded: readonly Posting[],
  compute: () => readonly Posting[],
): readonly string[] {
  try {
    return differences('posting', recorded, compute(), text, `revision ${revision}`);
  } catch (error) {
    if (!(error instanceof Misconfigured)) throw error;
    return [`revision ${revision} gives no cash flow: ${error.message}`];
  }
}

/** The amount that a cash flow is made for at each step that makes one (reference §3.6). */
function costOf(before: PaymentState): Money {
  if (before.step === 'cash_flow_building') return before.facts.cost;
  return before.capture?.cost ?? effectiveCost(before);
}

function text({ source, destination, volume, details }: Posting): string {
  const from = `${source.role} (${source.accountId})`;
  const to = `${destination.role} (${destination.accountId})`;
  const note = details === undefined ? '' : ` "${details}"`;
  return `${amountText(volume.amountMinor, volume.currency)} from ${from} to ${to}${note}`;
}
