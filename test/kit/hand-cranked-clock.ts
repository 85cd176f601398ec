import type { Timestamp } from '../../src/base/time.ts';
import type { BusinessClock, MachineClock } from '../../src/ports/clocks.ts';

export interface HandCrankedClock extends MachineClock {
  /** Moves time on and runs what became due, in order. */
  advance(durationMs: number): void;
  /** How many timers wait. */
  readonly waiting: number;
}

/** A machine clock that stands still until a test moves it. */
export function handCrankedClock(startMs = 1_000): HandCrankedClock {
  let nowMs = startMs;
  const timers = new Set<{ readonly dueMs: number; readonly callback: () => void }>();
  return {
    nowMs: () => nowMs,
    after(delayMs, callback) {
      const timer = { dueMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(durationMs) {
      const endMs = nowMs + durationMs;
      for (;;) {
        const [next] = [...timers].filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs);
        if (next === undefined) break;
        timers.delete(next);
        nowMs = next.dueMs;
        next.callback();
      }
      nowMs = endMs;
    },
    get waiting() {
      return timers.size;
    },
  };
}

/** A business clock that always shows the same time. */
export function stoppedBusinessClock(time: Timestamp): BusinessClock {
  return { now: () => time };
}
