import { readSettings } from '../config/settings.ts';
import { invoiceStream, isClientId } from '../domain/ids.ts';
import { bookInvoice } from '../domain/invoice/book.ts';
import { evolveInvoice, NO_INVOICE } from '../domain/invoice/evolve.ts';
import type { InvoiceState } from '../domain/invoice/invoice.ts';
import { reactInvoice } from '../domain/invoice/react.ts';
import { effectiveCost } from '../domain/payment/payment.ts';
import type { StoredRecord } from '../ports/journal.ts';
import { systemBusinessClock } from '../system/clocks.ts';
import { decodeRecord, type RecordContent } from '../wire/record.ts';
import { describeBooking } from './inspect/describe-booking.ts';
import { describeChange } from './inspect/describe-change.ts';
import { describeState } from './inspect/describe-state.ts';
import { durationText, said, timeText } from './inspect/words.ts';
import { openReadStore, type ReadStore } from './read-store.ts';

/**
 * Tells what happened to one invoice: each record with its time, who asked, what changed and what was booked, then how
 * things stand. Reads beside a running node. Shows no secrets and no personal data; ends with one line of JSON.
 */
export async function inspect(wanted: string): Promise<void> {
  const store = openReadStore(readSettings(process.env));
  try {
    const found = find(store, wanted);
    if (typeof found === 'string') return fail(wanted, found);
    const { partyId, invoiceId } = found;
    const records = await store.journal.read(invoiceStream(partyId, invoiceId), 0, MOST_RECORDS);
    if (records.length === 0) return fail(wanted, `There is no invoice ${partyId}/${invoiceId}.`);
    const now = systemBusinessClock.now();
    let invoice = NO_INVOICE;
    let before: number | undefined;
    for (const record of records) {
      const { lines, after } = tell(record, invoice, before);
      print(lines);
      invoice = after;
      before = record.time;
    }
    print(['', `Now, ${timeText(now)}`, ...describeState(invoice, now).map((line) => `  ${line}`)]);
    print([JSON.stringify(summaryOf(`${partyId}/${invoiceId}`, invoice, records.length))]);
  } finally {
    store.close();
  }
}

/** Far above what an invoice ever has; the memory of the one who asks is bounded, too. */
const MOST_RECORDS = 100_000;

function find(store: ReadStore, wanted: string): { readonly partyId: string; readonly invoiceId: string } | string {
  const [partyId = '', invoiceId, ...rest] = wanted.split('/');
  if (rest.length > 0 || ![partyId, invoiceId ?? ''].every((id) => id === '' || isClientId(id)) || wanted === '') {
    return 'Name an invoice as party/invoice, or by its id alone.';
  }
  if (invoiceId !== undefined) return { partyId, invoiceId };
  const parties = store.partiesOf(wanted);
  const [party, ...others] = parties;
  if (party === undefined) return `There is no invoice ${wanted}.`;
  if (others.length === 0) return { partyId: party, invoiceId: wanted };
  return `Several parties have an invoice ${wanted}: ${parties.map((each) => `${each}/${wanted}`).join(', ')}.`;
}

function tell(
  record: StoredRecord,
  before: InvoiceState,
  previousTime: number | undefined,
): { readonly lines: readonly string[]; readonly after: InvoiceState } {
  const content = decodeRecord(record.bytes);
  const gap = previousTime === undefined ? '' : `  +${durationText((record.time - previousTime) / 1000)}`;
  const lines = ['', `${record.sequence}  ${timeText(record.time)}${gap}  ${who(content)}`];
  let after = before;
  let told: string | undefined;
  for (const change of content.changes) {
    const next = evolveInvoice(after, change);
    const paymentId = change.type === 'payment_changed' ? change.paymentId : undefined;
    if (paymentId !== undefined && paymentId !== told) lines.push(`     payment ${paymentId}`);
    told = paymentId;
    const indent = paymentId === undefined ? '     ' : '       ';
    lines.push(`${indent}${describeChange(change)}`);
    lines.push(...describeBooking(bookInvoice(after, change, next)).map((line) => `${indent}  ${line}`));
    after = next;
  }
  return { lines, after };
}

function who({ actor, requestId, comment, traceparent }: RecordContent): string {
  const traceId = traceparent?.split('-')[1];
  return [
    actor.role === 'node' ? 'the node itself' : `${actor.role} ${actor.credential}`,
    ...(requestId === undefined ? [] : [`request ${requestId}`]),
    ...(traceId === undefined ? [] : [`trace ${traceId}`]),
    ...(comment === undefined ? [] : [`"${said(comment)}"`]),
  ].join(', ');
}

function summaryOf(invoice: string, state: InvoiceState, sequence: number) {
  const payments = [...state.payments.values()].map((payment) => {
    const { amountMinor, currency } = effectiveCost(payment);
    const { id: paymentId } = payment.facts;
    // Amounts end at 10^13, far below what a JSON number holds exactly.
    return { paymentId, status: payment.status.tag, step: payment.step, amountMinor: Number(amountMinor), currency };
  });
  const pending = reactInvoice(state).map(({ type }) => type);
  const attention = state.attention && said(state.attention.reason);
  return { ok: true, invoice, status: state.status.tag, sequence, ...(attention && { attention }), payments, pending };
}

function fail(invoice: string, error: string): void {
  print([error, JSON.stringify({ ok: false, invoice, error })]);
  process.exitCode = 1;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
