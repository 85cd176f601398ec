import type { Tables } from '../../../src/journal/memory/tables.ts';
import type { AccountBalance, LimitCounter } from '../../../src/ports/ledger.ts';
import type { Bank } from '../world/bank.ts';
import type { Listener, Meaning, Request, Told } from '../world/client.ts';
import { summary, type ToldInvoice } from '../world/told.ts';
import { checkBalances, checkBooks, checkLimits } from './balances.ts';
import { createHistory } from './history.ts';
import { checkMoney } from './money.ts';
import { type Asked, checkInvoice } from './orders.ts';
import { checkStory } from './story.ts';

/**
 * What must be true of money and status, whatever happened. It knows what merchants asked for and were told, what the banks'
 * own books say and what the ledger's port shows, and shares no line with the domain.
 *  O1 Money of a captured payment was taken once, at one bank, and given back by its refunds; any other took nothing and
 *     holds nothing there.
 *  O2 What was acknowledged is so at the end; what was refused did not happen; what nobody asked for is not there.
 *  O3 A final state never changes, and nobody is told two things of one moment.
 *  O4 The balances are those of the money that the banks moved, limits count just that, and hold at any moment.
 *  O5 Nothing is left open.
 *  O6 and O7: see owners.ts.
 *  O8 The answers to all calls, whichever node gave them, are those of one order of the changes, and no reader goes back.
 */
export interface Oracle extends Listener {
  /** At any moment. */
  checkBooks(accounts: readonly AccountBalance[], counters: readonly LimitCounter[]): void;
  /** When the world has come to rest. */
  checkEnd(end: End): void;
}

export interface End {
  readonly invoices: ReadonlyMap<string, Told>;
  /** Amounts of the payouts that succeeded. */
  readonly paidOut: readonly bigint[];
  readonly banks: readonly Bank[];
  readonly accounts: readonly AccountBalance[];
  readonly counters: readonly LimitCounter[];
  readonly tables: Tables;
}

export type Violated = (rule: string, text: string) => void;

/** What a merchant may be told, doing what ours do. */
const MERCHANT_REFUSALS: Readonly<Record<Meaning['type'], readonly string[]>> = {
  create: [],
  start: ['INVOICE_PAYMENT_PENDING', 'INVALID_INVOICE_STATUS'],
  capture: ['INVALID_PAYMENT_STATUS', 'OPERATION_NOT_PERMITTED'],
  cancel: ['INVALID_PAYMENT_STATUS'],
  rescind: ['INVALID_INVOICE_STATUS', 'INVOICE_PAYMENT_PENDING'],
  fulfill: ['INVALID_INVOICE_STATUS'],
  refund: [
    'INVALID_PAYMENT_STATUS',
    'OPERATION_NOT_PERMITTED',
    'INVOICE_PAYMENT_AMOUNT_EXCEEDED',
    'INVOICE_PAYMENT_CHARGEBACK_PENDING',
  ],
  chargeback: [
    'INVALID_PAYMENT_STATUS',
    'INVOICE_PAYMENT_AMOUNT_EXCEEDED',
    'INVOICE_PAYMENT_CHARGEBACK_PENDING',
    'INVOICE_PAYMENT_REFUND_PENDING',
  ],
  decide: [
    'INVALID_PAYMENT_STATUS',
    'INVOICE_PAYMENT_AMOUNT_EXCEEDED',
    'INVOICE_PAYMENT_CHARGEBACK_CANNOT_REOPEN_AFTER_ARBITRATION',
    'INVOICE_PAYMENT_CHARGEBACK_PENDING',
    'INVOICE_PAYMENT_REFUND_PENDING',
  ],
  adjust: [
    'INVALID_PAYMENT_STATUS',
    'INVALID_REQUEST',
    'INVOICE_PAYMENT_ALREADY_HAS_STATUS',
    'INVOICE_PAYMENT_CHARGEBACK_PENDING',
  ],
};

/** `disputes`: operators enter disputes and adjust payments in this world. */
export function createOracle(nowMs: () => number, violated: Violated, disputes: boolean): Oracle {
  const history = createHistory(nowMs, violated);
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
    calls: history.calls,
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
    checkBooks: (accounts, counters) => checkBooks(accounts, counters, disputes, violated),
    checkEnd: (end) => {
      for (const told of end.invoices.values()) if (told.ok) observe(told.invoice, told.sequence);
      for (const moments of seen.values())
        checkStory(
          [...moments].sort(([a], [b]) => a - b),
          violated,
        );
      const requests = Map.groupBy(asked.values(), ({ request }) => request.invoice);
      for (const [id, told] of end.invoices) {
        const mine = requests.get(id) ?? [];
        checkInvoice(id, told, mine, violated);
        if (told.ok) checkMoney(told.invoice, mine, end.banks, violated);
      }
      for (const bank of end.banks) for (const complaint of bank.complaints) violated('O1', `${bank.id}: ${complaint}`);
      checkBooks(end.accounts, end.counters, disputes, violated);
      checkBalances(end, violated);
      checkLimits(end, violated);
      history.check(end.tables);
    },
  };
}
