import type { AccountBalance, LimitCounter } from '../../src/ports/ledger.ts';
import { type Bank, sum } from './world/bank.ts';
import type { Listener, Meaning, Request, Told } from './world/client.ts';
import { BANKS, BOUNDARIES, bankAccount, type Rate, SHOPS, systemAccount } from './world/configuration.ts';
import type { ToldInvoice, ToldPayment } from './world/told.ts';

/**
 * What must be true of money and status, whatever happened. It knows what merchants asked for and were told, what the banks'
 * own books say and what the ledger's port shows, and shares no line with the domain.
 *  O1 A captured payment moved its amount once, at one bank; any other one moved nothing and holds nothing there.
 *  O2 What was acknowledged is so at the end; what was refused did not happen; what nobody asked for is not there.
 *  O3 A final state never changes, and nobody is told two things of one moment.
 *  O4 The balances are those of the captured payments, and limits count just them.
 *  O5 Nothing is left open.
 */
export interface Oracle extends Listener {
  /** At any moment. */
  checkBooks(accounts: readonly AccountBalance[], counters: readonly LimitCounter[]): void;
  /** When the world has come to rest. */
  checkEnd(end: End): void;
}

export interface End {
  readonly invoices: ReadonlyMap<string, Told>;
  readonly banks: readonly Bank[];
  readonly accounts: readonly AccountBalance[];
  readonly counters: readonly LimitCounter[];
}

interface Asked {
  readonly request: Request;
  outcome: 'open' | 'acknowledged' | 'refused';
}

type Violated = (rule: string, text: string) => void;

const FINAL = new Set(['captured', 'cancelled', 'failed']);
const MERCHANT_REFUSALS: Readonly<Record<Meaning['type'], readonly string[]>> = {
  create: [],
  start: ['INVOICE_PAYMENT_PENDING', 'INVALID_INVOICE_STATUS'],
  capture: ['INVALID_PAYMENT_STATUS', 'OPERATION_NOT_PERMITTED'],
  cancel: ['INVALID_PAYMENT_STATUS'],
  rescind: ['INVALID_INVOICE_STATUS', 'INVOICE_PAYMENT_PENDING'],
  fulfill: ['INVALID_INVOICE_STATUS'],
};

export function createOracle(violated: Violated): Oracle {
  const asked = new Map<string, Asked>();
  const seen = new Map<string, Map<number, ToldInvoice>>();
  const contentOf = ({ id, meaning }: Request) => `${id} ${Object.values(meaning).join(' ')}`;

  const observe = (invoice: ToldInvoice, sequence: number): void => {
    const moments = seen.get(invoice.id) ?? new Map<number, ToldInvoice>();
    seen.set(invoice.id, moments);
    const before = moments.get(sequence);
    moments.set(sequence, invoice);
    if (before !== undefined && summary(before) !== summary(invoice))
      violated('O3', `${invoice.id} is told in two ways at ${sequence}: ${summary(before)} and ${summary(invoice)}`);
  };

  return {
    asked: (request) => {
      const content = contentOf(request);
      if (!asked.has(content)) asked.set(content, { request, outcome: 'open' });
    },
    told: (_invoice, told) => {
      if (told.ok) observe(told.invoice, told.sequence);
    },
    settled: (request, told, sole) => {
      const known = asked.get(contentOf(request));
      if (known === undefined || told === undefined) return;
      if (told.ok) {
        known.outcome = 'acknowledged';
        return;
      }
      const { reason } = told;
      if (known.outcome === 'acknowledged')
        violated('O2', `${request.id} was acknowledged, and now refused: ${reason}`);
      if (reason !== 'REQUEST_ID_REUSED' && !MERCHANT_REFUSALS[request.meaning.type].includes(reason))
        violated('O2', `${request.id} is refused: ${reason}`);
      if (sole && known.outcome === 'open') known.outcome = 'refused';
    },
    checkBooks: (accounts, counters) => checkBooks(accounts, counters, violated),
    checkEnd: (end) => {
      for (const [_id, told] of end.invoices) if (told.ok) observe(told.invoice, told.sequence);
      for (const moments of seen.values())
        checkStory(
          [...moments].sort(([a], [b]) => a - b),
          violated,
        );
      const requests = Map.groupBy(asked.values(), ({ request }) => request.invoice);
      for (const [id, told] of end.invoices) checkInvoice(id, told, requests.get(id) ?? [], end.banks, violated);
      for (const bank of end.banks) for (const complaint of bank.complaints) violated('O1', `${bank.id}: ${complaint}`);
      checkBooks(end.accounts, end.counters, violated);
      checkBalances(end, violated);
      checkLimits(end, violated);
    },
  };
}

