import type { PaymentState } from '../domain/payment/payment.ts';
import { paymentMethod } from '../domain/payment-tool.ts';
import { type ExplainedRoute, explainRoutes, type RouteOutcome } from '../domain/routing/explain.ts';
import type { ExplainedRoute as ProtoExplainedRoute } from '../generated/turnpike/v1/ExplainedRoute.ts';
import type { ExplainRouteRequest__Output } from '../generated/turnpike/v1/ExplainRouteRequest.ts';
import type { ExplainRouteResponse } from '../generated/turnpike/v1/ExplainRouteResponse.ts';
import type { RouteOutcome as ProtoOutcome } from '../generated/turnpike/v1/RouteOutcome.ts';
import type { RoutingVarset } from '../generated/turnpike/v1/RoutingVarset.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { paymentInQuestion } from './payment-in-question.ts';
import { RISK_SCORES } from './project-payment.ts';
import { projectMoney } from './project-values.ts';
import { refused } from './refused.ts';

/**
 * Why this route (lesson 16). For operators alone: what a route lost by tells turnovers of others and the health of providers.
 */
export function explainRoute(ports: Ports): UnaryMethod<ExplainRouteRequest__Output, ExplainRouteResponse> {
  return {
    roles: ['operator'],
    async handle(request, context) {
      const { payment, configuration } = await paymentInQuestion(ports, request, context);
      const routes = explainRoutes(payment);
      if (routes === undefined)
        throw refused('ROUTE_NOT_CHOSEN', 'No route was looked for yet, or the rules propose none');
      const { partyId, shopId } = payment.facts;
      const category = configuration.parties.get(partyId)?.shops.get(shopId)?.category;
      return { explainedRoutes: routes.map(projectExplained), usedVarset: varsetOf(payment, category) };
    },
  };
}

function projectExplained({ route, outcome, explanation }: ExplainedRoute): ProtoExplainedRoute {
  return { route: { ...route }, isChosen: outcome === 'chosen', outcome: OUTCOMES[outcome], explanation };
}

function varsetOf({ facts, riskScore }: PaymentState, categoryId: string | undefined): RoutingVarset {
  return {
    categoryId,
    currency: facts.cost.currency,
    amount: projectMoney(facts.cost),
    partyId: facts.partyId,
    shopId: facts.shopId,
    paymentMethod: paymentMethod(facts.payer.tool),
    riskScore: riskScore && RISK_SCORES[riskScore],
    flow: facts.flow.type,
  };
}

const OUTCOMES: Readonly<Record<RouteOutcome, ProtoOutcome>> = {
  chosen: 'ROUTE_OUTCOME_CHOSEN',
  already_attempted: 'ROUTE_OUTCOME_ALREADY_ATTEMPTED',
  forbidden: 'ROUTE_OUTCOME_FORBIDDEN',
  blacklisted: 'ROUTE_OUTCOME_BLACKLISTED',
  limit_exceeded: 'ROUTE_OUTCOME_LIMIT_EXCEEDED',
  limit_misconfigured: 'ROUTE_OUTCOME_LIMIT_MISCONFIGURED',
  unavailable: 'ROUTE_OUTCOME_UNAVAILABLE',
  low_conversion: 'ROUTE_OUTCOME_LOW_CONVERSION',
  lower_priority: 'ROUTE_OUTCOME_LOWER_PRIORITY',
  pinned_elsewhere: 'ROUTE_OUTCOME_PINNED_ELSEWHERE',
  lost_draw: 'ROUTE_OUTCOME_LOST_DRAW',
  lower_availability: 'ROUTE_OUTCOME_LOWER_AVAILABILITY',
  lower_conversion: 'ROUTE_OUTCOME_LOWER_CONVERSION',
  same_score: 'ROUTE_OUTCOME_SAME_SCORE',
  recurrent_token_missing: 'ROUTE_OUTCOME_RECURRENT_TOKEN_MISSING',
  not_known: 'ROUTE_OUTCOME_UNSPECIFIED',
};
