import type { ProviderId, TerminalId } from '../ids.ts';

/** Where a payment is sent: a terminal at a provider. */
export interface Route {
  readonly providerId: ProviderId;
  readonly terminalId: TerminalId;
}

/** A route that a routing round may choose (reference §5.1). */
export interface Candidate extends Route {
  readonly priority: number;
  readonly weight: number;
  /** Hash of the pinned feature values; 0 without pin features. */
  readonly pin: number;
}

/** Why a route was not taken. `group` decides the failure that the payer sees (reference §5.3). */
export interface RejectedRoute extends Route {
  readonly group: RejectionGroup;
  readonly reason: string;
}

export type RejectionGroup =
  | 'forbidden'
  | 'already_attempted'
  | 'limit_misconfiguration'
  | 'limit_overflow'
  | 'in_blacklist'
  | 'adapter_unavailable'
  | 'provider_conversion_is_too_low'
  | 'recurrent_token_missing';

/** Score fields in the order they are compared; higher wins (reference §5.4). */
export interface RouteScore {
  readonly availabilityCondition: 0 | 1;
  readonly conversionCondition: 0 | 1;
  readonly priority: number;
  readonly pin: number;
  readonly random: 0 | 1;
  /** 1 − fail rate. */
  readonly availability: number;
  readonly conversion: number;
  readonly blacklisted: 0 | 1;
}

/** Fail rates of one provider by sliding window; no data is 0. */
export interface ProviderHealth {
  readonly availabilityFailRate: number;
  readonly conversionFailRate: number;
}

export const HEALTHY: ProviderHealth = { availabilityFailRate: 0, conversionFailRate: 0 };

export function sameRoute(a: Route, b: Route): boolean {
  return a.providerId === b.providerId && a.terminalId === b.terminalId;
}

export function routeKey(route: Route): string {
  return `${route.providerId}.${route.terminalId}`;
}

/** A route without what else is known of it. */
export function bareRoute({ providerId, terminalId }: Route): Route {
  return { providerId, terminalId };
}
