import { earlier, type Timestamp } from '../../base/time.ts';
import { payinWork } from '../application/payin-work.ts';
import { reactPayment } from '../payment/react.ts';
import type { InvoiceIntent, InvoiceState } from './invoice.ts';
import { activePayment } from './settle.ts';

/** All work that should be in flight for an invoice, from its state alone (M3, P3). A finished invoice has none. */
export function reactInvoice(invoice: InvoiceState): readonly InvoiceIntent[] {
  if (invoice.facts === undefined || invoice.removed === true) return [];
  const intents = [...payinWork(invoice, [...invoice.payments.values()].flatMap(reactPayment))];
  if (invoice.status.tag === 'unpaid' && activePayment(invoice) === undefined) {
    intents.push({ type: 'WakeAt', at: invoice.facts.dueTime });
  }
  return intents;
}

/** The earliest time after `now` at which an intent comes due: the one timer of the stream (decisions #22). */
export function timerOf(intents: readonly TimedIntent[], now: Timestamp): Timestamp | undefined {
  let time: Timestamp | undefined;
  for (const intent of intents) {
    if (intent.at !== undefined && intent.at > now) time = earlier(time, intent.at);
  }
  return time;
}

/** True for work that should be in flight already. */
export function isDue({ at }: TimedIntent, now: Timestamp): boolean {
  return at === undefined || at <= now;
}

/** What the intents of all machines have in common: a time before which nothing is to be done, perhaps. */
export interface TimedIntent {
  readonly type: string;
  readonly at?: Timestamp;
}
