import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChargebackStatus } from '../../src/domain/chargeback/chargeback.ts';
import { failure } from '../../src/domain/failure.ts';
import type { ChargebackDecision, InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import { DECLINE, SUCCEED } from '../kit/invoice-world.ts';
import {
  type Amounts,
  adjust,
  captured,
  create,
  decide,
  fixture,
  refund,
  refundAnswered,
  type Settled,
} from './settled-world.ts';
import { rub } from './world.ts';

/** Revision → what the merchant pays of each thousand. The provider has other terms in each, too. */
const FEES: readonly bigint[] = [0n, 45n, 60n, 10n];
const LATER = [
  fixture(
    2,
    [
      '&fee-4-5 [{ from: merchant.settlement, to: system.settlement, volume: 4.5% }]',
      '&fee-4-5 [{ from: merchant.settlement, to: system.settlement, volume: 6% }]',
    ],
    ['volume: 2.1%', 'volume: 3%'],
  ),
  fixture(
    3,
    [
      '&fee-4-5 [{ from: merchant.settlement, to: system.settlement, volume: 4.5% }]',
      '&fee-4-5 [{ from: merchant.settlement, to: system.settlement, volume: 1% }]',
    ],
    ['volume: 2.1%', 'volume: 0.5%'],
  ),
];

const id = fc.constantFrom('c1', 'c2', 'c3');
const levy = fc.option(fc.constantFrom(0, 1, 4_000).map(rub), { nil: undefined });
const amount = fc.option(fc.constantFrom(1, 999, 2_000, 20_000, 22_000, 42_000, 60_000).map(rub), { nil: undefined });
const some = <Value>(name: string, value: Value | undefined) => (value === undefined ? {} : { [name]: value });

const decision: fc.Arbitrary<ChargebackDecision> = fc
  .record({
    type: fc.constantFrom(
      'accept' as const,
      'accept' as const,
      'reject' as const,
      'reopen' as const,
      'cancel' as const,
    ),
    body: amount,
    levy,
    stage: fc.option(fc.constantFrom('pre_arbitration' as const, 'arbitration' as const), { nil: undefined, freq: 4 }),
  })
  .map(({ type, body, levy, stage }) => {
    if (type === 'cancel') return { type };
    if (type === 'reject') return { type, ...some('levy', levy) };
    return {
      type,
      ...some('body', body),
      ...some('levy', levy),
      ...(type === 'reopen' ? some('moveToStage', stage) : {}),
    };
  });

const target = fc.constantFrom(
  { tag: 'captured' } as const,
  { tag: 'captured', cost: rub(30_000), reason: 'an operator' } as const,
  { tag: 'cancelled' } as const,
  { tag: 'failed', failure: failure('authorization_failed:unknown') } as const,
);

const command: fc.Arbitrary<InvoiceCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ id, body: amount }).map(({ id, body }) => create({ id, ...some('body', body) })),
  },
  { weight: 8, arbitrary: fc.record({ id, decision }).map(({ id, decision }) => decide(decision, id)) },
  { weight: 2, arbitrary: fc.constantFrom(undefined, 1_000, 22_000, 39_999).map(refund) },
  {
    weight: 4,
    arbitrary: fc
      .record({ id: fc.constantFrom('1', '2', '3'), intent: fc.constantFrom(SUCCEED, SUCCEED, DECLINE) })
      .map(({ id, intent }) => refundAnswered(id, intent)),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ revision: fc.constantFrom(undefined, 1, 2, 3), newAmount: amount })
      .map(({ revision, newAmount }) =>
        adjust({ type: 'cash_flow', ...some('revision', revision), ...some('newAmount', newAmount) }),
      ),
  },
  { weight: 2, arbitrary: target.map((target) => adjust({ type: 'status_change', target })) },
);

/** What the test itself remembers: of each chargeback what is booked, and by which revision the payment is. */
interface Memory {
  readonly booked: Map<string, bigint>;
  revision: number;
}

/** What a chargeback takes from the merchant in a status. */
function taken(status: ChargebackStatus, body: bigint, levy: bigint): bigint {
  if (status === 'cancelled') return 0n;
  return status === 'rejected' ? levy : body + levy;
}

/** The merchant's account as a person would reckon it. */
function reckoned(settled: Settled, { booked, revision }: Memory): Amounts {
  const { status, cost, changedCost, refunds, chargebacks } = settled.payment();
  const paid = ['captured', 'refunded', 'charged_back'].includes(status.tag) ? (changedCost ?? cost).amountMinor : 0n;
  let own = paid - (paid * (FEES[revision] ?? 0n) + 500n) / 1_000n;
  let out = 0n;
  let back = 0n;
  for (const { status, facts } of refunds.values()) {
    if (status.tag === 'succeeded') own -= facts.cost.amountMinor;
    if (status.tag === 'pending') out += facts.cost.amountMinor;
  }
  for (const [id, { status, body, levy }] of chargebacks) {
    const now = taken(status, body.amountMinor, levy.amountMinor);
    const was = booked.get(id) ?? 0n;
    own -= status === 'pending' ? was : now;
    if (status !== 'pending') continue;
    if (now > was) out += now - was;
    else back += was - now;
  }
  return { own, min: own - out, max: own + back };
}

function remember(settled: Settled, memory: Memory): void {
  for (const [id, { status, body, levy }] of settled.payment().chargebacks) {
    if (status !== 'pending') memory.booked.set(id, taken(status, body.amountMinor, levy.amountMinor));
  }
  memory.revision = [...settled.payment().adjustments.values()].at(-1)?.facts.revision ?? 1;
}

function check(settled: Settled, memory: Memory): void {
  const payment = settled.payment();
  expect([...settled.ledger.own().values()].reduce((sum, each) => sum + each, 0n)).toBe(0n);
  expect(settled.merchant()).toEqual(reckoned(settled, memory));
  const undecided = [...payment.chargebacks.values()].filter(({ status }) => status === 'pending').length;
  const underWay = [...payment.refunds.values()].filter(({ status }) => status.tag === 'pending').length;
  expect(undecided + underWay).toBeLessThanOrEqual(1);
  expect(settled.ledger.open().filter((name) => name.startsWith('party/'))).toHaveLength(undecided + underWay);
  expect([...payment.adjustments.values()].every(({ status }) => status.tag === 'captured')).toBe(true);
  expect(payment.step).toBe('idle');
}

describe('any walk of disputes, refunds and adjustments of one payment', () => {
  it('leaves the merchant what is due to the unit, nobody with money from nowhere, and no plan final twice', () => {
    let decided = 0;
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 40 }), (commands) => {
        const settled = captured();
        for (const revision of LATER) settled.commit(revision);
        const memory: Memory = { booked: new Map(), revision: 1 };
        for (const each of commands) {
          const before = settled.payment();
          const refusal = settled.attempt(each);
          expect(refusal?.reason).not.toBe('MISCONFIGURED');
          if (refusal !== undefined) expect(settled.payment()).toBe(before);
          else decided += 1;
          remember(settled, memory);
          check(settled, memory);
        }
      }),
      { numRuns: 600 },
    );
    expect(decided).toBeGreaterThan(1_000);
  });
});
