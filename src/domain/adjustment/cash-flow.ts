import { allocationOf } from '../allocation/of-payment.ts';
import type { Posting } from '../cashflow/cash-flow.ts';
import { revertPostings } from '../cashflow/compute.ts';
import { paymentCashFlow } from '../cashflow/payment-cash-flow.ts';
import { Misconfigured } from '../condition.ts';
import type { Configuration } from '../configuration.ts';
import type { Money } from '../money.ts';
import { currentRoute, effectiveCost, type PaymentState } from '../payment/payment.ts';
import { judgedBy } from '../payment/pinned.ts';
import type { AdjustmentFacts, AdjustmentScenario } from './adjustment.ts';

/**
 * What an adjustment books: the payment's cash flow taken back, and the one it is to have by the terms of a
 * configuration (reference §8.2). A payment that moves no money, a failed or cancelled one, has an empty cash flow.
 */
export function adjustedCashFlow(
  payment: PaymentState,
  scenario: AdjustmentScenario,
  configuration: Configuration,
): Pick<AdjustmentFacts, 'newCashFlow' | 'oldCashFlowInverse'> {
  const cost = costAfter(payment, scenario);
  return {
    oldCashFlowInverse: revertPostings(cashFlowInForce(payment)),
    newCashFlow: cost === undefined ? [] : cashFlowOf(payment, cost, configuration),
  };
}

/** The movements that the ledger has booked of the payment itself. */
export function cashFlowInForce(payment: PaymentState): readonly Posting[] {
  return movesMoney(payment) ? (payment.cashFlow ?? []) : [];
}

function movesMoney({ status: { tag } }: PaymentState): boolean {
  return tag === 'captured' || tag === 'refunded' || tag === 'charged_back';
}

/**
 * The amount that the payment's money is moved for afterwards; undefined where none moves. The reference goes back to the
 * amount of the start when no new one is given, and forgets what the provider or an earlier adjustment made of it; we count
 * with the effective cost, as a capture does (decisions #12).
 */
function costAfter(payment: PaymentState, scenario: AdjustmentScenario): Money | undefined {
  if (scenario.type === 'cash_flow') {
    return movesMoney(payment) ? (scenario.newAmount ?? effectiveCost(payment)) : undefined;
  }
  const { target } = scenario;
  return target.tag === 'captured' ? (payment.changedCost ?? target.cost ?? payment.cost) : undefined;
}

function cashFlowOf(payment: PaymentState, cost: Money, configuration: Configuration): readonly Posting[] {
  const { shop, variables } = judgedBy(payment, configuration);
  const route = currentRoute(payment);
  if (route === undefined) throw new Misconfigured('a payment that never had a route moves no money');
  const allocation = allocationOf(payment);
  return paymentCashFlow({ configuration, shop, shopTerms: shop.terms, route, variables, allocation, cost });
}
