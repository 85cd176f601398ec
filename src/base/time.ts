/** Microseconds since 1970-01-01T00:00:00Z. Exact in a double until the year 2255. */
export type Timestamp = number;

export const MICROS_PER_MS = 1000;

export function addMs(time: Timestamp, durationMs: number): Timestamp {
  return time + durationMs * MICROS_PER_MS;
}

/** The earlier of two times, where either may be absent. */
export function earlier(a: Timestamp | undefined, b: Timestamp | undefined): Timestamp | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return a < b ? a : b;
}

export function toIso(time: Timestamp): string {
  return new Date(time / MICROS_PER_MS).toISOString();
}
