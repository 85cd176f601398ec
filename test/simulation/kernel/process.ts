import type { MachineClock } from '../../../src/ports/clocks.ts';
import type { Scheduler } from './scheduler.ts';

/**
 * A process of the world: its monotonic clock begins when it does, and its timers end with it. What a dead one still does
 * in its own memory reaches nobody; those who stand between it and the world ask `alive`.
 */
export interface SimulatedProcess {
  readonly name: string;
  readonly clock: MachineClock;
  alive(): boolean;
  kill(): void;
}

export function startProcess(name: string, scheduler: Scheduler): SimulatedProcess {
  const bornMs = scheduler.nowMs();
  const timers = new Set<() => void>();
  let alive = true;
  return {
    name,
    alive: () => alive,
    clock: {
      nowMs: () => scheduler.nowMs() - bornMs,
      after: (delayMs, callback) => {
        if (!alive) return () => {};
        const cancel = scheduler.timer(delayMs, () => {
          timers.delete(cancel);
          callback();
        });
        timers.add(cancel);
        return () => {
          timers.delete(cancel);
          cancel();
        };
      },
    },
    kill: () => {
      alive = false;
      for (const cancel of timers) cancel();
      timers.clear();
    },
  };
}
