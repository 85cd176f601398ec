import type { MachineClock } from '../../../src/ports/clocks.ts';
import type { Scheduler } from './scheduler.ts';

/**
 * A process of the world: its monotonic clock begins when it does, and its timers end with it. What a dead one still does
 * in its own memory reaches nobody; those who stand between it and the world ask `alive`, and come in through `enter`.
 */
export interface SimulatedProcess {
  readonly name: string;
  readonly clock: MachineClock;
  alive(): boolean;
  kill(): void;
  /** Stops it as the machine below it may: whatever comes in waits for `wake`, and only its clock goes on. */
  pause(): void;
  wake(): void;
  /** Does what reaches it from outside: at once, or in the order of its arrival when it wakes, or never. */
  enter(work: () => void): void;
}

export function startProcess(name: string, scheduler: Scheduler): SimulatedProcess {
  const bornMs = scheduler.machineMs();
  const timers = new Set<() => void>();
  let waiting: (() => void)[] = [];
  let alive = true;
  let paused = false;

  const enter = (work: () => void): void => {
    if (!alive) return;
    if (paused || waiting.length > 0) waiting.push(work);
    else work();
  };
  /** One thing a turn, as an event loop does. */
  const catchUp = (): void => {
    const [work] = waiting;
    if (paused || work === undefined) return;
    work();
    waiting.shift();
    if (waiting.length > 0) setImmediate(catchUp);
  };

  return {
    name,
    alive: () => alive,
    enter,
    pause: () => {
      paused = true;
    },
    wake: () => {
      paused = false;
      catchUp();
    },
    clock: {
      nowMs: () => scheduler.machineMs() - bornMs,
      after: (delayMs, callback) => {
        if (!alive) return () => {};
        const ring = (): void => {
          if (timers.delete(cancel)) callback();
        };
        const prevent = scheduler.timer(delayMs, () => enter(ring));
        const cancel = (): void => {
          timers.delete(cancel);
          prevent();
        };
        timers.add(cancel);
        return cancel;
      },
    },
    kill: () => {
      alive = false;
      waiting = [];
      for (const cancel of [...timers]) cancel();
    },
  };
}
