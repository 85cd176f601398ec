import type { Timestamp } from '../base/time.ts';
import { bookInvoice } from '../domain/invoice/book.ts';
import { evolveInvoice, NO_INVOICE } from '../domain/invoice/evolve.ts';
import type { InvoiceChange, InvoiceState } from '../domain/invoice/invoice.ts';
import type { StoredRecord } from '../ports/journal.ts';
import { decodeRecord, type RecordContent } from '../wire/record.ts';
import { describeBooking } from './booking.ts';
import { describeChange } from './change.ts';

/** What happened to an invoice, record by record, in words. Holds no secrets and no personal data. */
export interface Story {
  readonly chapters: readonly Chapter[];
  readonly invoice: InvoiceState;
}

export interface Chapter extends Omit<RecordContent, 'changes' | 'fingerprint'> {
  readonly sequence: number;
  readonly events: readonly StoryEvent[];
}

export interface StoryEvent {
  /** Kind of the innermost change, such as `session_finished`. */
  readonly type: string;
  readonly paymentId?: string;
  readonly description: string;
  readonly bookings: readonly string[];
}

/** Records of one stream from its first one on, in order. Throws `UnreadableRecord`. */
export function tellStory(records: readonly StoredRecord[]): Story {
  let invoice = NO_INVOICE;
  const chapters = records.map(({ sequence, bytes }): Chapter => {
    const { changes, fingerprint: _, ...content } = decodeRecord(bytes);
    const events: StoryEvent[] = [];
    for (const change of changes) {
      const after = evolveInvoice(invoice, change);
      events.push(tellEvent(invoice, change, after));
      invoice = after;
    }
    return { ...content, sequence, events };
  });
  return { chapters, invoice };
}

/** The W3C trace id that a chapter ran under. */
export function traceIdOf({ traceparent }: Pick<Chapter, 'traceparent'>): string | undefined {
  return traceparent?.split('-')[1];
}

/** Time since the chapter before, microseconds. */
export function elapsedSince(before: Chapter | undefined, time: Timestamp): number | undefined {
  return before === undefined ? undefined : time - before.time;
}

function tellEvent(before: InvoiceState, change: InvoiceChange, after: InvoiceState): StoryEvent {
  return {
    type: innermostType(change),
    ...(change.type === 'payment_changed' ? { paymentId: change.paymentId } : {}),
    description: describeChange(change),
    bookings: describeBooking(bookInvoice(before, change, after)),
  };
}

interface Nested {
  readonly type: string;
  readonly change?: Nested;
}

function innermostType(change: Nested): string {
  return change.change === undefined ? change.type : innermostType(change.change);
}
