import { describe, expect, it } from 'vitest';
import { describeChange } from '../../src/describe/change.ts';
import { describeState } from '../../src/describe/state.ts';
import { failure } from '../../src/domain/failure.ts';
import { decideInvoice } from '../../src/domain/invoice/decide.ts';
import type { InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import { ACCEPT, adjust, captured, create, decide, disputed, FIXTURE, type Settled } from '../domain/settled-world.ts';
import { rub } from '../domain/world.ts';
import { contextOf, NOW } from '../kit/invoice-world.ts';

function sentences(settled: Settled, command: InvoiceCommand): readonly string[] {
  const decision = decideInvoice(settled.invoice(), command, contextOf({ world: FIXTURE }));
  if (!decision.ok) throw new Error(decision.message);
  return decision.changes.map(describeChange);
}

describe('a chargeback in the words of inspect', () => {
  it('is entered with what the caller told of it', () => {
    const told = { externalId: 'dispute-7', occurredTime: NOW, trx: { id: 'arn-1', extra: {} } };
    expect(sentences(captured(), create(told))).toEqual([
      'chargeback c1 entered: 420.00 RUB, and 40.00 RUB beyond it, fraud (code 10.4), by the bank since 2026-01-15 12:00:00.000Z, judged by revision 1, transaction arn-1, external id dispute-7',
      'chargeback c1 cash flow computed',
    ]);
  });

  it('is decided, reopened and dropped', () => {
    const settled = disputed(create());
    expect(sentences(settled, decide({ type: 'accept', occurredTime: NOW }))).toEqual([
      'chargeback c1 is to be accepted, by the bank since 2026-01-15 12:00:00.000Z',
      'chargeback c1 now accepted',
      'now charged back',
    ]);
    settled.take(ACCEPT);
    const reopen = decide({ type: 'reopen', body: rub(40_000), levy: rub(0) });
    expect(sentences(settled, reopen)).toEqual([
      'chargeback c1 moves to pre-arbitration',
      'chargeback c1 is about 400.00 RUB now',
      'chargeback c1 costs the merchant 0.00 RUB beyond it now',
      'chargeback c1 is to be pending',
      'chargeback c1 cash flow computed',
      'chargeback c1 now pending',
    ]);
    settled.take(reopen);
    expect(sentences(settled, decide({ type: 'cancel' }))).toEqual([
      'chargeback c1 is to be cancelled',
      'chargeback c1 moves no money any more',
      'chargeback c1 now cancelled',
      'now captured 420.00 RUB ("Timeout")',
    ]);
  });
});

describe('an adjustment in the words of inspect', () => {
  it('is asked for and booked', () => {
    expect(sentences(captured(), adjust({ type: 'cash_flow', newAmount: rub(50_000) }))).toEqual([
      'adjustment 1 asked for ("a correction"): cash flow computed anew for 500.00 RUB, judged by revision 1',
      'the amount changed from 420.00 RUB to 500.00 RUB',
      'adjustment 1 now processed',
      'adjustment 1 now captured',
    ]);
  });

  it.each([
    [
      { tag: 'failed', failure: failure('authorization_failed:unknown', 'fraud') } as const,
      'failed: authorization_failed:unknown (fraud)',
    ],
    [{ tag: 'cancelled', reason: 'returned' } as const, 'cancelled ("returned")'],
    [{ tag: 'captured', cost: rub(40_000), reason: 'by hand' } as const, 'captured 400.00 RUB ("by hand")'],
  ])('names the status that it leads to: %#', (target, text) => {
    const [asked, , , status] = sentences(captured(), adjust({ type: 'status_change', target }));
    expect(asked).toBe(`adjustment 1 asked for ("a correction"): to be ${text}, judged by revision 1`);
    expect(status).toBe(`now ${text}`);
  });
});

describe('disputes and adjustments in the state of their payment', () => {
  it('stand with the plans that they made', () => {
    const settled = disputed(create(), ACCEPT, decide({ type: 'reopen' }), adjust({ type: 'cash_flow' }));
    const lines = describeState(settled.invoice(), NOW);
    expect(lines).toEqual(
      expect.arrayContaining([
        '  chargeback c1: pending at pre-arbitration, 420.00 RUB, and 40.00 RUB beyond it',
        '    plan party/invoice.payment.chargeback-c1.chargeback is committed',
        '    plan party/invoice.payment.chargeback-c1.pre_arbitration is held',
        '  adjustment 1: captured ("a correction")',
        '    plan party/invoice.payment.adj-1 is committed',
      ]),
    );
  });
});
