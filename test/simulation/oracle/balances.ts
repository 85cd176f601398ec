import type { AccountBalance, LimitCounter } from '../../../src/ports/ledger.ts';
import { sum } from '../world/bank.ts';
import {
  BOUNDARIES,
  bankAccount,
  CHARGES,
  type Charges,
  PAYOUT_BANK,
  PAYOUT_BANK_FEE_MINOR,
  PAYOUT_FEE_MINOR,
  PAYOUT_SHOP,
  type Rate,
  SHOPS,
  systemAccount,
} from '../world/configuration.ts';
import type { ToldChargeback, ToldRefund } from '../world/told.ts';
import type { End, Violated } from './oracle.ts';
import { PAID } from './orders.ts';

/** The ledger and the limits, computed once more the slow way from what the banks moved (O4, O5). */

/** At any moment: money comes from somewhere, nobody pays out what they do not have, and limits hold. */
export function checkBooks(
  accounts: readonly AccountBalance[],
  counters: readonly LimitCounter[],
  disputes: boolean,
  violated: Violated,
): void {
  const totals = new Map<string, bigint>();
  for (const { accountId, currency, ownMinor, minAvailableMinor } of accounts) {
    totals.set(currency, (totals.get(currency) ?? 0n) + ownMinor);
    // Disputes and adjustments are not refused to whom they make a debtor.
    if (!disputes && accountId.startsWith('merchant:') && minAvailableMinor < 0n)
      violated('O4', `${accountId} may have to pay out ${-minAvailableMinor} that it does not have`);
  }
  for (const [currency, total] of totals) if (total !== 0n) violated('O4', `all ${currency} together are ${total}`);
  for (const { counter, heldMinor, committedMinor } of counters) {
    const boundary = Object.entries(BOUNDARIES).find(([name]) => counter.startsWith(name))?.[1];
    if (boundary === undefined) violated('O4', `nobody knows the limit of ${counter}`);
    else if (heldMinor + committedMinor > boundary || committedMinor < 0n)
      violated('O4', `${counter} stands at ${heldMinor} and ${committedMinor} of ${boundary}`);
  }
}

interface Moved {
  readonly bank: string;
  readonly shop: string;
  readonly taken: readonly bigint[];
  readonly given: readonly bigint[];
  /** Of what our books count. */
  readonly charges: Charges | undefined;
  /** As told, with the terms of each. */
  readonly refunds: readonly ToldRefund[];
  /** What our books count instead of what was taken, once operators have adjusted it. */
  readonly counted: readonly bigint[];
  readonly disputed: readonly ToldChargeback[];
}

function movedOf({ invoices, banks }: End): readonly Moved[] {
  return banks.flatMap((bank) =>
    [...bank.authorisations.values()].map(({ payment, captures, refunds }) => {
      const [invoiceId = '', paymentId = ''] = payment.split('/');
      const told = invoices.get(invoiceId);
      const invoice = told?.ok === true ? told.invoice : undefined;
      const paid = captures.length > 0 ? invoice?.payments.get(paymentId) : undefined;
      return {
        bank: bank.id,
        shop: invoice?.shop ?? '',
        taken: captures,
        given: refunds,
        charges: CHARGES[paid?.revision ?? 1],
        refunds: [...(paid?.refunds.values() ?? [])].filter(({ status }) => status === 'succeeded'),
        counted:
          paid === undefined || paid.adjustments === 0 ? captures : PAID.has(paid.status) ? [paid.amountMinor] : [],
        disputed: [...(paid?.chargebacks.values() ?? [])],
      };
    }),
  );
}

export function checkBalances(end: End, violated: Violated): void {
  const expected = new Map<string, bigint>();
  const add = (account: string, amountMinor: bigint) =>
    expected.set(account, (expected.get(account) ?? 0n) + amountMinor);
  for (const { bank, shop, counted, charges, refunds, disputed } of movedOf(end)) {
    const terms = SHOPS[shop];
    const fees = charges?.shops[shop];
    const cost = charges?.banks[bank];
    if (terms === undefined || fees === undefined || cost === undefined)
      throw new Error(`nobody knows what ${bank} or ${shop} costs`);
    const theirs = bankAccount(bank, terms.currency);
    for (const amountMinor of counted) {
      const fee = charge(fees.fee, amountMinor);
      const bankFee = charge(cost, amountMinor);
      add(terms.account, amountMinor - fee);
      add(systemAccount(terms.currency), fee - bankFee);
      add(theirs, bankFee - amountMinor);
    }
    for (const { amountMinor, revision } of refunds) {
      const refundFee = CHARGES[revision]?.shops[shop]?.refundFeeMinor ?? 0n;
      add(terms.account, -amountMinor - refundFee);
      add(systemAccount(terms.currency), refundFee);
      add(theirs, amountMinor);
    }
    for (const { status, bodyMinor, levyMinor } of disputed) {
      const body = status === 'accepted' ? bodyMinor : 0n;
      const levy = status === 'accepted' || status === 'rejected' ? levyMinor : 0n;
      add(terms.account, -body - levy);
      add(systemAccount(terms.currency), levy);
      add(theirs, body);
    }
  }
  const desk = SHOPS[PAYOUT_SHOP];
  for (const amountMinor of desk === undefined ? [] : end.paidOut) {
    add(desk?.account ?? '', -amountMinor - PAYOUT_FEE_MINOR);
    add(systemAccount('RUB'), PAYOUT_FEE_MINOR - PAYOUT_BANK_FEE_MINOR);
    add(bankAccount(PAYOUT_BANK, 'RUB'), amountMinor + PAYOUT_BANK_FEE_MINOR);
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

/** Limits of a shop count what was captured, those of a route without what was refunded; at the end nothing is held. */
export function checkLimits(end: End, violated: Violated): void {
  const moved = movedOf(end);
  const alpha = moved.filter(({ shop }) => shop === 'alpha').flatMap(({ taken }) => taken);
  const south = moved.filter(({ bank }) => bank === 'south');
  const expected: Readonly<Record<string, bigint>> = {
    'shop-turnover/': sum(alpha),
    'card-payments/': BigInt(alpha.length),
    'route-turnover/': sum(south.flatMap(({ taken }) => taken)) - sum(south.flatMap(({ given }) => given)),
  };
  for (const [name, right] of Object.entries(expected)) {
    const mine = end.counters.filter(({ counter }) => counter.startsWith(name));
    const committed = sum(mine.map(({ committedMinor }) => committedMinor));
    const held = sum(mine.map(({ heldMinor }) => heldMinor));
    if (committed !== right) violated('O4', `${name} has counted ${committed}, and it should be ${right}`);
    if (held !== 0n) violated('O5', `${name} still holds ${held}`);
  }
}
