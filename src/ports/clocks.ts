import type { Timestamp } from '../base/time.ts';

/** Wall time plus the sandbox offset: due dates, holds, retries, eligibility, limit ranges. The same on all nodes. */
export interface BusinessClock {
  now(): Timestamp;
}

/** Monotonic: leases, heartbeats, deadlines, signature windows, the life of a CVV. Never moved by a test clock. */
export interface MachineClock {
  /** Milliseconds since an arbitrary point; differences mean something, values do not. */
  nowMs(): number;
  /** Calls back once after the delay; the returned function cancels it. */
  after(delayMs: number, callback: () => void): () => void;
}
