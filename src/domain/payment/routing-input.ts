import { MICROS_PER_MS } from '../../base/time.ts';
import { Misconfigured } from '../condition.ts';
import type { Configuration } from '../configuration.ts';
import { DEFAULT_RISK_SCORE, type RiskScore } from '../risk.ts';
import type { RoutedFlow } from '../routing/acceptance.ts';
import { type GatherInput, gatherCandidates } from '../routing/gather.ts';
import { bareRoute, type Route } from '../routing/route.ts';
import type { PaymentFacts, PaymentState } from './payment.ts';
import { pinned, subjectOf } from './pinned.ts';

/** What the rules are asked about for a payment, at the revision it is pinned to. */
export function routingInput(
  payment: Pick<PaymentState, 'facts' | 'riskScore'>,
  context: { configuration(revision: number): Configuration },
): GatherInput & ReturnType<typeof subjectOf> {
  const { configuration, shop, variables } = pinned(payment, context);
  const { facts, riskScore = DEFAULT_RISK_SCORE } = payment;
  return {
    configuration,
    shop,
    merchantTerms: shop.terms,
    ...subjectOf(facts),
    variables,
    flow: routedFlow(facts),
    riskScore,
    makeRecurrent: facts.makeRecurrent || facts.payer.type === 'recurrent',
  };
}

/** The routes that a payment may go: the one that a recurrent payment is bound to, or those that rules and terms admit. */
export function admittedRoutes(
  payment: Pick<PaymentState, 'facts' | 'riskScore' | 'predefinedRoute'>,
  context: { configuration(revision: number): Configuration },
): readonly Route[] {
  const { facts, predefinedRoute } = payment;
  if (facts.payer.type === 'recurrent' && predefinedRoute !== undefined) return [predefinedRoute];
  return gatherCandidates(routingInput(payment, context)).candidates.map(bareRoute);
}

/**
 * The routes that a blacklist is asked about for a payment of this score (reference §9.1). None for tools that are not cards,
 * and none where the rules are at fault: routing itself says so.
 */
export function routesInQuestion(
  payment: Pick<PaymentState, 'facts' | 'predefinedRoute'>,
  riskScore: RiskScore,
  context: { configuration(revision: number): Configuration },
): readonly Route[] {
  if (payment.facts.payer.tool.type !== 'bank_card' || riskScore === 'fatal') return [];
  try {
    return admittedRoutes({ ...payment, riskScore }, context);
  } catch (error) {
    if (error instanceof Misconfigured) return [];
    throw error;
  }
}

function routedFlow({ flow, createTime }: PaymentFacts): RoutedFlow {
  if (flow.type === 'instant') return flow;
  return { type: 'hold', lifetimeMs: (flow.heldUntil - createTime) / MICROS_PER_MS };
}
