import { createBell } from '../base/bell.ts';
import { invoiceStream, type StreamId } from '../domain/ids.ts';
import type { WatchInvoiceRequest__Output } from '../generated/turnpike/v1/WatchInvoiceRequest.ts';
import type { Journal } from '../ports/journal.ts';
import type { Ports } from './call.ts';
import type { EventFeed, WatchedRecord } from './event-feed.ts';
import { createEventProjector, type ProjectedEvent } from './event-projector.ts';
import { readFields } from './fields.ts';
import { readInvoice } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import type { StreamMethod } from './stream-call.ts';

/**
 * The events of one invoice, from any sequence on: first what the journal has, then what is committed, without a gap between
 * the two. A reader that does not keep up goes back to the journal.
 */

const PAGE = 500;
const MAX_WAITING = 1_000;

export function watchInvoice(ports: Ports, feed: EventFeed): StreamMethod<WatchInvoiceRequest__Output> {
  const { journal, configurations } = ports;
  return {
    roles: ['merchant', 'operator'],
    async run(request, context, send) {
      const { caller, signal } = context;
      const fields = readFields();
      const party = readParty(fields, caller, request.partyId);
      const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
      const afterSequence = fields.integer('after_sequence', request.afterSequence, 0, Number.MAX_SAFE_INTEGER);
      fields.done();
      const partyId = requireParty(configurations, caller, party);
      await readInvoice(ports, context, partyId, invoiceId);
      const stream = invoiceStream(partyId, invoiceId);

      const bell = createBell();
      let waiting: WatchedRecord[] = [];
      let missed = false;
      const leave = await feed.watch(stream, (record) => {
        if (waiting.length < MAX_WAITING) waiting.push(record);
        else missed = true;
        bell.ring();
      });
      try {
        let sequence = 0;
        const sendEvent = async (event: ProjectedEvent | undefined): Promise<void> => {
          if (event !== undefined && event.sequence > afterSequence) await send(event.bytes());
        };
        const readOn = async (): Promise<void> => {
          for await (const record of eventsOf(journal, stream, sequence)) {
            if (signal.aborted) return;
            await sendEvent(record.event);
            sequence = record.sequence;
          }
        };
        await readOn();
        while (!signal.aborted) {
          const batch = waiting;
          waiting = [];
          for (const record of batch) {
            if (record.sequence > sequence + 1) await readOn();
            if (record.sequence !== sequence + 1 || signal.aborted) continue;
            await sendEvent(record.event);
            sequence = record.sequence;
          }
          if (missed) {
            missed = false;
            await readOn();
          } else {
            await bell.wait(signal);
          }
        }
      } finally {
        leave();
      }
    },
  };
}

/** Records of a stream after a sequence, with their events. */
export async function* eventsOf(
  journal: Pick<Journal, 'read'>,
  stream: StreamId,
  afterSequence: number,
): AsyncGenerator<WatchedRecord> {
  const projector = createEventProjector(journal, 1);
  for (let after = afterSequence; ; ) {
    const page = await journal.read(stream, after, PAGE);
    for (const record of page) {
      yield { sequence: record.sequence, event: await projector.project(record) };
      after = record.sequence;
    }
    if (page.length < PAGE) return;
  }
}
