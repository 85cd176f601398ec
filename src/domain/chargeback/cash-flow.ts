import type { Posting } from '../cashflow/cash-flow.ts';
import { chargebackCashFlow } from '../cashflow/payment-cash-flow.ts';
import { Misconfigured } from '../condition.ts';
import type { Configuration } from '../configuration.ts';
import { currentRoute, type PaymentState } from '../payment/payment.ts';
import { judgedBy } from '../payment/pinned.ts';
import type { ChargebackState } from './chargeback.ts';

/**
 * The postings that a chargeback is to have in the status that it goes to, by the configuration that it was entered under:
 * none once it is cancelled, and no body once it is rejected (reference §8.3).
 */
export function cashFlowOf(
  payment: PaymentState,
  chargeback: ChargebackState,
  configuration: Configuration,
): readonly Posting[] {
  const { body, levy, status, targetStatus = status } = chargeback;
  if (targetStatus === 'cancelled') return [];
  const { shop, variables } = judgedBy(payment, configuration);
  const route = currentRoute(payment);
  if (route === undefined) throw new Misconfigured('a payment without a route has no chargeback');
  const rejected = targetStatus === 'rejected';
  return chargebackCashFlow({ configuration, shop, shopTerms: shop.terms, route, variables, body, levy, rejected });
}
