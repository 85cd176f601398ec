import type { DisputeRow, InvoiceRow, PaymentRow, PayoutRow, SearchRow } from '../../ports/journal.ts';
import type { Packer, Unpacker } from './parcel.ts';

/** A search row, field by field, into a parcel and out of it. */
const TYPES = ['invoice', 'payment', 'payout', 'dispute'] as const;
const UNPACKERS = [unpackInvoice, unpackPayment, unpackPayout, unpackDispute] as const;

export function packRow(packer: Packer, row: SearchRow): void {
  packer.number(TYPES.indexOf(row.type));
  if (row.type === 'invoice') packInvoice(packer, row);
  else if (row.type === 'payment') packPayment(packer, row);
  else if (row.type === 'payout') packPayout(packer, row);
  else packDispute(packer, row);
}

export function unpackRow(from: Unpacker): SearchRow {
  const unpack = UNPACKERS[from.number()];
  if (unpack === undefined) throw new RangeError('a parcel holds a row of an unknown type');
  return unpack(from);
}

/** What the rows of everything that is paid have in common. */
type Sum = Omit<InvoiceRow | PaymentRow | PayoutRow, 'type' | 'invoiceId' | 'externalId'>;

function packSum(packer: Packer, row: Sum): void {
  packer.text(row.partyId);
  packer.text(row.shopId);
  packer.text(row.state);
  packer.bigint(row.amountMinor);
  packer.text(row.currency);
  packer.number(row.createTime);
}

function unpackSum(from: Unpacker): Sum {
  return {
    partyId: from.text(),
    shopId: from.text(),
    state: from.text(),
    amountMinor: from.bigint(),
    currency: from.text(),
    createTime: from.number(),
  };
}

function packInvoice(packer: Packer, row: InvoiceRow): void {
  packSum(packer, row);
  packer.text(row.invoiceId);
  packer.number(row.dueTime);
  packer.text(row.text);
  packer.optionalText(row.externalId);
  packer.optionalText(row.attention);
}

function unpackInvoice(from: Unpacker): InvoiceRow {
  return {
    type: 'invoice',
    ...unpackSum(from),
    invoiceId: from.text(),
    dueTime: from.number(),
    text: from.text(),
    ...optional('externalId', from.optionalText()),
    ...optional('attention', from.optionalText()),
  };
}

function packPayment(packer: Packer, row: PaymentRow): void {
  packSum(packer, row);
  packer.text(row.invoiceId);
  packer.text(row.paymentId);
  packer.optionalText(row.externalId);
  packer.optionalText(row.providerId);
  packer.optionalText(row.terminalId);
}

function unpackPayment(from: Unpacker): PaymentRow {
  return {
    type: 'payment',
    ...unpackSum(from),
    invoiceId: from.text(),
    paymentId: from.text(),
    ...optional('externalId', from.optionalText()),
    ...optional('providerId', from.optionalText()),
    ...optional('terminalId', from.optionalText()),
  };
}

function packPayout(packer: Packer, row: PayoutRow): void {
  packSum(packer, row);
  packer.text(row.payoutId);
  packer.text(row.projectId);
  packer.text(row.externalId);
  packer.optionalText(row.providerId);
  packer.optionalText(row.terminalId);
  packer.optionalText(row.attention);
}

function unpackPayout(from: Unpacker): PayoutRow {
  return {
    type: 'payout',
    ...unpackSum(from),
    payoutId: from.text(),
    projectId: from.text(),
    externalId: from.text(),
    ...optional('providerId', from.optionalText()),
    ...optional('terminalId', from.optionalText()),
    ...optional('attention', from.optionalText()),
  };
}

function packDispute(packer: Packer, row: DisputeRow): void {
  packer.text(row.partyId);
  packer.text(row.disputeId);
  packer.text(row.projectId);
  packer.text(row.stream);
  packer.text(row.externalId);
  packer.text(row.ref);
  packer.text(row.state);
  packer.text(row.reason);
  packer.number(row.createTime);
  packer.number(row.updateTime);
}

function unpackDispute(from: Unpacker): DisputeRow {
  return {
    type: 'dispute',
    partyId: from.text(),
    disputeId: from.text(),
    projectId: from.text(),
    stream: from.text(),
    externalId: from.text(),
    ref: from.text(),
    state: from.text(),
    reason: from.text(),
    createTime: from.number(),
    updateTime: from.number(),
  };
}

function optional<Name extends string>(name: Name, value: string | undefined): { readonly [Key in Name]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: string };
}
