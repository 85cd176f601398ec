import type { StreamId } from '../domain/ids.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { CommitHint, CommitHints } from '../ports/commit-hints.ts';
import type { WantsStream } from '../ports/events.ts';
import type { CommittedAppend, Journal } from '../ports/journal.ts';
import { createEventProjector, type PlacedRecord, type ProjectedEvent } from './event-projector.ts';
import { createKeptEvents } from './kept-events.ts';

/**
 * The live end of the journal as events, read once for all who listen. Not responsible for what happened before a listener
 * came: it reads that by itself, until it meets the feed.
 *
 *  F1 Records are taken in the order of their positions and none is left out. What a commit tells is used as it is when it is
 *     the very next record; otherwise the journal is read.
 *  F2 A commit's message may be lost, of this node or another: the journal is read every five seconds all the same.
 *  F3 The newest events are kept for listeners that are a little slow, so many and so large at most; whoever falls further behind
 *     reads the journal again.
 *  F4 What nobody listens to is neither read nor decoded nor kept. While somebody follows, the journal is read; what nobody wants of
 *     it is still neither decoded nor kept, and whoever comes later and wants it reads the journal up to where it came.
 *  F5 However many commits are told, the journal is read by one page at a time, and with a pause between two reads of its end.
 */
export interface EventFeed {
  /** Begins to keep the events that are wanted. `wake` is called when there is more. */
  follow(wake: () => void, wants?: WantsStream): Promise<Follower>;
  /** Tells every record of one stream from now on; the returned function ends it. */
  watch(stream: StreamId, taken: (record: WatchedRecord) => void): Promise<() => void>;
  close(): void;
}

export interface Follower {
  /**
   * What came after the position, oldest first, and the position it leads to; undefined if not all that is wanted was kept. What
   * others want may be there, too.
   */
  after(position: number): { readonly events: readonly ProjectedEvent[]; readonly position: number } | undefined;
  leave(): void;
}

export interface WatchedRecord {
  readonly sequence: number;
  /** Absent when the record says nothing to the public. */
  readonly event: ProjectedEvent | undefined;
}

export interface EventFeedOptions {
  readonly journal: Pick<Journal, 'read' | 'scan' | 'lastPosition' | 'onCommit'>;
  readonly clock: MachineClock;
  /** What other nodes commit. */
  readonly hints: CommitHints;
  /** A record could not be read. The feed stays before it and tries again with the next poll. */
  readonly failed: (error: unknown) => void;
}

/** So many wait only when commits are faster than this; to read pages is then as good. */
const MAX_HINTS = 4_096;
const PAGE = 500;
const POLL_MS = 5_000;
/** Where several nodes commit, each commit of another one is a gap: so the journal is read a hundred times a second at most. */
const READ_PAUSE_MS = 10;

interface Following {
  readonly wake: () => void;
  readonly wants: WantsStream;
  /** All that it wants above this position was kept, as far as it was not dropped since. */
  readonly since: number;
}

/** What a follower wants that says nothing else. */
export const wantsAll: WantsStream = () => true;

