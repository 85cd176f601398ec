import type { Settings } from './config/settings.ts';
import type { Store } from './journal/store.ts';
import type { Node } from './node.ts';
import { createSender, type SenderOptions } from './notify/attempt.ts';
import { countDeliveries } from './notify/count-deliveries.ts';
import { startDispatcher } from './notify/dispatcher.ts';
import { startEnqueuer } from './notify/enqueuer.ts';
import { startRetention } from './notify/retention.ts';
import type { BusinessClock } from './ports/clocks.ts';
import type { Configurations } from './ports/configuration.ts';
import type { Leases } from './ports/leases.ts';
import type { Observer } from './ports/observer.ts';
import type { Random } from './ports/random.ts';
import type { Vault } from './ports/vault.ts';
import type { EventFeed } from './rpc/event-feed.ts';
import { createEventSource } from './rpc/event-source.ts';
import { systemBusinessClock, systemMachineClock } from './system/clocks.ts';

export interface MessageWorkOptions {
  readonly store: Pick<Store, 'journal' | 'deliveries'>;
  readonly feed: Pick<EventFeed, 'follow'>;
  readonly leases: Leases;
  readonly node: Pick<Node, 'webhooks'>;
  readonly vault: Pick<Vault, 'open'>;
  readonly configurations: Pick<Configurations, 'latest'>;
  readonly businessClock: BusinessClock;
  readonly random: Pick<Random, 'draw'>;
  readonly secret: (name: string) => string | undefined;
  readonly observer: Observer;
  readonly notice: (message: string) => void;
  readonly failed: (error: unknown) => void;
  readonly settings: Pick<Settings, 'webhookPorts'>;
  /** How hosts are looked up and certificates checked, in place of the system's ways. */
  readonly network?: Pick<SenderOptions, 'resolve' | 'ca'>;
}

export interface MessageWork {
  /** The business clock was moved. */
  nudge(): void;
  stop(): Promise<void>;
}

/** What a node does to tell merchants: fills the outbox from the journal, where that is its to do, and empties what it owns of it. */
export function startMessageWork(options: MessageWorkOptions): MessageWork {
  const { store, feed, node, network } = options;
  const { journal } = store;
  const deliveries = countDeliveries(store.deliveries, options.observer);
  const clock = systemMachineClock;
  const dispatcher = startDispatcher({
    ...options,
    deliveries,
    endpoints: node.webhooks,
    sender: createSender({ clock, ...network }),
    ports: options.settings.webhookPorts,
    wall: systemBusinessClock,
    clock,
  });
  const enqueuer = startEnqueuer({
    ...options,
    deliveries,
    journal,
    source: createEventSource(journal, feed),
    clock,
    stored: dispatcher.nudge,
  });
  const retention = startRetention({ ...options, deliveries, clock });
  return {
    nudge: dispatcher.nudge,
    stop: async () => {
      await retention.stop();
      await enqueuer.stop();
      await dispatcher.stop();
    },
  };
}
