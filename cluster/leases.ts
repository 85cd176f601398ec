import { doublingDelayMs } from '../src/base/backoff.ts';
import { PARTITION_COUNT } from '../src/domain/ids.ts';
import type { MachineClock } from '../src/ports/clocks.ts';
import { type Journal, JournalUnavailable } from '../src/ports/journal.ts';
import type { Leases } from '../src/ports/leases.ts';
import { RegisterUnavailable } from '../src/ports/register.ts';
import { FRESH_MS } from './member-table.ts';
import type { Membership } from './membership.ts';
import type { Placement } from './placement.ts';

/**
 * What this node owns, from what the assignment says and the journal's epochs.
 *  C1 A partition is ours only under an epoch that we raised while the assignment gave it to us, under the same term.
 *  C2 Whoever has not been heard raises no epoch: it would take from a new owner what that one has just got. An epoch that was
 *     raised late, when we were not heard any more, is none of ours: readers of a new owner would not hear of what we write.
 *  C3 While a planned move is prepared no new message finds an epoch, and nothing is handed over before the listeners are done.
 *  C4 What was let go and cannot be handed over, because nobody hears us, goes on here: under its epoch it can do no harm.
 */
export interface ClusterLeases extends Leases {
  /** Before a planned move: let what is in flight finish and end the activations; new messages find no epoch meanwhile. */
  onRelease(listener: (partitions: readonly number[]) => Promise<void>): () => void;
  /** Every partition that the assignment gives us has been acquired. */
  settled(): boolean;
  stop(): void;
}

export interface ClusterLeasesOptions {
  readonly placement: Placement;
  readonly membership: Membership;
  readonly journal: Pick<Journal, 'acquire'>;
  readonly clock: MachineClock;
  readonly failed: (error: unknown) => void;
}

/** A provider may be called until a call would end later than this after a confirmed renewal was sent (P7). */
export const LEASE_MS = 15_000;
/** Rows of partitions stay locked for one statement, and appends of their neighbours wait for it. */
const BATCH = 64;
const RETRY_MS = 100;
/** Longer than an election of the servers' usually takes: to let go twice costs callers more than to wait. */
const UNHEARD_MS = 5_000;
const LONGEST_RETRY_MS = 2_000;

const PARTITIONS = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);

interface Held {
  readonly epoch: number;
  readonly term: number;
}

type ChangeListener = Parameters<Leases['onChange']>[0];
type ReleaseListener = Parameters<ClusterLeases['onRelease']>[0];

