import type { ProjectedEvent } from './event-projector.ts';

/** The newest events of the feed, so many and so large at most. What is dropped is in the journal. */
export interface KeptEvents {
  /** Later than all that were added before. `recordBytes`: the length of its record, by which its size is guessed. */
  add(event: ProjectedEvent, recordBytes: number): void;
  /** Oldest first; undefined if some of them were dropped. */
  after(position: number): readonly ProjectedEvent[] | undefined;
  /** Forgets all: what comes is kept from this position on. */
  restart(position: number): void;
}

/** Twice as many are kept at most: about ten seconds of a busy node. */
const KEPT_EVENTS = 4_096;
const MAX_BYTES = 8_000_000;
/** What an event takes as objects, with what it is encoded to: so much, and so many times its record's bytes. */
const EVENT_BYTES = 1_000;
const EVENT_FACTOR = 5;

interface Kept {
  readonly event: ProjectedEvent;
  readonly bytes: number;
}

export function createKeptEvents(): KeptEvents {
  /** All that were added with positions above `reachesFrom`. */
  let kept: Kept[] = [];
  let keptBytes = 0;
  let reachesFrom = 0;

  /** Half of it at once, so that not every event moves all others. */
  const drop = (): void => {
    let dropped = 0;
    for (const { event, bytes } of kept) {
      if (kept.length - dropped <= KEPT_EVENTS && keptBytes <= MAX_BYTES / 2) break;
      keptBytes -= bytes;
      reachesFrom = event.position;
      dropped += 1;
    }
    kept = kept.slice(dropped);
  };

  return {
    add(event, recordBytes) {
      const bytes = EVENT_BYTES + EVENT_FACTOR * recordBytes;
      kept.push({ event, bytes });
      keptBytes += bytes;
      if (kept.length >= 2 * KEPT_EVENTS || keptBytes > MAX_BYTES) drop();
    },
    after(position) {
      if (position < reachesFrom) return undefined;
      return kept.slice(indexAfter(kept, position)).map(({ event }) => event);
    },
    restart(position) {
      kept = [];
      keptBytes = 0;
      reachesFrom = position;
    },
  };
}

/** The first index whose event is after the position: they are in the order of their positions. */
function indexAfter(kept: readonly Kept[], position: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((kept[middle]?.event.position ?? Number.POSITIVE_INFINITY) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
