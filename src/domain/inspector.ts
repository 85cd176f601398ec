import { type Condition, Misconfigured, mustReduce, reduce, type Selector, type Variables } from './condition.ts';
import type { Inspector } from './configuration.ts';
import type { Inspected } from './context.ts';
import type { Pinned } from './payment/pinned.ts';
import { DEFAULT_RISK_SCORE, type RiskScore } from './risk.ts';
import { bareRoute, type Route } from './routing/route.ts';

/**
 * The risk score of a payment by the inspector of its payment institution (reference §9.1). Inspectors by rules answer at
 * once, a rule that cannot be decided falls back; an outside service is asked by a child, and its score comes back as a command.
 */
export function inspect({ configuration, shop, variables }: Pinned): Inspected {
  const institution = configuration.institutions.get(shop.institutionId);
  if (institution === undefined) throw new Misconfigured(`no payment institution ${shop.institutionId}`);
  const inspectorId = mustReduce(institution.inspector, variables, `inspector of institution ${institution.id}`);
  const inspector = configuration.inspectors.get(inspectorId);
  if (inspector === undefined) throw new Misconfigured(`no inspector ${inspectorId}`);
  if (inspector.type === 'grpc') return { type: 'outside', inspector };
  const score = scoreByRules(inspector.rules, variables) ?? fallbackScore(inspector);
  return { type: 'score', score, inspector };
}

/** The score of a payment that its inspector did not rate. */
export function fallbackScore(inspector: Pick<Inspector, 'fallbackScore'>): RiskScore {
  return inspector.fallbackScore ?? DEFAULT_RISK_SCORE;
}

/** Those of the routes that the card must not go. A condition that cannot be decided, or fails, lists nothing (reference §9.1). */
export function blacklistedRoutes<R extends Route>(
  { blacklist }: { readonly blacklist?: Condition },
  variables: Variables,
  routes: readonly R[],
): readonly Route[] {
  if (blacklist === undefined) return [];
  return routes.filter((route) => holdsFor(blacklist, variables, route)).map(bareRoute);
}

function holdsFor(blacklist: Condition, variables: Variables, { providerId, terminalId }: Route): boolean {
  try {
    return blacklist.evaluate({ ...variables, provider: providerId, terminal: terminalId }) === 'true';
  } catch (error) {
    if (error instanceof Misconfigured) return false;
    throw error;
  }
}

/** Undefined when no rule decides or one of them fails: an inspector in trouble never stops a payment. */
function scoreByRules(rules: Selector<RiskScore>, variables: Variables): RiskScore | undefined {
  try {
    const reduced = reduce(rules, variables);
    return reduced.ok ? reduced.value : undefined;
  } catch (error) {
    if (error instanceof Misconfigured) return undefined;
    throw error;
  }
}