export function createClusterLeases(options: ClusterLeasesOptions): ClusterLeases {
  const { placement, membership, journal, clock, failed } = options;
  const { node, incarnation } = membership.self;
  const changeListeners = new Set<ChangeListener>();
  const releaseListeners = new Set<ReleaseListener>();
  const held = new Map<number, Held>();
  /** Partitions that are being released, each with all that are released together; what is kept after all leaves that set. */
  const releasing = new Map<number, Set<number>>();
  const acquiring = new Set<number>();
  /** Refused by the journal, until the register was asked whose they are. */
  const fenced = new Set<number>();
  let isAcquiring = false;
  let isAsking = false;
  let attempts = 0;
  let over = false;
  let cancel = () => {};

  const isOurs = (partition: number): boolean => placement.ownerOf(partition) === incarnation;
  const isMoving = (partition: number): boolean => isOurs(partition) && placement.movingTo(partition) !== undefined;
  const isWanted = (partition: number): boolean =>
    isOurs(partition) && !isMoving(partition) && !held.has(partition) && !fenced.has(partition);
  const ageMs = (): number => clock.nowMs() - membership.confirmedMs();
  const isFresh = (): boolean => placement.confirmed() && ageMs() <= FRESH_MS;

  const tell = (gained: readonly number[], lost: readonly number[]): void => {
    if (gained.length === 0 && lost.length === 0) return;
    for (const listener of [...changeListeners]) listener({ gained, lost });
  };

  /** Brings what we hold in line with the assignment. */
  const follow = (): void => {
    if (over) return;
    const lost: number[] = [];
    const leaving = new Set<number>();
    for (const partition of PARTITIONS) {
      const present = held.get(partition);
      const isEnded = present !== undefined && (!isOurs(partition) || placement.termOf(partition) !== present.term);
      const isKept = releasing.has(partition) && !isMoving(partition);
      if (isKept) {
        releasing.get(partition)?.delete(partition);
        releasing.delete(partition);
      }
      // A move that is off ends the hold as well: the activations have ended, and begin again with a new epoch.
      if ((isEnded || isKept) && held.delete(partition)) lost.push(partition);
      if (isMoving(partition) && !releasing.has(partition) && !acquiring.has(partition)) leaving.add(partition);
    }
    for (const partition of leaving) releasing.set(partition, leaving);
    tell([], lost);
    if (leaving.size > 0) void release(leaving);
    void acquire();
  };

  const release = async (leaving: Set<number>): Promise<void> => {
    try {
      const partitions = [...leaving].filter((partition) => held.has(partition));
      await Promise.all([...releaseListeners].map((listener) => listener(partitions)));
    } catch (error) {
      failed(error); // The epoch of the next owner fences what could not be ended.
    }
    goOnUnheard(leaving);
    if (!over) await placement.handOver(leaving); // C3
  };

  /** C4. Once we are heard again the assignment is confirmed, and what it says of these is followed. */
  const goOnUnheard = (leaving: Set<number>): void => {
    if (over || leaving.size === 0) return;
    if (ageMs() <= UNHEARD_MS) {
      clock.after(RETRY_MS, () => goOnUnheard(leaving));
      return;
    }
    const kept = [...leaving].filter((partition) => held.has(partition));
    for (const partition of leaving) releasing.delete(partition);
    leaving.clear();
    tell(kept, []);
  };

  const acquire = async (): Promise<void> => {
    if (isAcquiring || over) return;
    isAcquiring = true;
    cancel();
    let delayMs = RETRY_MS;
    try {
      while (isFresh()) {
        const batch = PARTITIONS.filter(isWanted).slice(0, BATCH);
        if (batch.length === 0) break;
        await acquireBatch(batch);
        attempts = 0;
      }
    } catch (error) {
      if (!(error instanceof JournalUnavailable)) failed(error);
      delayMs = doublingDelayMs(attempts, RETRY_MS, LONGEST_RETRY_MS);
      attempts += 1;
    }
    isAcquiring = false;
    if (!over && PARTITIONS.some(isWanted)) cancel = clock.after(delayMs, () => void acquire());
  };

  const acquireBatch = async (batch: readonly number[]): Promise<void> => {
    const terms = new Map(batch.map((partition) => [partition, placement.termOf(partition)]));
    for (const partition of batch) acquiring.add(partition);
    try {
      const epochs = await journal.acquire(batch, node);
      if (over || !isFresh()) return; // C2
      const gained: number[] = [];
      for (const [partition, term] of terms) {
        const epoch = epochs.get(partition);
        if (epoch === undefined || !isWanted(partition) || placement.termOf(partition) !== term) continue; // C1
        held.set(partition, { epoch, term });
        gained.push(partition);
      }
      tell(gained, []);
    } finally {
      acquiring.clear();
      if (batch.some(isMoving)) queueMicrotask(follow);
    }
  };

  /** Who fenced us is the new owner, as far as we know; only the register can say that it is not. */
  const askAgain = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    while (fenced.size > 0 && !over) {
      const asked = [...fenced];
      try {
        await placement.refresh();
        for (const partition of asked) fenced.delete(partition);
        follow();
      } catch (error) {
        if (!(error instanceof RegisterUnavailable)) failed(error);
        await new Promise<void>((resolve) => {
          clock.after(RETRY_MS, resolve);
        });
      }
    }
    isAsking = false;
  };

  const epochOf = (partition: number): number | undefined =>
    releasing.has(partition) ? undefined : held.get(partition)?.epoch;

  const forget = [placement.onChange(follow), membership.onChange(() => void acquire())];
  follow();

  return {
    owns: (partition) => epochOf(partition) !== undefined,
    epoch: epochOf,
    fresh: (partition) => held.has(partition) && isFresh(),
    outlasts: (partition, durationMs) =>
      epochOf(partition) !== undefined && placement.confirmed() && ageMs() + durationMs <= LEASE_MS,
    fenced: (partition, epoch) => {
      if (over || held.get(partition)?.epoch !== epoch) return;
      held.delete(partition);
      fenced.add(partition);
      tell([], [partition]);
      void askAgain();
    },
    onChange: (listener) => {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    onRelease: (listener) => {
      releaseListeners.add(listener);
      return () => releaseListeners.delete(listener);
    },
    settled: () =>
      placement.known() && PARTITIONS.every((each) => !isOurs(each) || held.has(each) || releasing.has(each)),
    stop: () => {
      over = true;
      cancel();
      held.clear();
      for (const end of forget) end();
    },
  };
}
