import type { DecisionContext } from '../context.ts';
import { routeKey } from '../routing/route.ts';
import { type RouteSelection, selectRoute } from '../routing/select-route.ts';
import type { PaymentState } from './payment.ts';
import { routingInput } from './routing-input.ts';

/** The route that a payment would go next, having tried those that it has tried. */
export function nextRoute(payment: PaymentState, context: DecisionContext): RouteSelection {
  return selectRoute({
    ...routingInput(payment, context),
    attempted: payment.attempts.map(({ route }) => route),
    counters: context.counters,
    health: context.health,
    draw: context.draw,
    blacklisted: new Set(payment.blacklisted.map(routeKey)),
    ...tokenRouting(payment),
  });
}

/** A recurrent payment goes where a token is: the parent's route, or any that the card has one for (reference §3.10). */
function tokenRouting({ facts, cascadeTokens, predefinedRoute }: PaymentState) {
  if (facts.payer.type !== 'recurrent') return {};
  return predefinedRoute === undefined ? { tokens: cascadeTokens } : { predefined: predefinedRoute };
}
