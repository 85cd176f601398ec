import type { Timestamp } from '../base/time.ts';

/** Wall time plus the sandbox offset: due dates, holds, retries, eligibility, limit ranges. The same on all nodes. */
export interface BusinessClock {
  now(): Timestamp;
}

/** A business clock that a sandbox may move forward. Where money is real there is no such thing. */
export interface TestClock extends BusinessClock {
  /** Moves the clock; a repeat of the same request moves it once. Refused where any payment institution is live. */
  advance(move: Pick<ClockMove, 'by' | 'author' | 'requestId' | 'comment'>): Promise<ClockAnswer>;
}

/** `reused`: the request id was used for another distance. */
export type ClockAnswer =
  | { readonly ok: true; readonly now: Timestamp }
  | { readonly ok: false; readonly why: 'live' | 'reused' };

/** One move of a test clock. Distances are microseconds. */
export interface ClockMove {
  /** Business time before the move. */
  readonly time: Timestamp;
  /** How far the clock is ahead of the wall after it. */
  readonly offset: number;
  readonly by: number;
  readonly author: string;
  readonly requestId: string;
  readonly comment?: string;
}

/** Monotonic: leases, heartbeats, deadlines, signature windows, the life of a CVV. Never moved by a test clock. */
export interface MachineClock {
  /** Milliseconds since an arbitrary point; differences mean something, values do not. */
  nowMs(): number;
  /** Calls back once after the delay; the returned function cancels it. */
  after(delayMs: number, callback: () => void): () => void;
}
