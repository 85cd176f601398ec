import type { ProviderId } from '../domain/ids.ts';
import type { OperationResult } from '../domain/routing/health.ts';
import type { ProviderHealth } from '../domain/routing/route.ts';

/**
 * How providers have done of late. Nodes of a cluster may share what they see.
 *  V1 Rates are those of a sliding window; too few operations say nothing, and their rate is 0.
 *  V2 An operation that is not over within its limit has failed; its end, when it comes, changes nothing.
 *  V3 An operation counts once, however often its beginning or its end is reported.
 *  V4 Reporting costs no waiting and never fails: a payment never suffers from being counted.
 */
export interface ProviderHealthMonitor {
  of(providerId: ProviderId): ProviderHealth;
  /** `operation` is unique for its provider and kind. */
  began(kind: OperationKind, providerId: ProviderId, operation: string): void;
  ended(kind: OperationKind, providerId: ProviderId, operation: string, result: OperationResult): void;
}

/** One call to a provider; one payment at a provider. */
export type OperationKind = 'availability' | 'conversion';
