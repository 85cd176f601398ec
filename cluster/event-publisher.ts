import { doublingDelayMs } from '../src/base/backoff.ts';
import { createBell } from '../src/base/bell.ts';
import { partitionOf } from '../src/domain/ids.ts';
import type { MachineClock } from '../src/ports/clocks.ts';
import type { EventReader, EventSource, PublicEvent } from '../src/ports/events.ts';
import type { Leases } from '../src/ports/leases.ts';
import type { Observer } from '../src/ports/observer.ts';
import type { Register } from '../src/ports/register.ts';
import { decodeCursor, type EventCursor, type EventLog, encodeCursor, LogMoved, positionOf } from './event-log.ts';

/**
 * Tells the world outside what was committed: appends the events of the journal to a log that other programs read. One node does
 * it, whichever owns one certain partition.
 *
 *  P1 The positions of the log rise, and between two neighbours no event is left out. That does not hang on who leads: an event
 *     is stored directly behind the one that its publisher went on from or not at all (G1), so of two publishers at once the one
 *     that is late stores nothing, reads where the log ends now, and goes on from there. Numbering alone would not do, as events
 *     of a deposed publisher that are still on their way could fit between those of the next one; nor would telling repeats
 *     by their ids, which forgets after minutes.
 *  P2 Every event is stored at least once, whatever was down in the meantime.
 *  P3 Nobody waits for it: it reads the journal as any other reader.
 */
export interface EventPublisher {
  /** Resolves when nothing is on its way any more. */
  stop(): Promise<void>;
}

export interface EventPublisherOptions {
  readonly log: EventLog;
  readonly source: EventSource;
  /** Where the cursor is kept. */
  readonly cursors: Register;
  readonly leases: Pick<Leases, 'owns' | 'onChange'>;
  readonly clock: MachineClock;
  readonly observer: Pick<Observer, 'eventsPublished'>;
  readonly failed: (error: unknown) => void;
}

/** Whoever owns it publishes. */
export const PUBLISHER_PARTITION = partitionOf('events/turnpike/publisher');

const CURSOR_KEY = 'events';
const CURSOR_MS = 1_000;
/** Events under way at once: enough for the way to the servers not to count, and lost ones are soon sent again. */
const BATCH = 256;
/** After a batch, so that the next one is not of one event each under load. */
const PAUSE_MS = 5;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

export function startEventPublisher(options: EventPublisherOptions): EventPublisher {
  const { log, source, cursors, leases, clock, observer, failed } = options;
  const stopped = new AbortController();
  const { signal } = stopped;
  const bell = createBell();
  const leads = () => leases.owns(PUBLISHER_PARTITION) && !signal.aborted;
  const forget = leases.onChange(bell.ring);

  const sleep = (delayMs: number): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = clock.after(delayMs, end);
      signal.addEventListener('abort', end);
    });

  /** Everything up to here is stored; undefined before that is known. */
  let published: number | undefined;
  let count = 0;

  const report = async (reader: EventReader): Promise<void> => {
    if (published === undefined) return;
    observer.eventsPublished(count, Math.max(0, (await reader.end()) - published));
    count = 0;
  };

  /** Publishes until somebody else leads. */
  const lead = async (reader: EventReader, progressed: () => void): Promise<void> => {
    const end = await log.end();
    const entry = await cursors.get(CURSOR_KEY);
    let revision = entry?.revision ?? 0;
    let { sequence } = end;
    let position = positionOf(end, entry && decodeCursor(entry.value), await reader.end());
    let saved = entry === undefined ? undefined : position;
    let savedMs = clock.nowMs();
    const reached = (to: number): void => {
      position = to;
      published = to;
    };
    reached(position);

    /** A cursor that is behind only means that more is looked at again; that of another publisher is as good as ours. */
    const save = async (): Promise<void> => {
      savedMs = clock.nowMs();
      await report(reader);
      if (saved === position) return;
      const cursor: EventCursor = { log: end.log, sequence, position };
      const stored = await cursors.put(CURSOR_KEY, encodeCursor(cursor), revision);
      revision = stored ?? (await cursors.get(CURSOR_KEY))?.revision ?? 0;
      if (stored !== undefined) saved = position;
    };

    while (leads()) {
      const page = await reader.after(position);
      for (const batch of batchesOf(page.events)) {
        if (!leads()) return;
        sequence = await log.append(sequence, batch);
        reached(batch.at(-1)?.position ?? position);
        count += batch.length;
        progressed();
      }
      const isEnd = page.position === position && page.events.length === 0;
      reached(page.position);
      const restMs = savedMs + CURSOR_MS - clock.nowMs();
      if (restMs <= 0 && (saved !== position || count > 0)) await save();
      if (!isEnd) {
        await sleep(PAUSE_MS);
        continue;
      }
      const cancel = saved === position && count === 0 ? () => {} : clock.after(Math.max(0, restMs), bell.ring);
      await bell.wait(signal);
      cancel();
    }
    await save();
  };

  const run = async (): Promise<void> => {
    let attempts = 0;
    while (!signal.aborted) {
      if (!leads()) {
        await bell.wait(signal);
        continue;
      }
      try {
        const reader = await source.follow(bell.ring);
        try {
          await lead(reader, () => {
            attempts = 0;
          });
          observer.eventsPublished(count, 0);
        } catch (error) {
          await report(reader).catch(() => {}); // The error below says what there is to say.
          throw error;
        } finally {
          reader.leave();
        }
        count = 0;
      } catch (error) {
        if (!(error instanceof LogMoved)) failed(error);
        await sleep(doublingDelayMs(attempts, FIRST_RETRY_MS, LAST_RETRY_MS));
        attempts += 1;
      }
    }
  };

  const running = run();
  return {
    stop: async () => {
      forget();
      stopped.abort();
      await running;
    },
  };
}

function* batchesOf(events: readonly PublicEvent[]): Generator<readonly PublicEvent[]> {
  for (let start = 0; start < events.length; start += BATCH) yield events.slice(start, start + BATCH);
}