function summary({ status, payments }: ToldInvoice): string {
  return `${status} ${[...payments.values()].map(({ id, status, amountMinor }) => `${id} ${status} ${amountMinor}`)}`;
}

/** O3 */
function checkStory(moments: readonly (readonly [number, ToldInvoice])[], violated: Violated): void {
  let before: ToldInvoice | undefined;
  for (const [sequence, now] of moments) {
    const place = `${now.id} at ${sequence}`;
    if (before !== undefined && before.status !== now.status) {
      const allowed = before.status === 'unpaid' || (before.status === 'paid' && now.status === 'fulfilled');
      if (!allowed) violated('O3', `${place} was ${before.status} and is ${now.status}`);
    }
    for (const payment of before?.payments.values() ?? []) {
      const next = now.payments.get(payment.id);
      if (next === undefined) violated('O3', `${place}: ${payment.id} is gone`);
      else if (FINAL.has(payment.status) && !sameFate(payment, next))
        violated('O3', `${place}: ${payment.id} was ${payment.status} and is ${next.status} (${next.amountMinor})`);
    }
    before = now;
  }
}

function sameFate(a: ToldPayment, b: ToldPayment): boolean {
  return a.status === b.status && a.amountMinor === b.amountMinor;
}

function checkInvoice(
  id: string,
  told: Told,
  requests: readonly Asked[],
  banks: readonly Bank[],
  violated: Violated,
): void {
  const outcomeOf = (type: Meaning['type']) =>
    requests.filter(({ request }) => request.meaning.type === type).map(({ outcome }) => outcome);
  if (!told.ok) {
    if (told.reason !== 'INVOICE_NOT_FOUND') violated('O5', `${id} cannot be read at the end: ${told.reason}`);
    if (outcomeOf('create').includes('acknowledged')) violated('O2', `${id} was acknowledged and is not there`);
    return;
  }
  const { invoice } = told;
  const captured = [...invoice.payments.values()].filter(({ status }) => status === 'captured');
  const settled = invoice.status === 'paid' || invoice.status === 'fulfilled';
  if (captured.length > 1) violated('O1', `${id} was paid ${captured.length} times`);
  if (settled !== captured.length > 0) violated('O1', `${id} is ${invoice.status} with ${captured.length} captures`);
  if (invoice.status === 'unpaid') violated('O5', `${id} is neither paid nor cancelled`);
  if (invoice.attention) violated('O5', `${id} still needs somebody's attention`);
  if (outcomeOf('rescind').includes('acknowledged') && invoice.status !== 'cancelled')
    violated('O2', `${id} was rescinded and is ${invoice.status}`);
  if (
    outcomeOf('fulfill').includes('acknowledged') !== (invoice.status === 'fulfilled') &&
    !outcomeOf('fulfill').includes('open')
  )
    violated('O2', `${id} is ${invoice.status}`);
  checkPresence(invoice, requests, violated);
  for (const payment of invoice.payments.values()) {
    const mine = requests.filter(({ request: { meaning } }) => 'payment' in meaning && meaning.payment === payment.id);
    checkOrders(invoice, payment, mine, violated);
    checkMoney(invoice, payment, mine, banks, violated);
  }
}

/** O2: the payments that are there, and those that were asked for. */
function checkPresence(invoice: ToldInvoice, requests: readonly Asked[], violated: Violated): void {
  const wanted = new Map<string, Asked['outcome']>();
  for (const { request, outcome } of requests)
    if (request.meaning.type === 'start') wanted.set(request.meaning.payment, outcome);
  for (const [payment, outcome] of wanted) {
    if (outcome === 'acknowledged' && !invoice.payments.has(payment))
      violated('O2', `${invoice.id}/${payment} was acknowledged and is not there`);
    if (outcome === 'refused' && invoice.payments.has(payment))
      violated('O2', `${invoice.id}/${payment} was refused and is there`);
  }
  for (const payment of invoice.payments.keys())
    if (!wanted.has(payment)) violated('O2', `nobody asked for ${invoice.id}/${payment}`);
}

