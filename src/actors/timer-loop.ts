import { MICROS_PER_MS } from '../base/time.ts';
import { partitionOf, type StreamId } from '../domain/ids.ts';
import type { BusinessClock, MachineClock } from '../ports/clocks.ts';
import type { Journal } from '../ports/journal.ts';
import type { Leases } from '../ports/leases.ts';

/**
 * Wakes streams whose time has come.
 *  T1 A timer stays in the journal until the append that follows from it: a crash on the way fires it again.
 *  T2 While this process works on a stream, the same timer is not fired a second time. What it fired before it lost a partition,
 *     and has again, it fires anew: nobody may have heard of it.
 */
export interface TimerLoop {
  /** Looks at once: the business clock was moved, or an earlier timer was set. */
  nudge(): void;
  stop(): Promise<void>;
}

export interface TimerLoopOptions {
  readonly journal: Pick<Journal, 'dueTimers' | 'nextTimer'>;
  readonly leases: Pick<Leases, 'onChange'>;
  readonly partitions: () => readonly number[];
  readonly wake: (stream: StreamId) => Promise<void>;
  readonly businessClock: BusinessClock;
  readonly clock: MachineClock;
  readonly failed: (error: unknown) => void;
}

/** Timers are this late at most when nobody nudges; holds and due dates do not mind. */
const LONGEST_SLEEP_MS = 500;
const PAGE = 500;

export function startTimerLoop(options: TimerLoopOptions): TimerLoop {
  const { journal, leases, partitions, wake, businessClock, clock, failed } = options;
  /** Timers fired and not yet followed by an append, by stream (T2). */
  const fired = new Map<StreamId, number>();
  let stopped = false;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const due = await journal.dueTimers(partitions(), businessClock.now(), PAGE + fired.size);
    const present = new Map(due.map(({ stream, time }) => [stream, time]));
    for (const [stream, time] of fired) if (present.get(stream) !== time) fired.delete(stream);
    for (const { stream, time } of due) {
      if (stopped || fired.get(stream) === time) continue;
      fired.set(stream, time);
      wake(stream).catch(failed);
    }
  };

  const sleepMs = async (): Promise<number> => {
    const next = await journal.nextTimer(partitions());
    if (next === undefined) return LONGEST_SLEEP_MS;
    const waitMs = (next - businessClock.now()) / MICROS_PER_MS;
    return waitMs <= 0 ? LONGEST_SLEEP_MS / 10 : Math.min(waitMs, LONGEST_SLEEP_MS);
  };

  const run = async (): Promise<void> => {
    let waitMs = LONGEST_SLEEP_MS;
    try {
      await look();
      waitMs = await sleepMs();
    } catch (error) {
      failed(error);
    }
    if (!stopped) cancel = clock.after(Math.max(1, waitMs), () => (running = run()));
  };

  const forget = leases.onChange(({ gained }) => {
    const anew = new Set(gained);
    for (const stream of fired.keys()) if (anew.has(partitionOf(stream))) fired.delete(stream);
  });
  running = run();
  return {
    nudge: () => {
      cancel();
      running = running.then(() => {
        cancel();
        return stopped ? undefined : run();
      });
    },
    stop: async () => {
      stopped = true;
      forget();
      cancel();
      await running;
    },
  };
}
