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
 *  V2 Views are bounded: one that was dropped is folded again.
 */
export interface EventProjector {
  /** Undefined for a record that says nothing to the public, or is neither of an invoice nor of a payout. */
  project(record: PlacedRecord): Promise<ProjectedEvent | undefined>;
}

/** About 400 bytes each: the invoices at work on a busy node. Payins and payouts have some kilobytes. */
const MAX_VIEWS = 20_000;
const PAGE = 500;

const PROJECTIONS: Readonly<Record<string, () => StreamProjection>> = {
  invoice: invoiceProjection,
  payout: payoutProjection,
};

export function createEventProjector(journal: Pick<Journal, 'read'>, maxViews = MAX_VIEWS): EventProjector {
  const views = new Map<StreamId, StreamProjection>();

  const keep = (stream: StreamId, view: StreamProjection): void => {
    views.delete(stream);
    views.set(stream, view);
    if (views.size <= maxViews) return;
    const [oldest] = views.keys();
    if (oldest !== undefined) views.delete(oldest);
  };

  const viewBefore = async (
    { stream, sequence }: PlacedRecord,
    newView: () => StreamProjection,
  ): Promise<StreamProjection> => {
    const known = views.get(stream);
    const ahead = known !== undefined && known.sequence >= sequence;
    const view = known === undefined || ahead ? newView() : known;
    while (view.sequence < sequence - 1) {
      const page = await journal.read(stream, view.sequence, Math.min(PAGE, sequence - 1 - view.sequence));
      assert(page.length > 0, `records of ${stream} up to ${sequence} are in the journal`);
      for (const record of page) view.advance(record);
    }
    if (!ahead) keep(stream, view);
    return view;
  };

  return {
    async project(record) {
      const newView = PROJECTIONS[record.kind];
      return newView === undefined ? undefined : (await viewBefore(record, newView)).advance(record);
    },
  };
}
