import type { DisputeRow, InvoiceRow, PaymentRow, PayoutRow } from '../../ports/journal.ts';
import { insertRows } from './statements.ts';
import type { Cell } from './values.ts';

/** Writes search rows whole, whether they are new or not. */
export const upsertInvoices = insertRows(
  'invoices',
  `stream_id bigint, party text, invoice text, shop text, state text, amount bigint, currency text, create_time bigint,
   due_time bigint, external_id text, text text, folded_text text, attention text`,
  `ON CONFLICT (stream_id) DO UPDATE SET
     party = excluded.party, invoice = excluded.invoice, shop = excluded.shop, state = excluded.state,
     amount = excluded.amount, currency = excluded.currency, create_time = excluded.create_time,
     due_time = excluded.due_time, external_id = excluded.external_id, text = excluded.text,
     folded_text = excluded.folded_text, attention = excluded.attention`,
);

/** A payment that is there keeps its number: a cursor of a list goes by it. */
export const upsertPayments = insertRows(
  'payments',
  `id bigint, stream_id bigint, party text, invoice text, payment text, shop text, state text, amount bigint,
   currency text, create_time bigint, provider text, terminal text, external_id text`,
  `ON CONFLICT (stream_id, payment) DO UPDATE SET
     party = excluded.party, invoice = excluded.invoice, shop = excluded.shop, state = excluded.state,
     amount = excluded.amount, currency = excluded.currency, create_time = excluded.create_time,
     provider = excluded.provider, terminal = excluded.terminal, external_id = excluded.external_id`,
);

export const upsertPayouts = insertRows(
  'payouts',
  `stream_id bigint, party text, payout text, shop text, project text, external_id text, state text, amount bigint,
   currency text, create_time bigint, provider text, terminal text, attention text`,
  `ON CONFLICT (stream_id) DO UPDATE SET
     party = excluded.party, payout = excluded.payout, shop = excluded.shop, project = excluded.project,
     external_id = excluded.external_id, state = excluded.state, amount = excluded.amount, currency = excluded.currency,
     create_time = excluded.create_time, provider = excluded.provider, terminal = excluded.terminal,
     attention = excluded.attention`,
);

/** A dispute that is there keeps its number, as a payment does. */
export const upsertDisputes = insertRows(
  'disputes',
  `id bigint, stream_id bigint, party text, dispute text, project text, stream text, external_id text, ref text, state text,
   reason text, create_time bigint, update_time bigint`,
  `ON CONFLICT (stream_id, dispute) DO UPDATE SET
     party = excluded.party, project = excluded.project, stream = excluded.stream, external_id = excluded.external_id,
     ref = excluded.ref, state = excluded.state, reason = excluded.reason, create_time = excluded.create_time,
     update_time = excluded.update_time`,
);

export function invoiceCells(streamId: number, row: InvoiceRow): readonly Cell[] {
  const { partyId, invoiceId, shopId, state, amountMinor, currency, createTime, dueTime, text } = row;
  const found = [row.externalId ?? null, text, text.toLowerCase(), row.attention ?? null];
  return [streamId, partyId, invoiceId, shopId, state, amountMinor, currency, createTime, dueTime, ...found];
}

export function paymentCells(id: number, streamId: number, row: PaymentRow): readonly Cell[] {
  const { partyId, invoiceId, paymentId, shopId, state, amountMinor, currency, createTime } = row;
  const route = [row.providerId ?? null, row.terminalId ?? null, row.externalId ?? null];
  return [id, streamId, partyId, invoiceId, paymentId, shopId, state, amountMinor, currency, createTime, ...route];
}

export function payoutCells(streamId: number, row: PayoutRow): readonly Cell[] {
  const { partyId, payoutId, shopId, projectId, externalId, state, amountMinor, currency, createTime } = row;
  const found = [row.providerId ?? null, row.terminalId ?? null, row.attention ?? null];
  return [
    streamId,
    partyId,
    payoutId,
    shopId,
    projectId,
    externalId,
    state,
    amountMinor,
    currency,
    createTime,
    ...found,
  ];
}

export function disputeCells(id: number, streamId: number, row: DisputeRow): readonly Cell[] {
  const { partyId, disputeId, projectId, stream, externalId, ref, state, reason, createTime, updateTime } = row;
  return [id, streamId, partyId, disputeId, projectId, stream, externalId, ref, state, reason, createTime, updateTime];
}
