import type { Configuration } from '../domain/configuration.ts';
import { routeLimitHolds } from '../domain/limits/holds.ts';
import type { LimitHold } from '../domain/limits/limit.ts';
import type { PaymentState } from '../domain/payment/payment.ts';
import { admittedRoutes, routingInput } from '../domain/payment/routing-input.ts';
import type { Route } from '../domain/routing/route.ts';
import type { GetRouteLimitValuesRequest__Output } from '../generated/turnpike/v1/GetRouteLimitValuesRequest.ts';
import type { GetRouteLimitValuesResponse } from '../generated/turnpike/v1/GetRouteLimitValuesResponse.ts';
import type { LimitValue } from '../generated/turnpike/v1/LimitValue.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { orMisconfigured, paymentInQuestion } from './payment-in-question.ts';

/** The turnover counters of the routes that a payment may go, as they stand: all that is held and committed, by anyone. */
export function getRouteLimitValues(
  ports: Ports,
): UnaryMethod<GetRouteLimitValuesRequest__Output, GetRouteLimitValuesResponse> {
  return {
    roles: ['operator'],
    async handle(request, context) {
      const { payment, configuration } = await paymentInQuestion(ports, request, context);
      const limited = orMisconfigured(() => limitsOf(payment, configuration));
      const names = new Set(limited.flatMap(({ holds }) => holds.map(({ counter }) => counter)));
      const values = new Map(
        (await ports.ledger.countersOf([...names])).map(({ counter, heldMinor, committedMinor }) => [
          counter,
          heldMinor + committedMinor,
        ]),
      );
      return {
        routeLimitValues: limited.map(({ route, holds }) => ({
          route: { ...route },
          limits: holds.map((hold) => projectLimit(hold, values.get(hold.counter) ?? 0n, configuration)),
        })),
      };
    },
  };
}

interface LimitedRoute {
  readonly route: Route;
  readonly holds: readonly LimitHold[];
}

/** What each route would hold for this payment; a limit that cannot count it has no counter to show. */
function limitsOf(payment: PaymentState, configuration: Configuration): readonly LimitedRoute[] {
  const context = { configuration: () => configuration };
  const input = routingInput(payment, context);
  return admittedRoutes(payment, context).map((route) => {
    const held = routeLimitHolds({ ...input, route, iteration: 1 });
    return { route, holds: held.ok ? held.holds : [] };
  });
}

function projectLimit({ limitId, boundary }: LimitHold, value: bigint, { limits }: Configuration): LimitValue {
  const metric = limits.get(limitId)?.metric;
  const currency = metric?.type === 'amount' ? metric.currency : undefined;
  return { limitId, value, upperBoundary: boundary, currency };
}
