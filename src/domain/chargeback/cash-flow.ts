import type { Posting } from '../cashflow/cash-flow.ts';
import { chargebackCashFlow } from '../cashflow/payment-cash-flow.ts';
import { Misconfigured } from '../condition.ts';
import type { DecisionContext } from '../context.ts';
import { currentRoute, type PaymentState } from '../payment/payment.ts';
import { type Pinned, pinned } from '../payment/pinned.ts';
import type { ChargebackState } from './chargeback.ts';

/** What a chargeback is judged by: the revision that was the latest when it was entered. */
export function judgedBy(
  payment: PaymentState,
  revision: number,
  context: Pick<DecisionContext, 'configuration'>,
): Pinned {
  return pinned({ ...payment, facts: { ...payment.facts, revision } }, context);
}

/**
 * The postings that a chargeback is to have in the status that it goes to: none once it is cancelled, the levy alone of the
 * merchant's part once it is rejected (reference §8.3).
 */
export function cashFlowOf(
  payment: PaymentState,
  chargeback: ChargebackState,
  context: Pick<DecisionContext, 'configuration'>,
): readonly Posting[] {
  const { body, levy, facts, status, targetStatus = status } = chargeback;
  if (targetStatus === 'cancelled') return [];
  const { configuration, shop, variables } = judgedBy(payment, facts.revision, context);
  const route = currentRoute(payment);
  if (route === undefined) throw new Misconfigured('a payment without a route has no chargeback');
  const rejected = targetStatus === 'rejected';
  return chargebackCashFlow({ configuration, shop, shopTerms: shop.terms, route, variables, body, levy, rejected });
}
