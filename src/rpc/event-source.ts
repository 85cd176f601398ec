import type { EventPage, EventReader, EventSource, WantsStream } from '../ports/events.ts';
import type { Journal } from '../ports/journal.ts';
import { type EventFeed, wantsAll } from './event-feed.ts';
import { createEventProjector, type ProjectedEvent } from './event-projector.ts';

/**
 * The events of all invoices and payouts from any position on: of the past from the journal, of the present from the feed, so that however
 * many read along, what is committed now is read and projected once.
 */
export interface ProjectedSource extends EventSource {
  follow(wake: () => void, wants?: WantsStream): Promise<ProjectedReader>;
}

export interface ProjectedReader extends EventReader {
  after(position: number): Promise<ProjectedPage>;
}

export interface ProjectedPage extends EventPage {
  readonly events: readonly ProjectedEvent[];
}

const PAGE = 500;
/** Enough for a reader of the past: one that goes through a long history folds an invoice again now and then. */
const MAX_SIZE = 5_000;

export function createEventSource(
  journal: Pick<Journal, 'read' | 'scan' | 'lastPosition'>,
  feed: Pick<EventFeed, 'follow'>,
): ProjectedSource {
  return {
    async follow(wake, wants = wantsAll) {
      const follower = await feed.follow(wake, wants);
      const projector = createEventProjector(journal, MAX_SIZE);
      return {
        async after(position) {
          const live = follower.after(position);
          if (live !== undefined) return live;
          const events: ProjectedEvent[] = [];
          const records = await journal.scan(position, PAGE);
          for (const record of records) {
            if (!wants(record.stream)) continue;
            const event = await projector.project(record);
            if (event !== undefined) events.push(event);
          }
          return { events, position: records.at(-1)?.position ?? position };
        },
        end: journal.lastPosition,
        leave: follower.leave,
      };
    },
  };
}
