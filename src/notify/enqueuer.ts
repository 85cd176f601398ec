import { doublingDelayMs } from '../base/backoff.ts';
import { createBell } from '../base/bell.ts';
import { partitionOf } from '../domain/ids.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { Deliveries, NewDelivery } from '../ports/deliveries.ts';
import type { EventPage, EventReader, EventSource } from '../ports/events.ts';
import type { Journal } from '../ports/journal.ts';
import type { Leases } from '../ports/leases.ts';
import { createEndpointHistory, type EndpointHistory } from './endpoint-history.ts';
import { rowsOf } from './rows.ts';
import { createWantedStreams, type WantedStreams } from './wanted-streams.ts';

/**
 * Fills the outbox: follows the events of the journal from where the outbox says it was read to, and makes the rows of each. One
 * node does it, whichever owns one certain partition.
 *
 *  Q1 Nothing that was committed is left out, whatever was down: the cursor moves in the transaction that stores the rows.
 *  Q2 If two nodes do it for a moment, one of them finds the cursor elsewhere, stores nothing, and goes on from there.
 *  Q3 An event is for the endpoints that were enabled at its position, however late it is looked at.
 *  Q4 Nobody waits for it: it reads the journal as any other reader. What can make no row is passed by unread, and where there is
 *     nothing to tell, the cursor is moved once a second and not for every page: so after a crash what was passed by in the last
 *     second is passed by again. Rows are never made again, since the cursor moves with them.
 */
export interface Enqueuer {
  /** Resolves when nothing is on its way any more. */
  stop(): Promise<void>;
}

export interface EnqueuerOptions {
  readonly deliveries: Pick<Deliveries, 'cursor' | 'enqueue'>;
  readonly source: EventSource;
  readonly journal: Pick<Journal, 'read'>;
  readonly leases: Pick<Leases, 'owns' | 'onChange'>;
  readonly clock: MachineClock;
  /** Rows were stored. */
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
}

/** Whoever owns it fills the outbox. */
export const ENQUEUER_PARTITION = partitionOf('webhooks/turnpike/enqueuer');

const CURSOR_MS = 1_000;
/** After a page, so that the next one is not of one record under load. */
const PAUSE_MS = 10;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

export function startEnqueuer(options: EnqueuerOptions): Enqueuer {
  const { deliveries, source, journal, leases, clock, stored, failed } = options;
  const stopped = new AbortController();
  const { signal } = stopped;
  const bell = createBell();
  const leads = () => leases.owns(ENQUEUER_PARTITION) && !signal.aborted;
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

  /** Fills the outbox until somebody else leads. */
  const lead = async (reader: EventReader, wanted: WantedStreams, progressed: () => void): Promise<void> => {
    const history = createEndpointHistory(journal);
    let saved = await deliveries.cursor();
    let position = saved;
    let savedMs = clock.nowMs();

    const save = async (to: number, rows: readonly NewDelivery[]): Promise<void> => {
      savedMs = clock.nowMs();
      const { ok: isOurs } = await deliveries.enqueue(saved, to, rows);
      saved = isOurs ? to : await deliveries.cursor(); // Q2
      position = saved;
      progressed();
      if (isOurs && rows.length > 0) stored();
    };

    while (leads()) {
      const page = await reader.after(position);
      const rows = await rowsOfPage(page, history, wanted);
      if (!leads()) return;
      const isEnd = page.position === position;
      const restMs = savedMs + CURSOR_MS - clock.nowMs();
      if (rows.length > 0 || (page.position > saved && restMs <= 0)) await save(page.position, rows);
      else position = page.position;
      if (!isEnd) {
        await sleep(PAUSE_MS);
        continue;
      }
      const cancel = position > saved ? clock.after(Math.max(1, restMs), bell.ring) : () => {};
      await bell.wait(signal);
      cancel();
    }
  };

  const run = async (): Promise<void> => {
    let attempts = 0;
    while (!signal.aborted) {
      if (!leads()) {
        await bell.wait(signal);
        continue;
      }
      try {
        const wanted = createWantedStreams();
        const reader = await source.follow(bell.ring, wanted.wants);
        try {
          await lead(reader, wanted, () => {
            attempts = 0;
          });
        } finally {
          reader.leave();
        }
      } catch (error) {
        failed(error);
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

/** The endpoints are read after the page was, so that those before its last event are all known (Q3). */
async function rowsOfPage(
  { events }: EventPage,
  history: EndpointHistory,
  wanted: WantedStreams,
): Promise<readonly NewDelivery[]> {
  if (events.length === 0) return [];
  const parties = new Set(events.map(({ partyId }) => partyId).filter(wanted.mayHaveEndpoints));
  await history.refresh(parties);
  for (const partyId of parties) if (!history.hadAny(partyId)) wanted.hasNone(partyId);
  return events.flatMap((event) => rowsOf(event, history.at(event.partyId, event.position)));
}
