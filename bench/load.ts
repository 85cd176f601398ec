import type { Door } from './door.ts';

/** What one phase of load measured. Times are in milliseconds, from the moment a payment was due to be sent. */
export interface Measurement {
  /** Payments seen captured inside the window, by the second. */
  readonly paymentsPerSecond: number;
  readonly payments: number;
  readonly failures: number;
  /** What the first of them said. */
  readonly firstFailure?: string;
  readonly acceptanceMs: readonly number[];
  readonly completionMs: readonly number[];
}

export interface LoadOptions {
  /** Arrivals a second, evenly spaced and whatever the server does (open loop). Infinity: as many as the window lets in. */
  readonly ratePerSecond: number;
  /** Payments in flight at most; an arrival that finds no room waits, and its wait counts. */
  readonly window: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** Drives a door; what begins or ends outside the measured window is trimmed. */
export async function drive(door: Door, options: LoadOptions): Promise<Measurement> {
  const { ratePerSecond, window, warmUpMs, measureMs } = options;
  const startMs = performance.now();
  const fromMs = startMs + warmUpMs;
  const untilMs = fromMs + measureMs;
  const acceptanceMs: number[] = [];
  const completionMs: number[] = [];
  let payments = 0;
  let failures = 0;
  let firstFailure: string | undefined;
  let inFlight = 0;
  let room: (() => void) | undefined;

  const one = async (dueMs: number): Promise<void> => {
    let acceptedMs = 0;
    try {
      await door.pay(() => {
        acceptedMs = performance.now();
      });
      const nowMs = performance.now();
      if (nowMs < fromMs || nowMs >= untilMs) return;
      payments += 1;
      acceptanceMs.push(acceptedMs - dueMs);
      completionMs.push(nowMs - dueMs);
    } catch (error) {
      failures += 1;
      firstFailure ??= String(error);
    } finally {
      inFlight -= 1;
      room?.();
    }
  };

  const running: Promise<void>[] = [];
  for (let number = 0; performance.now() < untilMs; number += 1) {
    const dueMs =
      ratePerSecond === Number.POSITIVE_INFINITY ? performance.now() : startMs + (number * 1000) / ratePerSecond;
    while (performance.now() < dueMs) await pause(dueMs - performance.now());
    while (inFlight >= window) {
      await new Promise<void>((resolve) => {
        room = resolve;
      });
    }
    inFlight += 1;
    running.push(one(ratePerSecond === Number.POSITIVE_INFINITY ? performance.now() : dueMs));
  }
  await Promise.all(running);
  const byTime = (a: number, b: number) => a - b;
  return {
    paymentsPerSecond: payments / (measureMs / 1000),
    payments,
    failures,
    ...(firstFailure === undefined ? {} : { firstFailure }),
    acceptanceMs: acceptanceMs.sort(byTime),
    completionMs: completionMs.sort(byTime),
  };
}

/** Drives a door until so many payments are through, however long that takes on a machine that is busy. */
export async function warmUp(door: Door, payments: number, window: number): Promise<void> {
  let left = payments;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await door.pay(() => {}).catch(() => {});
    }
  };
  await Promise.all(Array.from({ length: window }, one));
}

/** The value that `share` of the sorted values do not exceed. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/** Never spins: the generator shares its processors with what it measures. A timer is a millisecond late, and that counts too. */
function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(1, durationMs)));
}
