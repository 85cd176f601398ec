import { readDataPlace } from '../config/settings.ts';
import { describePayout, tellPayoutStory } from '../describe/payout.ts';
import { describeState } from '../describe/state.ts';
import { type Chapter, elapsedSince, tellStory, traceIdOf } from '../describe/story.ts';
import { durationText, said, timeText } from '../describe/words.ts';
import { invoiceStream, isClientId, payoutStream } from '../domain/ids.ts';
import type { InvoiceState } from '../domain/invoice/invoice.ts';
import { reactInvoice } from '../domain/invoice/react.ts';
import { effectiveCost } from '../domain/payment/payment.ts';
import { payoutMachine } from '../domain/payout/machine.ts';
import { systemBusinessClock } from '../system/clocks.ts';
import { openReadStore } from './read-store/open-read-store.ts';
import type { ReadStore } from './read-store/read-store.ts';

/**
 * Tells what happened to one invoice or payout: each record with its time, who asked, what changed and what was booked, then how
 * things stand. Reads beside a running node. Shows no secrets and no personal data; ends with one line of JSON.
 */
export async function inspect(wanted: string): Promise<void> {
  const store = await openReadStore(readDataPlace(process.env));
  try {
    const found = await find(store, wanted);
    if (typeof found === 'string') return fail(wanted, found);
    const { partyId, invoiceId } = found;
    const records = await store.journal.read(invoiceStream(partyId, invoiceId), 0, MOST_RECORDS);
    if (records.length === 0) return await inspectPayout(store, wanted, found);
    const now = systemBusinessClock.now();
    const { chapters, invoice } = tellStory(records);
    for (const [index, chapter] of chapters.entries()) print(tell(chapter, chapters[index - 1]));
    print(['', `Now, ${timeText(now)}`, ...describeState(invoice, now).map((line) => `  ${line}`)]);
    print([JSON.stringify(summaryOf(`${partyId}/${invoiceId}`, invoice, records.length))]);
  } finally {
    await store.close();
  }
}

/** A payout has the name that its invoice would have, were it a payin. */
async function inspectPayout(store: ReadStore, wanted: string, { partyId, invoiceId: id }: Wanted): Promise<void> {
  const records = await store.journal.read(payoutStream(partyId, id), 0, MOST_RECORDS);
  if (records.length === 0) return fail(wanted, `There is no invoice ${partyId}/${id}.`);
  const now = systemBusinessClock.now();
  const { chapters, payout } = tellPayoutStory(records);
  for (const [index, chapter] of chapters.entries()) print(tell(chapter, chapters[index - 1]));
  print(['', `Now, ${timeText(now)}`, ...describePayout(payout, now).map((line) => `  ${line}`)]);
  const { progress, attention } = payout;
  const summary = { payout: `${partyId}/${id}`, status: progress?.status, sequence: records.length };
  const pending = payoutMachine.react(payout).map(({ type }) => type);
  print([JSON.stringify({ ok: true, ...summary, ...(attention && { attention: said(attention.reason) }), pending })]);
}

/** Far above what an invoice ever has; the memory of the one who asks is bounded, too. */
const MOST_RECORDS = 100_000;

interface Wanted {
  readonly partyId: string;
  readonly invoiceId: string;
}

async function find(store: ReadStore, wanted: string): Promise<Wanted | string> {
  const [partyId = '', invoiceId, ...rest] = wanted.split('/');
  if (rest.length > 0 || ![partyId, invoiceId ?? ''].every((id) => id === '' || isClientId(id)) || wanted === '') {
    return 'Name an invoice as party/invoice, or by its id alone.';
  }
  if (invoiceId !== undefined) return { partyId, invoiceId };
  const parties = await store.partiesOf(wanted);
  const [party, ...others] = parties;
  if (party === undefined) return `There is no invoice ${wanted}.`;
  if (others.length === 0) return { partyId: party, invoiceId: wanted };
  return `Several parties have an invoice ${wanted}: ${parties.map((each) => `${each}/${wanted}`).join(', ')}.`;
}

function tell(chapter: Chapter, before: Chapter | undefined): readonly string[] {
  const { sequence, time, events } = chapter;
  const elapsed = elapsedSince(before, time);
  const gap = elapsed === undefined ? '' : `  +${durationText(elapsed / 1000)}`;
  const lines = ['', `${sequence}  ${timeText(time)}${gap}  ${who(chapter)}`];
  let told: string | undefined;
  for (const { paymentId, description, bookings } of events) {
    if (paymentId !== undefined && paymentId !== told) lines.push(`     payment ${paymentId}`);
    told = paymentId;
    const indent = paymentId === undefined ? '     ' : '       ';
    lines.push(`${indent}${description}`, ...bookings.map((line) => `${indent}  ${line}`));
  }
  return lines;
}

function who({ actor, requestId, comment, traceparent }: Chapter): string {
  const traceId = traceparent === undefined ? undefined : traceIdOf({ traceparent });
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
