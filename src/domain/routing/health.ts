import { failureCode, type OperationFailure } from '../failure.ts';

/**
 * How the health of providers is measured and judged (reference §0.3, §5.4, §5.6). A part of the business configuration;
 * `src/actors/provider-windows.ts` counts, `score.ts` judges.
 */
export interface HealthSettings {
  /** Calls that came back with an answer. */
  readonly availability: HealthWindow;
  /** Payments that the provider took to an end it can be proud of. */
  readonly conversion: HealthWindow & {
    /** Second codes of `authorization_failed:…` that say something of the payer, and nothing of the provider. */
    readonly benignFailures: readonly string[];
  };
  readonly breaker: BreakerSettings;
}

export interface HealthWindow {
  /** From this fail rate on, a provider counts as dead (availability) or lacking (conversion). */
  readonly criticalFailRate: number;
  /** How far back operations count. */
  readonly windowMs: number;
  /** An operation that is not over by then has failed. */
  readonly operationLimitMs: number;
  /** Operations are counted in steps of this length. */
  readonly preAggregationMs: number;
  /** Fewer operations than this say nothing: one timeout at night must not close the only provider. */
  readonly leastOperations: number;
}

/** When calls to a provider are held back, so that one that is down is not asked by everybody (P7: they wait, they do not fail). */
export interface BreakerSettings {
  /** So many calls in a row without an answer open the breaker. */
  readonly failures: number;
  /** How long it stays open before one call may try. */
  readonly halfOpenAfterMs: number;
}

export const DEFAULT_HEALTH: HealthSettings = {
  availability: {
    criticalFailRate: 0.7,
    windowMs: 60_000,
    operationLimitMs: 10_000,
    preAggregationMs: 2_000,
    leastOperations: 5,
  },
  conversion: {
    criticalFailRate: 0.7,
    windowMs: 60_000,
    operationLimitMs: 1_200_000,
    preAggregationMs: 2_000,
    leastOperations: 5,
    benignFailures: ['insufficient_funds', 'rejected_by_issuer', 'processing_deadline_reached'],
  },
  breaker: { failures: 5, halfOpenAfterMs: 10_000 },
};

/** How an operation of the fault detector ended. */
export type OperationResult = 'finish' | 'error';

/**
 * What a payment's final failure says of its provider: `authorization_failed:<x>` is an error unless x is benign, everything
 * else (3-D Secure, time-outs) is not the provider's fault (reference §5.6).
 */
export function conversionResult(failure: OperationFailure, benignFailures: readonly string[]): OperationResult {
  const [code, sub] = failureCode(failure).split(':');
  if (code !== 'authorization_failed') return 'finish';
  return sub !== undefined && benignFailures.includes(sub) ? 'finish' : 'error';
}
