import { assert } from '../base/assert.ts';
import type { DecisionContext } from '../domain/context.ts';
import type { AccountId, ProviderId } from '../domain/ids.ts';
import type { InvoiceState } from '../domain/invoice/invoice.ts';
import { pendingRefund } from '../domain/refund/pending.ts';
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

/** Loads the revisions that the payments still at work are pinned to. */
export async function loadRevisions(configurations: Configurations, invoice: InvoiceState): Promise<void> {
  for (const payment of invoice.payments.values()) {
    const { revision } = payment.facts;
    const atWork = payment.step !== 'idle' || pendingRefund(payment) !== undefined;
    if (atWork && configurations.at(revision) === undefined) await configurations.load(revision);
  }
}

export function mergeSeen(seen: SeenGuards, more: SeenGuards): SeenGuards {
  return {
    counters: new Map([...seen.counters, ...more.counters]),
    balances: new Map([...seen.balances, ...more.balances]),
  };
}
