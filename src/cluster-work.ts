import { startCallbackConsumer } from '../cluster/callback-consumer.ts';
import { startEventPublisher } from '../cluster/event-publisher.ts';
import { followStream } from '../cluster/follow-stream.ts';
import { BUCKETS } from '../cluster/names.ts';
import { createNatsCallbackQueue } from '../cluster/nats/callback-queue.ts';
import { createNatsEventLog } from '../cluster/nats/event-log.ts';
import type { Nats } from '../cluster/nats/open-nats.ts';
import { CLOCK_STREAM } from './actors/test-clock.ts';
import type { Business } from './business.ts';
import { CONFIGURATION_STREAM } from './config/configurations.ts';
import type { StreamId } from './domain/ids.ts';
import type { Node } from './node.ts';
import type { CommitHints } from './ports/commit-hints.ts';
import type { Journal } from './ports/journal.ts';
import type { Leases } from './ports/leases.ts';
import type { Observer } from './ports/observer.ts';
import type { EventFeed } from './rpc/event-feed.ts';
import { createEventSource } from './rpc/event-source.ts';
import { systemMachineClock as clock } from './system/clocks.ts';

export interface ClusterWorkOptions {
  readonly nats: Nats;
  readonly journal: Journal;
  readonly hints: CommitHints;
  readonly feed: EventFeed;
  readonly leases: Leases;
  readonly node: Pick<Node, 'callbacks'>;
  readonly business: Pick<Business, 'businessClock' | 'configurations'>;
  readonly observer: Observer;
  readonly failed: (error: unknown) => void;
}

/**
 * What a node of a cluster does beside its invoices: publishes events, takes callbacks that a bridge received, and follows
 * what other nodes commit of the configuration and the clock. The returned function ends it.
 */
export async function startClusterWork(options: ClusterWorkOptions): Promise<() => Promise<void>> {
  const { nats, journal, hints, feed, leases, node, business, observer, failed } = options;
  const { connection, replicas } = nats;
  const publisher = startEventPublisher({
    log: createNatsEventLog({ connection, replicas }),
    source: createEventSource(journal, feed),
    cursors: await nats.register(BUCKETS.cursors),
    leases,
    clock,
    observer,
    failed,
  });
  const consumer = startCallbackConsumer({
    queue: createNatsCallbackQueue({ connection, replicas, clock }),
    gate: node.callbacks,
    clock,
    observer,
    failed,
  });
  const follow = (stream: StreamId, refresh: () => Promise<void>) =>
    followStream({ stream, refresh, hints, clock, failed });
  const unfollow = [
    follow(CONFIGURATION_STREAM, business.configurations.refresh),
    follow(CLOCK_STREAM, business.businessClock.refresh),
  ];
  return async () => {
    for (const end of unfollow) end();
    await consumer.stop();
    await publisher.stop();
  };
}
