import type { EventLoop } from './event-loop.ts';
import type { Trace } from './trace.ts';

/**
 * Virtual time, in milliseconds since the world began, and what is to happen in it.
 *  T1 One event at a time; the next one begins when the world is quiet again.
 *  T2 Events of one moment happen in the order they were asked for.
 *  T3 Timers of processes come as late as they like, as everywhere. While nothing else happens for a while, they come when
 *     the next thing does: processes that poll do not make a day of silence cost a day of polls.
 */
export interface Scheduler {
  nowMs(): number;
  /** Something that happens in the world. The returned function prevents it. */
  after(delayMs: number, what: string, run: () => void): () => void;
  /** A timer of a process. */
  timer(delayMs: number, run: () => void): () => void;
  sleep(delayMs: number, what: string): Promise<void>;
  /** Lets time pass until `done`, which is asked after each event, or until this time. */
  run(done: () => boolean, endMs: number): Promise<void>;
  /** How many events happened. */
  steps(): number;
}

export interface SchedulerOptions {
  readonly loop: EventLoop;
  readonly trace: Trace;
  /** When something is due of which only a stored timer knows: silence ends there. */
  readonly wakeMs: () => number | undefined;
}

interface Event {
  readonly atMs: number;
  readonly order: number;
  readonly what: string | undefined;
  readonly run: () => void;
}

/** Timers come in time for as long as this after anything happened: for several polls of a node. */
const BUSY_MS = 2_000;
/** The longest silence in which no timer comes. */
const LONGEST_SILENCE_MS = 6 * 3_600_000;

export function createScheduler({ loop, trace, wakeMs }: SchedulerOptions): Scheduler {
  const events = new Set<Event>();
  const timers = new Set<Event>();
  let nowMs = 0;
  let busyMs = 0;
  let order = 0;
  let steps = 0;

  const put = (into: Set<Event>, delayMs: number, what: string | undefined, run: () => void): (() => void) => {
    order += 1;
    const event = { atMs: nowMs + Math.max(0, delayMs), order, what, run };
    into.add(event);
    return () => into.delete(event);
  };
  const after: Scheduler['after'] = (delayMs, what, run) => put(events, delayMs, what, run);

  /** Passes over the silence that nothing but timers would fill (T3). */
  const skipSilence = (event: Event | undefined, timer: Event, endMs: number): void => {
    if (timer.atMs <= busyMs + BUSY_MS) return;
    const next = Math.min(event?.atMs ?? endMs, wakeMs() ?? endMs, endMs, nowMs + LONGEST_SILENCE_MS);
    nowMs = Math.max(nowMs, next);
  };

  const happen = async (event: Event): Promise<void> => {
    nowMs = Math.max(nowMs, event.atMs);
    steps += 1;
    if (event.what !== undefined) {
      busyMs = nowMs;
      trace.say(nowMs, event.what);
    }
    event.run();
    await loop.settle();
    trace.mark(`${nowMs} ${loop.turns()}`);
  };

  return {
    nowMs: () => nowMs,
    after,
    timer: (delayMs, run) => put(timers, delayMs, undefined, run),
    sleep: (delayMs, what) => new Promise((resolve) => after(delayMs, what, resolve)),
    run: async (done, endMs) => {
      await loop.settle();
      while (!done()) {
        const event = earliest(events);
        const timer = earliest(timers);
        if (timer !== undefined && (event === undefined || timer.atMs < event.atMs)) skipSilence(event, timer, endMs);
        const next = event === undefined || (timer !== undefined && timer.atMs < event.atMs) ? timer : event;
        if (next === undefined || next.atMs > endMs) return;
        events.delete(next);
        timers.delete(next);
        await happen(next);
      }
    },
    steps: () => steps,
  };
}

function earliest(events: ReadonlySet<Event>): Event | undefined {
  let first: Event | undefined;
  for (const event of events) {
    if (first === undefined || event.atMs < first.atMs || (event.atMs === first.atMs && event.order < first.order))
      first = event;
  }
  return first;
}
