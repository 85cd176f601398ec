import { MICROS_PER_MS } from '../base/time.ts';
import type { BusinessClock, MachineClock } from '../ports/clocks.ts';

/** Wall time of this machine, microseconds. */
export const systemBusinessClock: BusinessClock = { now: () => Date.now() * MICROS_PER_MS };

/** Node's monotonic clock and its timers. A timer never keeps the process alive. */
export const systemMachineClock: MachineClock = {
  nowMs: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
