import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Posting } from '../../src/domain/cashflow/cash-flow.ts';
import { revertPostings } from '../../src/domain/cashflow/compute.ts';
import { paymentCashFlow } from '../../src/domain/cashflow/payment-cash-flow.ts';
import {
  commitPlan,
  holdBatch,
  netOf,
  newPlan,
  type PlanBatch,
  type PlanOperation,
  type PlanState,
  rollbackPlan,
  withBatch,
} from '../../src/domain/ledger.ts';
import { money } from '../../src/domain/money.ts';
import { configurationOf, MERCHANT_TERMS, rub, shopOf, VARIABLES } from './world.ts';

interface Balance {
  readonly own: bigint;
  readonly min: bigint;
  readonly max: bigint;
}

/** What the ledger's rows would say after these operations. */
function balances(...operations: readonly PlanOperation[]): Readonly<Record<string, Balance>> {
  const rows = new Map<string, { own: bigint; outgoing: bigint; incoming: bigint }>();
  for (const delta of operations.flatMap(({ deltas }) => deltas)) {
    const row = rows.get(delta.accountId) ?? { own: 0n, outgoing: 0n, incoming: 0n };
    row.own += delta.ownMinor;
    row.outgoing += delta.outgoingMinor;
    row.incoming += delta.incomingMinor;
    rows.set(delta.accountId, row);
  }
  const view = [...rows].map(([account, { own, outgoing, incoming }]): [string, Balance] => [
    account,
    { own, min: own + outgoing, max: own + incoming },
  ]);
  return Object.fromEntries(view);
}

function move(source: string, destination: string, amount: number | bigint): Posting {
  return {
    source: { role: 'system.settlement', accountId: source },
    destination: { role: 'merchant.settlement', accountId: destination },
    volume: rub(amount),
  };
}

function batch(id: number, ...postings: readonly Posting[]): PlanBatch {
  return { id, postings };
}

/** Holds batches one after another: the plan that results and the operations made. */
function held(...batches: readonly PlanBatch[]): {
  readonly plan: PlanState;
  readonly operations: readonly PlanOperation[];
} {
  let plan = newPlan('plan');
  const operations: PlanOperation[] = [];
  for (const next of batches) {
    operations.push(holdBatch(plan, next));
    plan = withBatch(plan, next);
  }
  return { plan, operations };
}

function paymentOf(amount: number): readonly Posting[] {
  return paymentCashFlow({
    configuration: configurationOf(),
    shop: shopOf(),
    route: { providerId: 'bank', terminalId: 't1' },
    variables: VARIABLES,
    shopTerms: MERCHANT_TERMS,
    cost: rub(amount),
  });
}

