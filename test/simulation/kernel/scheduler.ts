import type { EventLoop } from './event-loop.ts';
import type { Trace } from './trace.ts';

/**
 * Virtual time, in milliseconds since the world began, and what is to happen in it.
 *  T1 One event at a time; the next one begins when the world is quiet again.
 *  T2 Events of one moment happen in the order they were asked for.
 *  T3 Timers of processes come as late as they like, as everywhere. While nothing else happens for a while, they come when
 *     the next thing does: processes that poll do not make a day of silence cost a day of polls.
 *  T4 Where processes watch each other, silence is no time to them: their clocks stand still in it, and with them all timers.
 */
export interface Scheduler {
  nowMs(): number;
  /** What monotonic clocks go by: virtual time without the silence (T4). */
  machineMs(): number;
  /** Something that happens in the world. The returned function prevents it. */
  after(delayMs: number, what: string, run: () => void): () => void;
  /** A timer of a process. */
  timer(delayMs: number, run: () => void): () => void;
  sleep(delayMs: number, what: string): Promise<void>;
  /** There is no silence for so long from now on. */
  stayAwake(durationMs: number): void;
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
  /** Whether clocks stand still in silence (T4). */
  readonly clocksStop: boolean;
}

interface Event {
  /** Of a timer: on the clock of the machines. */
  readonly atMs: number;
  readonly order: number;
  readonly what: string | undefined;
  readonly run: () => void;
}

/** Timers come in time for as long as this after anything happened: for several polls of a node, or for two of each node. */
const BUSY_MS = 2_000;
const BUSY_TOGETHER_MS = 1_000;
/** The longest silence in which no timer comes. */
const LONGEST_SILENCE_MS = 6 * 3_600_000;

export function createScheduler({ loop, trace, wakeMs, clocksStop }: SchedulerOptions): Scheduler {
  const events = new Set<Event>();
  const timers = new Set<Event>();
  let nowMs = 0;
  let silentMs = 0;
  let busyMs = 0;
  let order = 0;
  let steps = 0;

  const put = (into: Set<Event>, atMs: number, what: string | undefined, run: () => void): (() => void) => {
    order += 1;
    const event = { atMs, order, what, run };
    into.add(event);
    return () => into.delete(event);
  };
  const machineMs = () => nowMs - silentMs;
  const after: Scheduler['after'] = (delayMs, what, run) => put(events, nowMs + Math.max(0, delayMs), what, run);

  /** Passes over the silence that nothing but timers would fill (T3, T4). True when the timer has moved. */
  const skipSilence = (event: Event | undefined, timerMs: number, endMs: number): boolean => {
    if (timerMs <= busyMs + (clocksStop ? BUSY_TOGETHER_MS : BUSY_MS)) return false;
    const next = Math.min(event?.atMs ?? endMs, wakeMs() ?? endMs, endMs, nowMs + LONGEST_SILENCE_MS);
    const skippedMs = Math.max(0, next - nowMs);
    nowMs += skippedMs;
    if (!clocksStop) return false;
    silentMs += skippedMs;
    busyMs = Math.max(busyMs, nowMs);
    return skippedMs > 0;
  };

  const happen = async (event: Event, atMs: number): Promise<void> => {
    nowMs = Math.max(nowMs, atMs);
    steps += 1;
    if (event.what !== undefined) {
      busyMs = Math.max(busyMs, nowMs);
      trace.say(nowMs, event.what);
    }
    event.run();
    await loop.settle();
    trace.mark(`${nowMs} ${loop.turns()}`);
  };

  return {
    nowMs: () => nowMs,
    machineMs,
    after,
    timer: (delayMs, run) => put(timers, machineMs() + Math.ceil(Math.max(0, delayMs)), undefined, run),
    stayAwake: (durationMs) => {
      busyMs = Math.max(busyMs, nowMs + durationMs);
    },
    sleep: (delayMs, what) => new Promise((resolve) => after(delayMs, what, resolve)),
    run: async (done, endMs) => {
      await loop.settle();
      while (!done()) {
        const event = earliest(events);
        const timer = earliest(timers);
        const timerMs = timer === undefined ? Number.POSITIVE_INFINITY : timer.atMs + silentMs;
        const timerIsFirst = timer !== undefined && (event === undefined || timerMs < event.atMs);
        if (timerIsFirst && skipSilence(event, timerMs, endMs)) continue;
        const next = timerIsFirst ? timer : event;
        const nextMs = timerIsFirst ? timerMs : event?.atMs;
        if (next === undefined || nextMs === undefined || nextMs > endMs) return;
        events.delete(next);
        timers.delete(next);
        await happen(next, nextMs);
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