/** O2: how the payment ended, and what its merchant wanted. */
function checkOrders(invoice: ToldInvoice, payment: ToldPayment, requests: readonly Asked[], violated: Violated): void {
  const name = `${invoice.id}/${payment.id}`;
  const outcome = (type: Meaning['type']) => requests.find(({ request }) => request.meaning.type === type)?.outcome;
  const start = requests.map(({ request }) => request.meaning).find(({ type }) => type === 'start');
  const flow = start?.type === 'start' ? start.flow : 'instant';
  if (!payment.atRest) violated('O5', `${name} is ${payment.status} and never comes to rest`);
  if (!FINAL.has(payment.status)) violated('O5', `${name} ends as ${payment.status}`);
  if (outcome('capture') === 'acknowledged' && payment.status !== 'captured')
    violated('O2', `the capture of ${name} was acknowledged, and it is ${payment.status}`);
  if (outcome('cancel') === 'acknowledged' && payment.status !== 'cancelled')
    violated('O2', `the release of ${name} was acknowledged, and it is ${payment.status}`);
  const mayBeAsked = (type: Meaning['type']) => outcome(type) === 'acknowledged' || outcome(type) === 'open';
  if (payment.status === 'captured' && flow === 'cancel' && !mayBeAsked('capture'))
    violated('O2', `nobody wanted the capture of ${name}`);
  if (payment.status === 'cancelled' && flow !== 'cancel' && !mayBeAsked('cancel'))
    violated('O2', `nobody wanted the release of ${name}`);
}

/** O1: the banks' books about one payment. */
function checkMoney(
  invoice: ToldInvoice,
  payment: ToldPayment,
  requests: readonly Asked[],
  banks: readonly Bank[],
  violated: Violated,
): void {
  const name = `${invoice.id}/${payment.id}`;
  const all = banks.flatMap(({ authorisations }) => [...authorisations.values()].filter((one) => one.payment === name));
  const live = all.filter(({ state, voided }) => state === 'authorised' && !voided);
  const taken = all.filter(({ captures }) => captures.length > 0);
  if (payment.status !== 'captured') {
    if (taken.length > 0) violated('O1', `${name} is ${payment.status}, and ${taken[0]?.trx} took its money`);
    if (live.length > 0) violated('O1', `${name} is ${payment.status}, and ${live[0]?.trx} holds its money`);
    const blamed =
      payment.failure !== undefined && !OUR_OWN.has(payment.failure) && !payment.failure.startsWith('no_route_found');
    if (blamed && !all.some(({ state }) => state === 'refused'))
      violated('O1', `${name} failed with ${payment.failure}, and no bank has refused it`);
    return;
  }
  const [only] = live;
  if (live.length !== 1 || taken.length !== 1 || only === undefined || only.captures.length !== 1)
    violated('O1', `${name} is captured, with ${live.length} authorisations, ${taken.length} of them captured`);
  if (only === undefined) return;
  const order = requests.map(({ request }) => request.meaning).find(({ type }) => type === 'capture');
  const outcome = requests.find(({ request }) => request.meaning.type === 'capture')?.outcome;
  const whole = only.amountMinor;
  const part = order?.type === 'capture' ? (order.amountMinor ?? whole) : whole;
  const right = outcome === 'acknowledged' ? [part] : outcome === 'open' ? [part, whole] : [whole];
  if (!right.includes(payment.amountMinor))
    violated('O1', `${name} is captured with ${payment.amountMinor}, not with ${right.join(' or ')}`);
  if (sum(only.captures) !== payment.amountMinor)
    violated('O1', `${name} is captured with ${payment.amountMinor}, and ${only.trx} took ${sum(only.captures)}`);
}

/** Failures that need no bank to say no. */
const OUR_OWN = new Set([
  'authorization_failed:shop_limit_exceeded:unknown',
  'authorization_failed:processing_deadline_reached',
  'authorization_failed:payer_did_not_come',
  'authorization_failed:unknown',
  'operation_timeout',
]);

