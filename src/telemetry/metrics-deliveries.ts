import { Gauge, type Registry } from 'prom-client';
import { MICROS_PER_MS } from '../base/time.ts';
import type { BusinessClock } from '../ports/clocks.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { Observer } from '../ports/observer.ts';
import { createCounter, createDurations, createSum } from './metrics-cells.ts';

/** What becomes of messages to merchants. */
export interface DeliveryMetrics {
  readonly observer: Pick<Observer, 'deliveryAttempted' | 'deliveryEnded'>;
  /** How many messages wait and for how long, asked at each scrape. */
  watch(waiting: Deliveries['waiting'], clock: BusinessClock): void;
}

const ATTEMPT_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

export function createDeliveryMetrics(registry: Registry): DeliveryMetrics {
  const attempts = createCounter(registry, {
    name: 'turnpike_delivery_attempts_total',
    help: 'Tries to bring messages to merchants.',
    labelNames: ['kind', 'outcome'],
  });
  const seconds = createDurations(
    registry,
    {
      name: 'turnpike_delivery_attempt_duration_seconds',
      help: 'From a try to its answer.',
      labelNames: ['kind'],
    },
    ATTEMPT_SECONDS,
  );
  const ended = createSum(registry, {
    name: 'turnpike_deliveries_ended_total',
    help: 'Messages to merchants that are not sent any more.',
    labelNames: ['kind', 'state'],
  });
  let ask = async (): Promise<{ readonly count: number; readonly oldestSeconds: number } | undefined> => undefined;
  new Gauge({
    name: 'turnpike_deliveries_waiting',
    help: 'Messages to merchants that wait.',
    registers: [registry],
    async collect() {
      this.reset();
      const now = await ask().catch(() => undefined);
      if (now !== undefined) this.set(now.count);
    },
  });
  new Gauge({
    name: 'turnpike_deliveries_oldest_seconds',
    help: 'Age of the oldest message that waits.',
    registers: [registry],
    async collect() {
      this.reset();
      const now = await ask().catch(() => undefined);
      if (now !== undefined) this.set(now.oldestSeconds);
    },
  });
  return {
    observer: {
      deliveryAttempted: (kind, outcome, durationMs) => {
        attempts(kind, outcome);
        seconds(durationMs, kind);
      },
      deliveryEnded: (kind, state, count = 1) => ended(count, kind, state),
    },
    watch(waiting, clock) {
      ask = async () => {
        const { count, oldest } = await waiting();
        const ageMs = oldest === undefined ? 0 : (clock.now() - oldest) / MICROS_PER_MS;
        return { count, oldestSeconds: Math.max(0, ageMs) / 1000 };
      };
    },
  };
}
