import { assert } from '../../base/assert.ts';
import type { Configuration } from '../configuration.ts';
import type { ProviderId } from '../ids.ts';
import { DEFAULT_HEALTH, type HealthSettings } from './health.ts';
import { partiesOf } from './provision-terms.ts';
import { type Candidate, HEALTHY, type ProviderHealth, type Route, type RouteScore } from './route.ts';

/** One draw of chance, above 0 and up to 1. */
export type Draw = () => number;

export interface RatedRoute extends Candidate {
  readonly score: RouteScore;
}

/**
 * The health a route is scored by: the provider's, unless an override calls it healthy. A terminal's override, on or off,
 * wins over its provider's (reference §5.1, §5.4).
 */
export function routeHealth(
  configuration: Configuration,
  route: Route,
  health: (providerId: ProviderId) => ProviderHealth,
): ProviderHealth {
  const { provider, terminal } = partiesOf(configuration, route);
  const override = terminal.healthOverride ?? provider.healthOverride;
  return override?.enabled === true ? HEALTHY : health(provider.id);
}

/**
 * Scores candidates against each other (reference §5.4). Those of one priority and exactly one availability share a draw: the
 * one whose part of the summed weights it falls into gets `random` 1. A group without weights draws nothing. `draw` is called
 * once per group with weights, in the order in which the groups appear.
 */
export function scoreRoutes(
  candidates: readonly Candidate[],
  healthOf: (route: Route) => ProviderHealth,
  draw: Draw,
  settings: HealthSettings = DEFAULT_HEALTH,
): readonly RatedRoute[] {
  const rated = candidates.map((candidate) => ({ candidate, health: healthOf(candidate) }));
  const groups = Map.groupBy(rated, ({ candidate, health }) => `${health.availabilityFailRate}/${candidate.priority}`);
  const drawn = new Set(
    [...groups.values()].map((group) =>
      drawByWeight(
        group.map(({ candidate }) => candidate),
        draw,
      ),
    ),
  );
  return rated.map(({ candidate, health }) => ({
    ...candidate,
    score: scoreOf(candidate, health, settings, drawn.has(candidate)),
  }));
}

function drawByWeight(group: readonly Candidate[], draw: Draw): Candidate | undefined {
  const total = group.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return undefined;
  const drawn = draw();
  assert(drawn > 0 && drawn <= 1, `a draw lies above 0 and up to 1, not at ${drawn}`);
  const point = drawn * total;
  let reached = 0;
  return group.find(({ weight }) => {
    reached += weight;
    return point <= reached;
  });
}

function scoreOf(
  candidate: Candidate,
  health: ProviderHealth,
  { availability, conversion }: HealthSettings,
  isDrawn: boolean,
): RouteScore {
  return {
    availabilityCondition: health.availabilityFailRate < availability.criticalFailRate ? 1 : 0,
    conversionCondition: health.conversionFailRate < conversion.criticalFailRate ? 1 : 0,
    priority: candidate.priority,
    pin: candidate.pin,
    random: isDrawn ? 1 : 0,
    availability: 1 - health.availabilityFailRate,
    conversion: 1 - health.conversionFailRate,
    blacklisted: 0,
  };
}