/** O4, at any moment: money comes from somewhere, and limits hold. */
function checkBooks(accounts: readonly AccountBalance[], counters: readonly LimitCounter[], violated: Violated): void {
  const totals = new Map<string, bigint>();
  for (const { currency, ownMinor } of accounts) totals.set(currency, (totals.get(currency) ?? 0n) + ownMinor);
  for (const [currency, total] of totals) if (total !== 0n) violated('O4', `all ${currency} together are ${total}`);
  for (const { counter, heldMinor, committedMinor } of counters) {
    const boundary = Object.entries(BOUNDARIES).find(([name]) => counter.startsWith(name))?.[1];
    if (boundary === undefined) violated('O4', `nobody knows the limit of ${counter}`);
    else if (heldMinor + committedMinor > boundary || heldMinor < 0n || committedMinor < 0n)
      violated('O4', `${counter} stands at ${heldMinor} and ${committedMinor} of ${boundary}`);
  }
}

interface Taken {
  readonly bank: string;
  readonly shop: string;
  readonly amountMinor: bigint;
}

function takenOf({ invoices, banks }: End): readonly Taken[] {
  return banks.flatMap((bank) =>
    [...bank.authorisations.values()].flatMap(({ payment, captures }) => {
      const told = invoices.get(payment.split('/')[0] ?? '');
      const shop = told?.ok === true ? told.invoice.shop : '';
      return captures.map((amountMinor) => ({ bank: bank.id, shop, amountMinor }));
    }),
  );
}

/** O4, at the end: every balance computed once more from what the banks took. */
function checkBalances(end: End, violated: Violated): void {
  const expected = new Map<string, bigint>();
  const add = (account: string, amountMinor: bigint) =>
    expected.set(account, (expected.get(account) ?? 0n) + amountMinor);
  for (const { bank, shop, amountMinor } of takenOf(end)) {
    const terms = SHOPS[shop];
    const cost = BANKS[bank];
    if (terms === undefined || cost === undefined) throw new Error(`no shop ${shop} or no bank ${bank}`);
    const fee = charge(terms.fee, amountMinor);
    const bankFee = charge(cost.fee, amountMinor);
    add(terms.account, amountMinor - fee);
    add(systemAccount(terms.currency), fee - bankFee);
    add(bankAccount(bank, terms.currency), bankFee - amountMinor);
  }
  for (const { accountId, ownMinor, minAvailableMinor, maxAvailableMinor } of end.accounts) {
    const right = expected.get(accountId) ?? 0n;
    expected.delete(accountId);
    if (ownMinor !== right) violated('O4', `${accountId} has ${ownMinor}, and the banks say ${right}`);
    if (minAvailableMinor !== ownMinor || maxAvailableMinor !== ownMinor)
      violated('O5', `${accountId} still has something held`);
  }
  for (const [account, right] of expected) if (right !== 0n) violated('O4', `${account} is missing, with ${right}`);
}

/** To the nearest minor unit, halves upwards. */
function charge({ thousandths, atLeast = 0n, plus = 0n }: Rate, amountMinor: bigint): bigint {
  const share = (amountMinor * thousandths * 2n + 1000n) / 2000n + plus;
  return share > atLeast ? share : atLeast;
}

/** O4, at the end: limits count what was captured, and hold nothing. */
function checkLimits(end: End, violated: Violated): void {
  const taken = takenOf(end);
  const alpha = taken.filter(({ shop }) => shop === 'alpha');
  const expected: Readonly<Record<string, bigint>> = {
    'shop-turnover/': sum(alpha.map(({ amountMinor }) => amountMinor)),
    'card-payments/': BigInt(alpha.length),
    'route-turnover/': sum(taken.filter(({ bank }) => bank === 'south').map(({ amountMinor }) => amountMinor)),
  };
  for (const [name, right] of Object.entries(expected)) {
    const mine = end.counters.filter(({ counter }) => counter.startsWith(name));
    const committed = sum(mine.map(({ committedMinor }) => committedMinor));
    const held = sum(mine.map(({ heldMinor }) => heldMinor));
    if (committed !== right) violated('O4', `${name} has counted ${committed}, and ${right} was captured`);
    if (held !== 0n) violated('O5', `${name} still holds ${held}`);
  }
}
