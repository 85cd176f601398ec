import { type Authorisation, type Bank, sum } from '../world/bank.ts';
import type { ToldInvoice, ToldPayment } from '../world/told.ts';
import type { Violated } from './oracle.ts';
import { type Asked, ofPayment, PAID } from './orders.ts';

/** The banks' own books, payment by payment, beside what merchants were told (O1). */
export function checkMoney(
  invoice: ToldInvoice,
  requests: readonly Asked[],
  banks: readonly Bank[],
  violated: Violated,
): void {
  for (const payment of invoice.payments.values()) {
    const name = `${invoice.id}/${payment.id}`;
    const all = banks.flatMap(({ authorisations }) =>
      [...authorisations.values()].filter((one) => one.payment === name),
    );
    // What an operator has adjusted, they have adjusted in our books alone.
    const paid =
      PAID.has(payment.status) || (payment.adjustments > 0 && all.some(({ captures }) => captures.length > 0));
    if (paid) checkPaid(name, payment, ofPayment(requests, payment.id), all, violated);
    else checkUnpaid(name, payment, all, violated);
  }
}

/** Failures that need no bank to say no. */
const OUR_OWN = new Set([
  'authorization_failed:shop_limit_exceeded:unknown',
  'authorization_failed:processing_deadline_reached',
  'authorization_failed:payer_did_not_come',
  'authorization_failed:unknown',
  'operation_timeout',
]);

function checkUnpaid(name: string, payment: ToldPayment, all: readonly Authorisation[], violated: Violated): void {
  const { status, failure } = payment;
  const taken = all.find(({ captures }) => captures.length > 0);
  if (taken !== undefined) violated('O1', `${name} is ${status}, and ${taken.trx} took its money`);
  const live = all.find(({ state, voided }) => state === 'authorised' && !voided);
  if (live !== undefined) violated('O1', `${name} is ${status}, and ${live.trx} holds its money`);
  checkLate(name, payment, all, violated);
  if (failure === undefined || OUR_OWN.has(failure) || failure.startsWith('no_route_found')) return;
  if (!all.some(({ state }) => state === 'refused'))
    violated('O1', `${name} failed with ${failure}, and no bank has refused it`);
}

function checkPaid(
  name: string,
  payment: ToldPayment,
  requests: readonly Asked[],
  all: readonly Authorisation[],
  violated: Violated,
): void {
  const live = all.filter(({ state, voided }) => state === 'authorised' && !voided);
  const taken = all.filter(({ captures }) => captures.length > 0);
  const [only] = live;
  if (live.length !== 1 || taken.length !== 1 || only === undefined || only.captures.length !== 1)
    violated('O1', `${name} is captured, with ${live.length} authorisations, ${taken.length} of them captured`);
  if (only === undefined) return;
  checkRefunds(name, payment, requests, only, violated);
  if (payment.adjustments > 0) return;
  const asked = requests.find(({ request }) => request.meaning.type === 'capture');
  const whole = only.amountMinor;
  const part = asked?.request.meaning.type === 'capture' ? (asked.request.meaning.amountMinor ?? whole) : whole;
  const right = asked?.outcome === 'acknowledged' ? [part] : asked?.outcome === 'open' ? [part, whole] : [whole];
  if (!right.includes(payment.amountMinor))
    violated('O1', `${name} is captured with ${payment.amountMinor}, not with ${right.join(' or ')}`);
  if (sum(only.captures) !== payment.amountMinor)
    violated('O1', `${name} is captured with ${payment.amountMinor}, and ${only.trx} took ${sum(only.captures)}`);
  const left = leftOf(payment);
  if (left < 0n) violated('O1', `${name} has given back ${-left} more than its ${payment.amountMinor}`);
  if ((left === 0n) !== (payment.status !== 'captured'))
    violated('O1', `${name} is ${payment.status}, with ${left} left`);
}

/** Without what was refunded, and what was charged back. */
function leftOf({ amountMinor, refunds, chargebacks }: ToldPayment): bigint {
  const refunded = [...refunds.values()].flatMap((told) => (told.status === 'succeeded' ? told.amountMinor : []));
  const disputed = [...chargebacks.values()].flatMap((told) => (told.status === 'accepted' ? told.bodyMinor : []));
  return amountMinor - sum(refunded) - sum(disputed);
}

/** Money that was authorised after its payment had failed is told to be so, and nothing else is. */
function checkLate(
  name: string,
  { status, flags }: ToldPayment,
  all: readonly Authorisation[],
  violated: Violated,
): void {
  const late = all.find((one) => one.late);
  const flagged = flags.includes('LATE_POSITIVE');
  if (status === 'failed' && late !== undefined && !flagged) violated('O1', `${name} says nothing of ${late.trx}`);
  if (flagged && late === undefined) violated('O1', `${name} was never taken late, and says so`);
}

function checkRefunds(
  name: string,
  payment: ToldPayment,
  requests: readonly Asked[],
  { refunds: given, trx }: Authorisation,
  violated: Violated,
): void {
  const succeeded = [...payment.refunds.values()].filter(({ status }) => status === 'succeeded');
  const told = succeeded.map(({ amountMinor }) => amountMinor);
  if (listOf(told) !== listOf(given))
    violated('O1', `${name} has refunded ${listOf(told)}, and ${trx} ${listOf(given)}`);
  for (const { request } of requests) {
    if (request.meaning.type !== 'refund') continue;
    const { refund, amountMinor } = request.meaning;
    const made = payment.refunds.get(refund);
    if (made !== undefined && amountMinor !== undefined && made.amountMinor !== amountMinor)
      violated('O1', `refund ${refund} of ${name} is of ${made.amountMinor}, and ${amountMinor} was asked for`);
  }
}

function listOf(amounts: readonly bigint[]): string {
  return `[${amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join(', ')}]`;
}
