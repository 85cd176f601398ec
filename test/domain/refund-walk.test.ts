import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import { bookInvoice } from '../../src/domain/invoice/book.ts';
import { decideInvoice } from '../../src/domain/invoice/decide.ts';
import { evolveInvoice } from '../../src/domain/invoice/evolve.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import { reactInvoice } from '../../src/domain/invoice/react.ts';
import { remainingBalance } from '../../src/domain/payment/balance.ts';
import { pendingRefund } from '../../src/domain/refund/pending.ts';
import type { SessionOutcome } from '../../src/domain/session/session.ts';
import { contextOf, DECLINE, NOW, SUCCEED, TEMPORARY } from '../kit/invoice-world.ts';
import { naiveLedger } from '../kit/naive-ledger.ts';
import { captured, MERCHANT_REFUNDS, paymentIn, refund, refundOutcome, refundWorld } from './refund-world.ts';
import { limitOf, range, rub } from './world.ts';

const WORLD = refundWorld({
  merchant: { ...MERCHANT_REFUNDS, partial: { cashLimit: constant(range(10, 42_000)) } },
  provision: { turnoverLimits: constant([{ limitId: 'turnover', upperBoundary: 1_000_000n }]) },
  limits: [limitOf('turnover')],
});

type Step =
  | { readonly type: 'command'; readonly command: InvoiceCommand }
  /** For the session of a refund, both counted from the last, so that late answers come too. */
  | { readonly type: 'outcome'; readonly refundsBack: number; readonly back: number; readonly outcome: SessionOutcome }
  | { readonly type: 'time'; readonly durationMs: number };

const outcomes: readonly SessionOutcome[] = [
  ...[SUCCEED, SUCCEED, DECLINE, TEMPORARY].map((intent): SessionOutcome => ({ type: 'answered', result: { intent } })),
  { type: 'answered', result: { intent: { type: 'suspend', tag: 'tag', timeoutMs: 60_000 } } },
  { type: 'answered', result: { intent: SUCCEED, trx: { id: 'a', extra: {} } } },
  { type: 'callback_answered', tag: 'tag', digest: 'd', response: new Uint8Array(), result: { intent: SUCCEED } },
  { type: 'unknown', reason: 'timeout' },
  { type: 'not_found', resendable: false },
  { type: 'violation', reason: 'garbage' },
];

const amount = fc.constantFrom(undefined, rub(42_000), rub(20_000), rub(10_000), rub(10));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ cost: amount, manual: fc.boolean(), id: fc.constantFrom(undefined, '1', '7', 'x') })
    .map(({ cost, manual, id }): Step => {
      const command = refund({ manual, ...(cost && { cost }), ...(id && { id }) });
      return { type: 'command', command };
    }),
  fc.record({
    type: fc.constant('outcome' as const),
    refundsBack: fc.constantFrom(0, 0, 0, 1),
    back: fc.constantFrom(0, 0, 0, 1),
    outcome: fc.constantFrom(...outcomes),
  }),
  fc.record({ type: fc.constant('time' as const), durationMs: fc.constantFrom(1_000, 61_000) }),
);

function commandOf(invoice: InvoiceState, each: Step): InvoiceCommand | undefined {
  if (each.type === 'command') return each.command;
  if (each.type === 'time') return { type: 'Wake' };
  const found = [...paymentIn(invoice).refunds.values()].at(-1 - each.refundsBack);
  const no = (found?.sessions.length ?? 0) - 1 - each.back;
  return found === undefined || no < 0 ? undefined : refundOutcome(found.facts.id, no, each.outcome);
}

describe('any walk through the refunds of a payment', () => {
  it('gives back no more than was taken, leaves what is final alone, and never overdraws the merchant (blnk#315)', () => {
    const property = fc.property(
      fc.array(step, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(0n, 1_990n, 50_000n),
      (steps, savedMinor) => {
        const ledger = naiveLedger();
        let now = NOW;
        let invoice = captured(WORLD);
        const availableMinor = () => 40_110n + savedMinor + (ledger.own().get('merchant') ?? 0n);
        for (const each of steps) {
          if (each.type === 'time') now = addMs(now, each.durationMs);
          const command = commandOf(invoice, each);
          if (command === undefined) continue;
          const balances = new Map([['merchant', availableMinor()]]);
          const decision = decideInvoice(invoice, command, contextOf({ world: WORLD, now, balances }));
          if (!decision.ok) continue;
          const before = paymentIn(invoice);
          for (const change of decision.changes) {
            const after = evolveInvoice(invoice, change);
            ledger.apply(bookInvoice(invoice, change, after));
            invoice = after;
          }
          const payment = paymentIn(invoice);
          const refunds = [...payment.refunds.values()];
          const succeeded = refunds.filter(({ status }) => status.tag === 'succeeded');
          const returned = succeeded.reduce((sum, { facts }) => sum + facts.cost.amountMinor, 0n);
          expect(remainingBalance(payment).amountMinor).toBe(42_000n - returned);
          expect(payment.status.tag).toBe(returned === 42_000n ? 'refunded' : 'captured');
          expect(ledger.own().get('merchant') ?? 0n).toBe(-returned - BigInt(succeeded.length) * 100n);
          expect(availableMinor()).toBeGreaterThanOrEqual(0n);
          expect([...ledger.committedLimits().values()].reduce((sum, total) => sum + total, 0n)).toBe(-returned);
          for (const [id, was] of before.refunds) {
            if (was.step === 'finished') expect(payment.refunds.get(id)).toBe(was);
          }
          const pending = refunds.filter(({ status }) => status.tag === 'pending');
          expect(pending.length).toBeLessThanOrEqual(1);
          expect(pending[0]).toBe(pendingRefund(payment));
          if (pending.length > 0) continue;
          expect(ledger.open()).toEqual([]);
          expect(reactInvoice(invoice)).toEqual([]);
        }
      },
    );
    fc.assert(property, { numRuns: 800 });
  });
});
