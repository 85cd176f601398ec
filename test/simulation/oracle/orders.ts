import type { Meaning, Request, Told } from '../world/client.ts';
import type { ToldInvoice, ToldPayment } from '../world/told.ts';
import type { Violated } from './oracle.ts';

/** What merchants wanted, and what became of it (O2, O5). */

export interface Asked {
  readonly request: Request;
  /** `open`: nobody knows whether it was carried out. */
  outcome: 'open' | 'acknowledged' | 'refused';
}

const FINAL = new Set(['captured', 'refunded', 'charged_back', 'cancelled', 'failed']);
export const PAID = new Set(['captured', 'refunded', 'charged_back']);

/** What our banks' nonsense is called. */
const NONSENSE = new Set(['garbled', 'adapter threw TypeError']);

export function checkInvoice(id: string, told: Told, requests: readonly Asked[], violated: Violated): void {
  const outcomes = (type: Meaning['type']) =>
    requests.filter(({ request }) => request.meaning.type === type).map(({ outcome }) => outcome);
  if (!told.ok) {
    if (told.reason !== 'INVOICE_NOT_FOUND') violated('O5', `${id} cannot be read at the end: ${told.reason}`);
    if (outcomes('create').includes('acknowledged')) violated('O2', `${id} was acknowledged and is not there`);
    return;
  }
  const { invoice } = told;
  const paid = [...invoice.payments.values()].filter(({ status }) => PAID.has(status));
  const settled = invoice.status === 'paid' || invoice.status === 'fulfilled';
  if (paid.length > 1) violated('O1', `${id} was paid ${paid.length} times`);
  const adjusted = [...invoice.payments.values()].some(({ adjustments }) => adjustments > 0);
  if (!adjusted && settled !== paid.length > 0)
    violated('O1', `${id} is ${invoice.status} with ${paid.length} captures`);
  if (invoice.status === 'unpaid') violated('O5', `${id} is neither paid nor cancelled`);
  // Nonsense about a payment that had been given up is left to an operator, and ends by nobody else.
  if (invoice.attention !== undefined && !NONSENSE.has(invoice.attention))
    violated('O5', `${id} still needs somebody's attention: ${invoice.attention}`);
  if (outcomes('rescind').includes('acknowledged') && invoice.status !== 'cancelled')
    violated('O2', `${id} was rescinded and is ${invoice.status}`);
  const fulfilled = outcomes('fulfill');
  const wanted = fulfilled.includes('acknowledged');
  if (wanted !== (invoice.status === 'fulfilled') && !fulfilled.includes('open'))
    violated('O2', `${id} is ${invoice.status}`);
  checkPresence(id, invoice.payments, presence(requests, 'start', 'payment'), violated);
  for (const payment of invoice.payments.values()) {
    const mine = ofPayment(requests, payment.id);
    checkOrders(invoice, payment, mine, violated);
    const name = `${id}/${payment.id}`;
    checkPresence(name, payment.refunds, presence(mine, 'refund', 'refund'), violated);
    checkPresence(name, payment.chargebacks, presence(mine, 'chargeback', 'chargeback'), violated);
    checkOperators(name, payment, mine, violated);
  }
}

export function ofPayment(requests: readonly Asked[], payment: string): readonly Asked[] {
  return requests.filter(({ request: { meaning } }) => 'payment' in meaning && meaning.payment === payment);
}

/** The best outcome of the requests that would make each thing. */
function presence(
  requests: readonly Asked[],
  type: Meaning['type'],
  key: string,
): ReadonlyMap<string, Asked['outcome']> {
  const rank = { refused: 0, open: 1, acknowledged: 2 } as const;
  const made = new Map<string, Asked['outcome']>();
  for (const { request, outcome } of requests) {
    if (request.meaning.type !== type) continue;
    const id = String((request.meaning as Readonly<Record<string, unknown>>)[key]);
    const before = made.get(id);
    if (before === undefined || rank[outcome] > rank[before]) made.set(id, outcome);
  }
  return made;
}

function checkPresence(
  owner: string,
  there: ReadonlyMap<string, unknown>,
  wanted: ReadonlyMap<string, Asked['outcome']>,
  violated: Violated,
): void {
  for (const [id, outcome] of wanted) {
    if (outcome === 'acknowledged' && !there.has(id))
      violated('O2', `${owner}/${id} was acknowledged and is not there`);
    if (outcome === 'refused' && there.has(id)) violated('O2', `${owner}/${id} was refused and is there`);
  }
  for (const id of there.keys()) if (!wanted.has(id)) violated('O2', `nobody asked for ${owner}/${id}`);
}

/** How the payment ended, and what its merchant wanted. */
function checkOrders(invoice: ToldInvoice, payment: ToldPayment, requests: readonly Asked[], violated: Violated): void {
  const name = `${invoice.id}/${payment.id}`;
  const outcome = (type: Meaning['type']) => requests.find(({ request }) => request.meaning.type === type)?.outcome;
  const start = requests.map(({ request }) => request.meaning).find(({ type }) => type === 'start');
  const flow = start?.type === 'start' ? start.flow : 'instant';
  if (!payment.atRest) violated('O5', `${name} is ${payment.status} and never comes to rest`);
  if (!FINAL.has(payment.status)) violated('O5', `${name} ends as ${payment.status}`);
  for (const [id, { status }] of payment.refunds)
    if (status === 'pending') violated('O5', `refund ${id} of ${name} is never decided`);
  if (payment.adjustments > 0) return; // Operators have had their way with it.
  if (outcome('capture') === 'acknowledged' && !PAID.has(payment.status))
    violated('O2', `the capture of ${name} was acknowledged, and it is ${payment.status}`);
  if (outcome('cancel') === 'acknowledged' && payment.status !== 'cancelled')
    violated('O2', `the release of ${name} was acknowledged, and it is ${payment.status}`);
  const mayBeWanted = (type: Meaning['type']) => outcome(type) === 'acknowledged' || outcome(type) === 'open';
  if (PAID.has(payment.status) && flow === 'cancel' && !mayBeWanted('capture'))
    violated('O2', `nobody wanted the capture of ${name}`);
  if (payment.status === 'cancelled' && flow !== 'cancel' && !mayBeWanted('cancel'))
    violated('O2', `nobody wanted the release of ${name}`);
}

const DECIDED = { accept: 'accepted', reject: 'rejected', cancel: 'cancelled', reopen: 'pending' } as const;

/** Each adjustment was made once, and each dispute is where its last decision left it. Operators do not give up. */
function checkOperators(name: string, payment: ToldPayment, requests: readonly Asked[], violated: Violated): void {
  const adjusted = requests.filter(
    ({ request, outcome }) => request.meaning.type === 'adjust' && outcome === 'acknowledged',
  );
  if (adjusted.length !== payment.adjustments)
    violated(
      'O2',
      `${name} was adjusted ${payment.adjustments} times, and that was asked for ${adjusted.length} times`,
    );
  const last = new Map<string, string>();
  for (const { request, outcome } of requests) {
    const { meaning } = request;
    if (outcome !== 'acknowledged' || meaning.type !== 'decide') continue;
    last.set(meaning.chargeback, DECIDED[meaning.decision]);
  }
  for (const [id, { status }] of payment.chargebacks) {
    if (status !== (last.get(id) ?? 'pending'))
      violated('O2', `chargeback ${id} of ${name} is ${status}, and its last decision made it ${last.get(id)}`);
    if (status === 'pending') violated('O5', `chargeback ${id} of ${name} is never decided`);
  }
}
