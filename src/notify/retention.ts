import { addMs } from '../base/time.ts';
import type { BusinessClock, MachineClock } from '../ports/clocks.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { Leases } from '../ports/leases.ts';
import { ENQUEUER_PARTITION } from './enqueuer.ts';

/**
 * Removes messages from the outbox that ended long ago, on the node that fills it. What was given up after all attempts stays,
 * until an operator replays it.
 *  R1 It is done in small pieces with pauses between them, so that no delivery waits long behind it.
 *  R2 Age is by the business clock, from what a message tells of; the rhythm is the machine's.
 */
export interface Retention {
  /** Resolves when nothing is on its way any more. */
  stop(): Promise<void>;
}

export interface RetentionOptions {
  readonly deliveries: Pick<Deliveries, 'prune'>;
  readonly leases: Pick<Leases, 'owns'>;
  readonly businessClock: BusinessClock;
  readonly clock: MachineClock;
  readonly failed: (error: unknown) => void;
}

const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;
const REST_MS = 10 * 60 * 1_000;
const PAUSE_MS = 100;
const PIECE = 200;

export function startRetention({ deliveries, leases, businessClock, clock, failed }: RetentionOptions): Retention {
  let stopped = false;
  let running = Promise.resolve();

  /** How long to rest after it. */
  const removeSome = async (): Promise<number> => {
    if (!leases.owns(ENQUEUER_PARTITION)) return REST_MS;
    try {
      const count = await deliveries.prune(addMs(businessClock.now(), -KEPT_MS), PIECE);
      return count < PIECE ? REST_MS : PAUSE_MS;
    } catch (error) {
      failed(error);
      return REST_MS;
    }
  };

  const turn = async (): Promise<void> => {
    const restMs = await removeSome();
    if (!stopped) cancel = clock.after(restMs, begin);
  };
  const begin = (): void => {
    running = turn();
  };
  let cancel = clock.after(REST_MS, begin);

  return {
    stop: async () => {
      stopped = true;
      cancel();
      await running;
    },
  };
}