export function createEventFeed({ journal, clock, hints: remote, failed }: EventFeedOptions): EventFeed {
  const followers = new Set<Following>();
  const watchers = new Map<StreamId, Set<(record: WatchedRecord) => void>>();
  let projector = createEventProjector(journal);
  /** What somebody wanted, up to `tail`. */
  const kept = createKeptEvents();
  let tail = 0;
  /** Ahead of the tail while a record is projected. */
  let taking = 0;
  let hints: CommittedAppend[] = [];
  let mustRead = false;
  /** The newest position that another node told of. */
  let told = 0;
  let lastReadMs = Number.NEGATIVE_INFINITY;
  let pumping = false;
  let pumped = Promise.resolve();
  let waitsForPoll = false;
  let listening = 0;
  let started: Promise<void> | undefined;
  let close = () => {};

  const take = async (record: PlacedRecord): Promise<void> => {
    taking = record.position;
    const watching = watchers.get(record.stream);
    // Each is asked, so that each may learn.
    let wanted = false;
    for (const { wants } of followers) wanted = wants(record.stream) || wanted;
    if (wanted || watching !== undefined) {
      const event = await projector.project(record);
      if (event !== undefined && wanted) kept.add(event, record.bytes.length);
      for (const taken of watching ?? []) taken({ sequence: record.sequence, event });
    }
    tail = record.position;
  };

  /** What was kept for one that wants everything is there for whoever comes. */
  const keptSince = (): number => {
    const everything = [...followers].filter(({ wants }) => wants === wantsAll);
    return Math.min(Math.max(tail, taking), ...everything.map(({ since }) => since));
  };

  const wakeFollowers = (): void => {
    for (const { wake } of followers) wake();
  };

  const takeHints = async (): Promise<void> => {
    const batch = hints;
    hints = [];
    for (const { record, ...place } of batch) {
      if (place.position > tail + 1) {
        mustRead = true; // F1
        return;
      }
      if (place.position === tail + 1) await take({ ...place, kind: record.kind, bytes: record.bytes });
    }
  };

  const takePages = async (): Promise<void> => {
    mustRead = false;
    told = 0;
    for (;;) {
      const page = await journal.scan(tail, PAGE);
      for (const record of page) await take(record);
      if (page.length < PAGE) return;
      wakeFollowers();
    }
  };

  /** Waits until the pause after the last read is over (F5). */
  const pause = async (): Promise<void> => {
    const restMs = lastReadMs + READ_PAUSE_MS - clock.nowMs();
    if (restMs > 0) await new Promise<void>((resolve) => clock.after(restMs, resolve));
    lastReadMs = clock.nowMs();
  };

  const pump = (): void => {
    if (pumping || waitsForPoll) return;
    pumping = true;
    pumped = takeAll();
  };

  const takeAll = async (): Promise<void> => {
    try {
      while (hints.length > 0 || mustRead || told > tail) {
        await takeHints();
        if (mustRead || told > tail) {
          await pause();
          await takePages();
        }
        wakeFollowers();
      }
    } catch (error) {
      waitsForPoll = true;
      // What was half folded is folded again.
      projector = createEventProjector(journal);
      failed(error);
    } finally {
      pumping = false;
    }
  };

  const hear = (committed: readonly CommittedAppend[]): void => {
    if (waitsForPoll || hints.length + committed.length > MAX_HINTS) {
      hints = [];
      mustRead = true;
    } else {
      hints.push(...committed);
    }
    pump();
  };

  const hearRemote = ({ position }: CommitHint): void => {
    told = Math.max(told, position);
    pump();
  };

  const start = async (): Promise<void> => {
    await pumped;
    // Nothing is pumped before the tail is known; hints of what was there before it are then behind it.
    pumping = true;
    hints = [];
    told = 0;
    mustRead = false;
    waitsForPoll = false;
    const forget = journal.onCommit(hear);
    const forgetRemote = remote.listen(hearRemote);
    let cancelPoll = () => {};
    const poll = (): void => {
      mustRead = true; // F2
      waitsForPoll = false;
      pump();
      cancelPoll = clock.after(POLL_MS, poll);
    };
    close = () => {
      close = () => {};
      forget();
      forgetRemote();
      cancelPoll();
      started = undefined;
    };
    try {
      tail = await journal.lastPosition();
    } catch (error) {
      close();
      throw error;
    } finally {
      pumping = false;
    }
    taking = tail;
    kept.restart(tail);
    cancelPoll = clock.after(POLL_MS, poll);
    pump();
  };

  /** Reads along while anybody listens (F4). */
  const listen = async (): Promise<void> => {
    listening += 1;
    started ??= start();
    await started.catch((error: unknown) => {
      listening -= 1;
      throw error;
    });
  };

  const stopListening = (): void => {
    listening -= 1;
    if (listening === 0) close();
  };

  return {
    async follow(wake, wants = wantsAll) {
      await listen();
      const since = keptSince();
      const following: Following = { wake, wants, since };
      followers.add(following);
      return {
        after(position) {
          const events = position < since ? undefined : kept.after(position);
          return events && { events, position: Math.max(position, tail) };
        },
        leave() {
          if (!followers.delete(following)) return;
          stopListening();
          if (followers.size === 0) kept.restart(tail);
        },
      };
    },
    async watch(stream, taken) {
      await listen();
      const watching = watchers.get(stream) ?? new Set();
      watchers.set(stream, watching.add(taken));
      return () => {
        if (!watching.delete(taken)) return;
        stopListening();
        if (watching.size === 0 && watchers.get(stream) === watching) watchers.delete(stream);
      };
    },
    close: () => close(),
  };
}
