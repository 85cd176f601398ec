import { assert } from '../base/assert.ts';
import type { StreamId } from '../domain/ids.ts';
import type { Journal } from '../ports/journal.ts';
import { invoiceProjection } from './invoice-projection.ts';
import { payoutProjection } from './payout-projection.ts';
import type { PlacedRecord, ProjectedEvent, StreamProjection } from './stream-projection.ts';

export type { PlacedRecord, ProjectedEvent };

/**
 * Turns committed records into public events. An event tells things that the record alone does not (the shop, the state after
 * it), so the projector keeps a small view of each invoice and payout it has seen, and reads the journal for those it has not.
 *
 *  V1 Records are projected one after the other; those of one stream in the order of their sequences, with repeats allowed.
 *  V2 Views are bounded by what they take: one that was dropped is folded again.
 */
export interface EventProjector {
  /** Undefined for a record that says nothing to the public, or is neither of an invoice nor of a payout. */
  project(record: PlacedRecord): Promise<ProjectedEvent | undefined>;
}

/** In plain invoices, of about two kilobytes: those at work on a busy node. */
const MAX_SIZE = 10_000;
const PAGE = 500;

const PROJECTIONS: Readonly<Record<string, () => StreamProjection>> = {
  invoice: invoiceProjection,
  payout: payoutProjection,
};

export function createEventProjector(journal: Pick<Journal, 'read'>, maxSize = MAX_SIZE): EventProjector {
  const views = new Map<StreamId, StreamProjection>();
  let size = 0;

  const forget = (stream: StreamId): void => {
    size -= views.get(stream)?.size ?? 0;
    views.delete(stream);
  };

  /** The one that was kept last stays, however large it is. */
  const keep = (stream: StreamId, view: StreamProjection): void => {
    views.set(stream, view);
    size += view.size;
    for (const oldest of views.keys()) {
      if (size <= maxSize || oldest === stream) return;
      forget(oldest);
    }
  };

  /** Folds what comes before the record. */
  const catchUp = async (view: StreamProjection, { stream, sequence }: PlacedRecord): Promise<void> => {
    while (view.sequence < sequence - 1) {
      const page = await journal.read(stream, view.sequence, Math.min(PAGE, sequence - 1 - view.sequence));
      assert(page.length > 0, `records of ${stream} up to ${sequence} are in the journal`);
      for (const record of page) view.advance(record);
    }
  };

  return {
    async project(record) {
      const newView = PROJECTIONS[record.kind];
      if (newView === undefined) return undefined;
      const { stream, sequence } = record;
      const known = views.get(stream);
      const isRepeat = known !== undefined && known.sequence >= sequence;
      const view = known === undefined || isRepeat ? newView() : known;
      if (!isRepeat) forget(stream);
      await catchUp(view, record);
      const event = view.advance(record);
      if (!isRepeat) keep(stream, view);
      return event;
    },
  };
}
