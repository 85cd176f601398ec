import { assert } from '../base/assert.ts';
import { Misconfigured } from '../domain/condition.ts';
import type { DecisionContext } from '../domain/context.ts';
import { type Refusal, refuse } from '../domain/errors.ts';
import type { AccountId, ProviderId } from '../domain/ids.ts';
import type { ProviderHealth } from '../domain/routing/route.ts';
import type { BusinessClock } from '../ports/clocks.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { Random } from '../ports/random.ts';

export interface DecisionSources {
  readonly businessClock: BusinessClock;
  readonly configurations: Configurations;
  readonly random: Random;
  readonly health: (providerId: ProviderId) => ProviderHealth;
  readonly callTimeoutMs: number;
  readonly leaseMs: number;
}

/** What refused guards have shown so far in one command. */
export interface SeenGuards {
  readonly counters: ReadonlyMap<string, bigint>;
  readonly balances: ReadonlyMap<AccountId, bigint>;
}

export const NOTHING_SEEN: SeenGuards = { counters: new Map(), balances: new Map() };

export function decisionContext(sources: DecisionSources, seen: SeenGuards): DecisionContext {
  const { businessClock, configurations, random, health, callTimeoutMs, leaseMs } = sources;
  return {
    now: businessClock.now(),
    latest: configurations.latest(),
    configuration: (revision) => {
      const configuration = configurations.at(revision);
      assert(configuration !== undefined, `revision ${revision} is loaded before a decision`);
      return configuration;
    },
    seed: () => random.id(),
    draw: () => random.draw(),
    counters: seen.counters,
    balances: seen.balances,
    health,
    callTimeoutMs,
    leaseMs,
  };
}

/** Loads the revisions that what is still at work is pinned to. */
export async function loadRevisions(configurations: Configurations, revisions: readonly number[]): Promise<void> {
  for (const revision of revisions) {
    if (configurations.at(revision) === undefined) await configurations.load(revision);
  }
}

/**
 * Loads what a command about an entity at rest is judged by, beside the latest revision. Refuses when the command names a
 * revision that was never committed.
 */
export async function loadAskedRevision(
  configurations: Configurations,
  revision: number | undefined,
): Promise<Refusal | undefined> {
  if (revision === undefined || configurations.at(revision) !== undefined) return undefined;
  try {
    await configurations.load(revision);
    return undefined;
  } catch (error) {
    if (!(error instanceof Misconfigured)) throw error;
    return refuse('CONFIGURATION_REVISION_NOT_FOUND', error.message, { revision: String(revision) });
  }
}

export function mergeSeen(seen: SeenGuards, more: SeenGuards): SeenGuards {
  return {
    counters: new Map([...seen.counters, ...more.counters]),
    balances: new Map([...seen.balances, ...more.balances]),
  };
}
