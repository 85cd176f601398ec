import { z } from 'zod';
import { DEFAULT_HEALTH, type HealthSettings } from '../domain/routing/health.ts';
import { duration } from './value-schema.ts';

/** The schema of how providers' health is measured; every key has a default, and so has the whole. */

const rate = z.number().gt(0, 'must be above 0').lte(1, 'must be at most 1');
const someTime = duration.refine((ms) => ms > 0, 'must be longer than nothing');
const count = z.int().min(1).max(1_000_000);
/** A second code of a failure, such as `insufficient_funds`. */
const failureName = z.string().regex(/^[a-z_]{1,64}$/, 'is not the name of a failure, such as insufficient_funds');

function written(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}

function window(kind: 'availability' | 'conversion') {
  const preset = DEFAULT_HEALTH[kind];
  return {
    critical_fail_rate: rate.default(preset.criticalFailRate),
    window: someTime.prefault(written(preset.windowMs)),
    operation_limit: someTime.prefault(written(preset.operationLimitMs)),
    pre_aggregation: someTime.prefault(written(preset.preAggregationMs)),
    least_operations: count.default(preset.leastOperations),
  };
}

const availability = z.strictObject(window('availability'));
const conversion = z.strictObject({
  ...window('conversion'),
  benign_failures: z.array(failureName).default([...DEFAULT_HEALTH.conversion.benignFailures]),
});
const breaker = z.strictObject({
  failures: count.default(DEFAULT_HEALTH.breaker.failures),
  half_open_after: someTime.prefault(written(DEFAULT_HEALTH.breaker.halfOpenAfterMs)),
});

export const providerHealth = z
  .strictObject({
    availability: availability.prefault({}),
    conversion: conversion.prefault({}),
    breaker: breaker.prefault({}),
  })
  .transform(
    (source): HealthSettings => ({
      availability: healthWindow(source.availability),
      conversion: { ...healthWindow(source.conversion), benignFailures: source.conversion.benign_failures },
      breaker: { failures: source.breaker.failures, halfOpenAfterMs: source.breaker.half_open_after },
    }),
  );

function healthWindow(source: z.output<typeof availability>) {
  return {
    criticalFailRate: source.critical_fail_rate,
    windowMs: source.window,
    operationLimitMs: source.operation_limit,
    preAggregationMs: source.pre_aggregation,
    leastOperations: source.least_operations,
  };
}
