/**
 * Card security codes, and what else a payer gives that is never stored, in the memory of this process alone (V2). Not
 * responsible for other nodes: see shared-cvv-store.ts.
 *
 *  S1 A code is given out for the session, party and card it came with, and for no other. What is entrusted has neither party nor
 *     card: it is given out for its reference, and never as a code.
 *  S2 It is gone at `forget`, after 15 minutes, or when more than `capacity` wait (the oldest go first), whichever is
 *     first, and its bytes are overwritten then, or a second later.
 */
import type { PartyId } from '../domain/ids.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { Random } from '../ports/random.ts';

export const CVV_LIFE_MS = 15 * 60 * 1000;
/** About 30 MB of them: more payers at once than one node serves, fewer than would take it down. */
const DEFAULT_CAPACITY = 100_000;
/** A Map that lost its first entries is slow to find its first one, so it is asked seldom, and for many at once. */
const SWEEP_INTERVAL_MS = 1_000;
const SHARE_PUSHED_OUT = 1 / 100;

export interface CvvOwner {
  readonly partyId: PartyId;
  readonly token: string;
}

/** Of what is entrusted. No party has an empty id. */
export const NO_CARD: CvvOwner = { partyId: '', token: '' };

export interface HeldCvv {
  readonly id: string;
  readonly remainingMs: number;
}

/** What the vault keeps security codes in. */
export interface CvvStore {
  /** The same request with the same card and code gives the same session, while it lasts. */
  hold(owner: CvvOwner, cvv: string, requestId: string | undefined): HeldCvv | Promise<HeldCvv>;
  read(sessionId: string, owner: CvvOwner): string | undefined | Promise<string | undefined>;
  holds(sessionId: string): boolean | Promise<boolean>;
  forget(sessionId: string): void;
  close(): void;
}

export interface CvvMemory extends CvvStore {
  hold(owner: CvvOwner, cvv: string, requestId: string | undefined): HeldCvv;
  read(sessionId: string, owner: CvvOwner): string | undefined;
  holds(sessionId: string): boolean;
  /** True if it was here. */
  forget(sessionId: string): boolean;
}

interface Entry extends CvvOwner {
  readonly code: Buffer;
  readonly endMs: number;
  readonly requestKey: string | undefined;
}

export interface CvvMemoryOptions {
  readonly machineClock: MachineClock;
  readonly random: Random;
  readonly capacity?: number;
}

export function createCvvMemory({ machineClock, random, capacity = DEFAULT_CAPACITY }: CvvMemoryOptions): CvvMemory {
  // All live equally long, so that the order of insertion is the order of their ends.
  const entries = new Map<string, Entry>();
  const sessionOfRequest = new Map<string, string>();
  let cancelTimer: (() => void) | undefined;

  const forget = (sessionId: string): boolean => {
    const entry = entries.get(sessionId);
    if (entry === undefined) return false;
    entries.delete(sessionId);
    entry.code.fill(0);
    if (entry.requestKey !== undefined && sessionOfRequest.get(entry.requestKey) === sessionId) {
      sessionOfRequest.delete(entry.requestKey);
    }
    return true;
  };

  const sweep = (): void => {
    cancelTimer = undefined;
    const nowMs = machineClock.nowMs();
    for (const [sessionId, { endMs }] of entries) {
      if (endMs > nowMs) {
        cancelTimer = machineClock.after(Math.max(endMs - nowMs, SWEEP_INTERVAL_MS), sweep);
        return;
      }
      forget(sessionId);
    }
  };

  const pushOut = (count: number): void => {
    let left = count;
    for (const oldest of entries.keys()) {
      if (left <= 0) break;
      forget(oldest);
      left -= 1;
    }
  };

  const live = (sessionId: string): Entry | undefined => {
    const entry = entries.get(sessionId);
    if (entry === undefined || entry.endMs > machineClock.nowMs()) return entry;
    forget(sessionId);
    return undefined;
  };

  return {
    hold(owner, cvv, requestId) {
      const requestKey = requestId === undefined ? undefined : JSON.stringify([owner.partyId, requestId]);
      const earlierId = requestKey === undefined ? undefined : sessionOfRequest.get(requestKey);
      const earlier = earlierId === undefined ? undefined : live(earlierId);
      if (earlierId !== undefined && earlier?.token === owner.token && earlier.code.toString('utf8') === cvv) {
        return { id: earlierId, remainingMs: earlier.endMs - machineClock.nowMs() };
      }
      const id = random.id();
      const code = ownBytes(cvv);
      entries.set(id, { ...owner, code, endMs: machineClock.nowMs() + CVV_LIFE_MS, requestKey });
      if (requestKey !== undefined) sessionOfRequest.set(requestKey, id);
      if (entries.size > capacity) pushOut(entries.size - Math.ceil(capacity * (1 - SHARE_PUSHED_OUT)));
      cancelTimer ??= machineClock.after(CVV_LIFE_MS, sweep);
      return { id, remainingMs: CVV_LIFE_MS };
    },
    read(sessionId, owner) {
      const entry = live(sessionId);
      if (entry?.token !== owner.token || entry.partyId !== owner.partyId) return undefined;
      return entry.code.toString('utf8');
    },
    holds: (sessionId) => live(sessionId) !== undefined,
    forget,
    close() {
      cancelTimer?.();
      cancelTimer = undefined;
      for (const sessionId of entries.keys()) forget(sessionId);
    },
  };
}

/** Bytes of their own, not a slice of a pool that others are cut from: they will be overwritten. */
function ownBytes(text: string): Buffer {
  return Buffer.alloc(Buffer.byteLength(text), text, 'utf8');
}
