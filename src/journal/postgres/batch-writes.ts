import { assert } from '../../base/assert.ts';
import type { Append } from '../../ports/journal.ts';
import type { Writer } from './append-batch.ts';
import { bookCalls } from './book-writes.ts';
import type { LockedBooks } from './locked-books.ts';
import {
  disputeCells,
  invoiceCells,
  paymentCells,
  payoutCells,
  upsertDisputes,
  upsertInvoices,
  upsertPayments,
  upsertPayouts,
} from './search-rows.ts';
import type { Transaction } from './session.ts';
import { type Call, insertRows } from './statements.ts';
import { arrayOf, type Cell } from './values.ts';

/**
 * Whoever gives out positions holds this lock until its commit is visible, so that records appear in the order of their
 * positions on all nodes, and no reader of the global order can pass one that commits late (J9). It is the last lock of a
 * transaction, and what follows is sent with it: it is held for one statement and the sync.
 */
export const LOCK_POSITIONS = 'SELECT pg_advisory_xact_lock(4190336150)';

/** Writes what the batch made of its rows and its accepted appends, and commits; returns the positions of the records. */
export async function writeBatch(
  { query, commit }: Transaction,
  accepted: readonly Append[],
  books: LockedBooks,
  writer: Writer,
): Promise<readonly number[]> {
  // All of it is made before any of it is sent: what cannot be made leaves nothing half sent.
  const calls = [
    ...bookCalls(books, writer.stripe),
    ...companionCalls(accepted, books),
    ...searchCalls(accepted, books, writer),
    { text: LOCK_POSITIONS, values: [] },
    ...insertRecords(accepted.map((append) => recordCells(append, books))),
  ];
  const answers = calls.map(({ text, values }) => query(text, ...values));
  await commit();
  const positions = new Map((await answers.at(-1))?.map(([id, sequence, position]) => [`${id} ${sequence}`, position]));
  return accepted.map(({ stream, sequence }) => {
    const position = positions.get(`${books.streams.idOf(stream)} ${sequence}`);
    assert(position !== undefined, 'a record that was written has a position');
    return Number(position);
  });
}

const insertRecords = insertRows(
  'journal',
  'stream_id bigint, sequence bigint, time bigint, kind text, append_id text, bytes bytea',
  'RETURNING stream_id, sequence, position',
);
const insertTags = insertRows('callback_tags', 'tag text, stream_id bigint');
const insertKeys = insertRows('customer_keys', 'id text, subject text, wrapped bytea', 'ON CONFLICT DO NOTHING');
const DELETE_CALLBACKS = 'DELETE FROM inbox WHERE id = ANY($1::text[])';

function recordCells({ stream, sequence, appendId, record }: Append, { streams }: LockedBooks) {
  return [streams.idOf(stream), sequence, record.time, record.kind, appendId, record.bytes];
}

/** What goes with an append and needs no decision. */
function companionCalls(accepted: readonly Append[], { newTags, streams }: LockedBooks): readonly Call[] {
  const taken = accepted.flatMap(({ takenCallbacks }) => takenCallbacks).sort();
  return [
    ...insertTags([...newTags].sort().map(([tag, stream]) => [tag, streams.idOf(stream)])),
    ...insertKeys(accepted.flatMap(({ keys }) => keys.map(({ keyId, subject, wrapped }) => [keyId, subject, wrapped]))),
    ...(taken.length === 0 ? [] : [{ text: DELETE_CALLBACKS, values: [arrayOf('text', taken)] }]),
  ];
}

/** Of several versions of a row the last one is written. */
function searchCalls(accepted: readonly Append[], { streams }: LockedBooks, { numbers }: Writer): readonly Call[] {
  const invoices = new Map<string, readonly Cell[]>();
  const payments = new Map<string, readonly Cell[]>();
  const payouts = new Map<string, readonly Cell[]>();
  const disputes = new Map<string, readonly Cell[]>();
  for (const { stream, rows } of accepted) {
    const streamId = streams.idOf(stream);
    for (const row of rows) {
      if (row.type === 'invoice') invoices.set(stream, invoiceCells(streamId, row));
      else if (row.type === 'payment')
        payments.set(`${stream}/${row.paymentId}`, paymentCells(numbers.take(), streamId, row));
      else if (row.type === 'payout') payouts.set(stream, payoutCells(streamId, row));
      else disputes.set(`${stream}/${row.disputeId}`, disputeCells(numbers.take(), streamId, row));
    }
  }
  return [
    ...upsertInvoices([...invoices.values()]),
    ...upsertPayments([...payments.values()]),
    ...upsertPayouts([...payouts.values()]),
    ...upsertDisputes([...disputes.values()]),
  ];
}
