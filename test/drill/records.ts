import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { DATABASE_FILE } from '../../src/data-dir.ts';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type { InvoiceState } from '../../src/domain/invoice/invoice.ts';
import type { Invoice__Output } from '../../src/generated/turnpike/v1/Invoice.ts';
import type { Payment__Output } from '../../src/generated/turnpike/v1/Payment.ts';
import type { Refund__Output } from '../../src/generated/turnpike/v1/Refund.ts';
import { INVOICE_STATES } from '../../src/rpc/project-invoice.ts';
import { STATES as PAYMENT_STATES } from '../../src/rpc/project-payment.ts';
import { REFUND_STATES } from '../../src/rpc/project-refund.ts';
import { decodeRecord } from '../../src/wire/record.ts';
import type { HistoryRecord, Shown } from './history.ts';

/** All records of one invoice, as the database holds them, folded by the domain. */
export interface InvoiceRecords {
  readonly invoiceId: string;
  readonly records: readonly HistoryRecord[];
}

interface Row {
  readonly streamId: bigint;
  readonly stream: string;
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

const NEXT_STREAMS = `
  SELECT streams.id AS stream_id, streams.stream, journal.sequence, journal.bytes
  FROM (SELECT id, stream FROM streams WHERE id > $1 AND stream LIKE 'invoice/%' ORDER BY id LIMIT 200) AS streams
  JOIN journal ON journal.stream_id = streams.id ORDER BY streams.id, journal.sequence`;

/** Past every node and every driver of ours. */
export async function* postgresRecords(url: string): AsyncGenerator<InvoiceRecords> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    yield* foldAll(async (after) => (await client.query(NEXT_STREAMS, [String(after)])).rows.map(rowOf));
  } finally {
    await client.end();
  }
}

export async function* sqliteRecords(dataDir: string): AsyncGenerator<InvoiceRecords> {
  const db = new DatabaseSync(join(dataDir, DATABASE_FILE), { readOnly: true });
  try {
    const next = db.prepare(NEXT_STREAMS.replace('$1', '?'));
    yield* foldAll(async (after) => next.all(after).map(rowOf));
  } finally {
    db.close();
  }
}

function rowOf(row: Readonly<Record<string, unknown>>): Row {
  const { stream_id, stream, sequence, bytes } = row;
  if (!(bytes instanceof Uint8Array)) throw new Error('a record has bytes');
  return { streamId: BigInt(String(stream_id)), stream: String(stream), sequence: Number(sequence), bytes };
}

async function* foldAll(after: (streamId: bigint) => Promise<readonly Row[]>): AsyncGenerator<InvoiceRecords> {
  for (let last = 0n; ; ) {
    const rows = await after(last);
    if (rows.length === 0) return;
    for (const [stream, ofStream] of Map.groupBy(rows, (row) => row.stream)) {
      yield { invoiceId: stream.split('/').at(-1) ?? '', records: fold(ofStream) };
    }
    last = rows.at(-1)?.streamId ?? last;
  }
}

function fold(rows: readonly Row[]): readonly HistoryRecord[] {
  let state = NO_INVOICE;
  return rows.map(({ sequence, bytes }) => {
    const { changes, requestId } = decodeRecord(bytes);
    state = changes.reduce(evolveInvoice, state);
    const shown = shownByState(state);
    return { sequence, shown, ...(requestId === undefined ? {} : { requestId }) };
  });
}

function shownByState({ status, payments }: InvoiceState): Shown {
  const shown: Record<string, string> = { invoice: INVOICE_STATES[status.tag] };
  for (const payment of payments.values()) {
    shown[`payment ${payment.facts.id}`] = String(PAYMENT_STATES[payment.status.tag]);
    for (const refund of payment.refunds.values())
      shown[`refund ${payment.facts.id}/${refund.facts.id}`] = String(REFUND_STATES[refund.status.tag]);
  }
  return shown;
}

/** The same words, from answers. */
export function shownByInvoice({ state, payments = [] }: Invoice__Output): Shown {
  return Object.assign({ invoice: String(state) }, ...payments.map(shownByPayment));
}

export function shownByPayment({ paymentId, state, refunds = [] }: Payment__Output): Shown {
  return Object.assign({ [`payment ${paymentId}`]: String(state) }, ...refunds.map(shownByRefund));
}

export function shownByRefund({ paymentId, refundId, state }: Refund__Output): Shown {
  return { [`refund ${paymentId}/${refundId}`]: String(state) };
}