describe('a posting plan', () => {
  it('of the worked example moves 95500, 2400 and -97900 when it is committed', () => {
    const { plan, operations } = held(batch(1, ...paymentOf(100_000)));
    expect(balances(...operations, commitPlan(plan))).toEqual({
      merchant: { own: 95_500n, min: 95_500n, max: 95_500n },
      system: { own: 2400n, min: 2400n, max: 2400n },
      bank: { own: -97_900n, min: -97_900n, max: -97_900n },
    });
  });

  it('of a payment of 42000 on an empty shop makes 40110 available at most while it is held', () => {
    const { operations } = held(batch(1, ...paymentOf(42_000)));
    expect(balances(...operations)).toMatchObject({
      merchant: { own: 0n, min: 0n, max: 40_110n },
      bank: { own: 0n, min: -41_118n, max: 0n },
    });
  });

  it('leaves nothing behind when it is rolled back', () => {
    const { plan, operations } = held(batch(1, ...paymentOf(42_000)));
    const zero = { own: 0n, min: 0n, max: 0n };
    expect(balances(...operations, rollbackPlan(plan))).toEqual({ merchant: zero, system: zero, bank: zero });
  });

  it('counts its batches as their net: a later one that turns the sign releases the earlier reservation', () => {
    const { plan, operations } = held(
      batch(1, move('a', 'b', 100)),
      batch(2, move('b', 'a', 100)),
      batch(3, move('b', 'a', 30)),
    );
    expect(balances(...operations.slice(0, 2))).toEqual({
      a: { own: 0n, min: 0n, max: 0n },
      b: { own: 0n, min: 0n, max: 0n },
    });
    expect(balances(...operations)).toEqual({ a: { own: 0n, min: 0n, max: 30n }, b: { own: 0n, min: -30n, max: 0n } });
    expect(balances(...operations, commitPlan(plan))).toEqual({
      a: { own: 30n, min: 30n, max: 30n },
      b: { own: -30n, min: -30n, max: -30n },
    });
  });

  it('of a partial capture ends as if the part alone had been held', () => {
    const whole = paymentOf(100_000);
    const partial = held(batch(1, ...whole), batch(2, ...revertPostings(whole)), batch(3, ...paymentOf(70_000)));
    const direct = held(batch(1, ...paymentOf(70_000)));
    expect(balances(...partial.operations)).toEqual(balances(...direct.operations));
    expect(balances(...partial.operations, commitPlan(partial.plan))).toEqual(
      balances(...direct.operations, commitPlan(direct.plan)),
    );
  });

  it('takes zero amounts', () => {
    const { plan, operations } = held(batch(1, move('a', 'b', 0)));
    expect(balances(...operations, commitPlan(plan))).toEqual({
      a: { own: 0n, min: 0n, max: 0n },
      b: { own: 0n, min: 0n, max: 0n },
    });
  });

  it('that is empty commits to nothing', () => {
    expect(commitPlan(newPlan('plan'))).toEqual({ type: 'commit', planId: 'plan', deltas: [] });
    expect(rollbackPlan(newPlan('plan'))).toEqual({ type: 'rollback', planId: 'plan', deltas: [] });
  });

  it('names plan and batch in what it asks of the ledger', () => {
    const first = batch(1, move('a', 'b', 5));
    expect(holdBatch(newPlan('plan'), first)).toEqual({
      type: 'hold',
      planId: 'plan',
      batch: first,
      deltas: [
        { accountId: 'a', currency: 'RUB', ownMinor: 0n, outgoingMinor: -5n, incomingMinor: 0n },
        { accountId: 'b', currency: 'RUB', ownMinor: 0n, outgoingMinor: 0n, incomingMinor: 5n },
      ],
    });
  });

  it('refuses a batch whose id does not rise', () => {
    const { plan } = held(batch(2, move('a', 'b', 5)));
    expect(() => withBatch(plan, batch(2))).toThrow('batch ids of plan plan must rise');
    expect(() => withBatch(plan, batch(1))).toThrow('batch ids of plan plan must rise');
    expect(withBatch(plan, batch(3)).batches).toHaveLength(2);
  });

  it.each(['committed', 'rolled_back'] as const)('that is %s is final', (status) => {
    const { plan } = held(batch(1, move('a', 'b', 5)));
    const final: PlanState = { ...plan, status };
    expect(() => withBatch(final, batch(2))).toThrow('plan plan is final');
    expect(() => commitPlan(final)).toThrow('plan plan is final');
    expect(() => rollbackPlan(final)).toThrow('plan plan is final');
  });

  const accounts = fc.constantFrom('a', 'b', 'c');
  const postings = fc.array(
    fc
      .tuple(accounts, accounts, fc.bigInt(0n, 10n ** 13n))
      .filter(([source, destination]) => source !== destination)
      .map(([source, destination, amount]) => move(source, destination, amount)),
    { maxLength: 4 },
  );
  const plans = fc
    .array(postings, { minLength: 1, maxLength: 5 })
    .map((lists) => held(...lists.map((list, index) => batch(index + 1, ...list))));

  it('conserves money: at every moment what some gain others lose', () => {
    fc.assert(
      fc.property(plans, fc.boolean(), ({ plan, operations }, committed) => {
        for (const operation of [...operations, committed ? commitPlan(plan) : rollbackPlan(plan)]) {
          const sum = operation.deltas.reduce((total, delta) => total + delta.ownMinor, 0n);
          const pending = operation.deltas.reduce(
            (total, delta) => total + delta.outgoingMinor + delta.incomingMinor,
            0n,
          );
          expect(sum).toBe(0n);
          expect(pending).toBe(0n);
        }
      }),
    );
  });

  it('keeps min <= own <= max while it is held, and makes them one when it is final', () => {
    fc.assert(
      fc.property(plans, ({ plan, operations }) => {
        for (let count = 1; count <= operations.length; count += 1) {
          for (const { own, min, max } of Object.values(balances(...operations.slice(0, count)))) {
            expect(own).toBe(0n);
            expect(min <= own && own <= max).toBe(true);
          }
        }
        const nets = netOf(plan.batches);
        for (const [account, { own, min, max }] of Object.entries(balances(...operations, commitPlan(plan)))) {
          expect(own).toBe(nets.get(account)?.amountMinor ?? 0n);
          expect([min, max]).toEqual([own, own]);
        }
        for (const balance of Object.values(balances(...operations, rollbackPlan(plan)))) {
          expect(balance).toEqual({ own: 0n, min: 0n, max: 0n });
        }
      }),
    );
  });

  it('keeps the currency of its postings', () => {
    const yen: Posting = { ...move('a', 'b', 0), volume: money(9n, 'JPY') };
    expect(netOf([batch(1, yen)]).get('a')).toEqual({ amountMinor: -9n, currency: 'JPY' });
    expect(holdBatch(newPlan('plan'), batch(1, yen)).deltas.map(({ currency }) => currency)).toEqual(['JPY', 'JPY']);
  });
});
