import { assert } from '../base/assert.ts';
import { parseStream, type StreamId } from '../domain/ids.ts';
import type { InvoiceEvent } from '../generated/turnpike/v1/InvoiceEvent.ts';
import type { SubscribeResponse } from '../generated/turnpike/v1/SubscribeResponse.ts';
import type { PublicEvent } from '../ports/events.ts';
import type { CommittedAppend, Journal } from '../ports/journal.ts';
import { encodePosition } from '../wire/position.ts';
import { contentOf } from '../wire/record.ts';
import { type InvoiceView, newInvoiceView, projectChange } from './project-event.ts';
import { projectTime } from './project-values.ts';
import { encoderOf } from './protos.ts';

/**
 * Turns committed records into public events. An event tells things that the record alone does not (the shop, the state after
 * it), so the projector keeps a small view of each invoice it has seen, and reads the journal for those it has not.
 *
 *  V1 Records are projected one after the other; those of one stream in the order of their sequences, with repeats allowed.
 *  V2 Views are bounded: one that was dropped is folded again.
 */
export interface EventProjector {
  /** Undefined for a record that says nothing to the public, or is not of an invoice. */
  project(record: PlacedRecord): Promise<ProjectedEvent | undefined>;
}

export type PlacedRecord = Pick<CommittedAppend, 'stream' | 'sequence' | 'position'> & {
  readonly bytes: Uint8Array;
  readonly kind: string;
};

/** An event with its bytes, made once for all who get it. */
export interface ProjectedEvent extends PublicEvent {
  readonly event: InvoiceEvent;
  /** As WatchInvoice sends it. */
  bytes(): Buffer;
  /** As Subscribe sends it. */
  response(): Buffer;
}

const encodeEvent = encoderOf<InvoiceEvent>('turnpike.v1.InvoiceEvent');
const encodeResponse = encoderOf<SubscribeResponse>('turnpike.v1.SubscribeResponse');

/** About 400 bytes each: the invoices at work on a busy node. */
const MAX_VIEWS = 20_000;
const PAGE = 500;

export function createEventProjector(journal: Pick<Journal, 'read'>, maxViews = MAX_VIEWS): EventProjector {
  const views = new Map<StreamId, InvoiceView>();

  const keep = (stream: StreamId, view: InvoiceView): void => {
    views.delete(stream);
    views.set(stream, view);
    if (views.size <= maxViews) return;
    const [oldest] = views.keys();
    if (oldest !== undefined) views.delete(oldest);
  };

  const viewBefore = async ({ stream, sequence }: PlacedRecord): Promise<InvoiceView> => {
    const known = views.get(stream);
    const ahead = known !== undefined && known.sequence >= sequence;
    const view = known === undefined || ahead ? newInvoiceView() : known;
    while (view.sequence < sequence - 1) {
      const page = await journal.read(stream, view.sequence, Math.min(PAGE, sequence - 1 - view.sequence));
      assert(page.length > 0, `records of ${stream} up to ${sequence} are in the journal`);
      for (const record of page) advance(view, record);
    }
    if (!ahead) keep(stream, view);
    return view;
  };

  return {
    async project(record) {
      if (record.kind !== 'invoice') return undefined;
      return advance(await viewBefore(record), record);
    },
  };
}

function advance(view: InvoiceView, record: PlacedRecord): ProjectedEvent | undefined {
  const { time, changes } = contentOf(record.bytes);
  const projected = changes.map((change) => projectChange(view, change)).filter((change) => change !== undefined);
  const { position, sequence, stream } = record;
  view.sequence = sequence;
  if (projected.length === 0) return undefined;
  const { partyId, shopId, state } = view;
  const invoiceId = parseStream(stream).id;
  const event: InvoiceEvent = {
    position: encodePosition(position),
    partyId,
    shopId,
    invoiceId,
    sequence: BigInt(sequence),
    eventTime: projectTime(time),
    changes: projected,
    invoiceState: state,
  };
  return { kind: 'invoice', position, sequence, partyId, shopId, invoiceId, event, ...encodedOnce(event) };
}

function encodedOnce(event: InvoiceEvent): Pick<ProjectedEvent, 'bytes' | 'response'> {
  let bytes: Buffer | undefined;
  let response: Buffer | undefined;
  return {
    bytes: () => (bytes ??= encodeEvent(event)),
    response: () => (response ??= encodeResponse({ position: event.position, invoice: event })),
  };
}
