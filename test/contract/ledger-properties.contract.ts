import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  commitPlan,
  holdBatch,
  type PlanBatch,
  type PlanOperation,
  type PlanState,
  rollbackPlan,
} from '../../src/domain/ledger.ts';
import type { LimitOperation } from '../../src/domain/limits/limit.ts';
import type { Store } from '../../src/journal/store.ts';
import { appendOf, postingOf } from './append.ts';
import type { Subject } from './journal.contract.ts';

/**
 * Lessons 11 and 12 as properties: random holds, commits and rollbacks of few plans and counters, many in one batch, against
 * a model that keeps nothing but the history and adds it up anew for each question.
 */

interface Step {
  readonly stream: number;
  readonly plan: {
    readonly type: 'hold' | 'repeat' | 'commit' | 'rollback' | 'none';
    readonly id: number;
    readonly from: number;
    readonly to: number;
    readonly amount: bigint;
  };
  readonly limit: {
    readonly type: 'hold' | 'commit' | 'rollback' | 'none';
    readonly counter: number;
    readonly operation: number;
    readonly delta: bigint;
    readonly bounded: boolean;
  };
  readonly guarded: boolean;
  readonly lateSequence: boolean;
}

const BOUNDARY = 5_000n;
const amount = fc.oneof(fc.constant(1_000n), fc.bigInt({ min: 0n, max: 3_000n }));
const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.nat(3),
  plan: fc.record({
    type: fc.constantFrom('hold', 'hold', 'hold', 'repeat', 'commit', 'rollback', 'none'),
    id: fc.nat(4),
    from: fc.nat(2),
    to: fc.nat(2),
    amount,
  }),
  limit: fc.record({
    type: fc.constantFrom('hold', 'hold', 'hold', 'commit', 'rollback', 'none'),
    counter: fc.nat(1),
    operation: fc.nat(5),
    delta: amount,
    bounded: fc.boolean(),
  }),
  guarded: fc.boolean(),
  lateSequence: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
});
const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 });

interface Held {
  readonly delta: bigint;
  status: 'held' | 'committed' | 'rolled_back';
  committed: bigint;
}

/** The naive model: plans and limit operations as lists, sums made when they are asked for. */
function newModel(run: string) {
  const plans = new Map<string, { batches: PlanBatch[]; status: PlanState['status'] }>();
  const limits = new Map<string, Map<string, Held>>();
  const sequences = new Map<string, number>();

  const net = (batchesOfPlan: readonly PlanBatch[], account: string) => {
    let sum = 0n;
    for (const { source, destination, volume } of batchesOfPlan.flatMap(({ postings }) => postings)) {
      if (source.accountId === account) sum -= volume.amountMinor;
      if (destination.accountId === account) sum += volume.amountMinor;
    }
    return sum;
  };
  const balance = (account: string) => {
    const sums = { own: 0n, min: 0n, max: 0n };
    for (const plan of plans.values()) {
      const moved = net(plan.batches, account);
      if (plan.status === 'committed') sums.own += moved;
      if (plan.status === 'held' && moved < 0n) sums.min += moved;
      if (plan.status === 'held' && moved > 0n) sums.max += moved;
    }
    return { own: sums.own, min: sums.own + sums.min, max: sums.own + sums.max };
  };
  const counter = (name: string) => {
    const operations = [...(limits.get(name)?.values() ?? [])];
    return {
      held: operations.filter(({ status }) => status === 'held').reduce((sum, { delta }) => sum + delta, 0n),
      committed: operations.reduce((sum, { committed }) => sum + committed, 0n),
    };
  };
  return { run, plans, limits, sequences, balance, counter };
}

type Model = ReturnType<typeof newModel>;
type Expected = 'ok' | 'sequence' | 'plan' | 'guard';

/** What a step asks the journal for, and what it must answer; the model moves on only when it must say yes. */
function predict(model: Model, { stream, plan, limit, guarded, lateSequence }: Step) {
  const name = `invoice/${model.run}party/s${stream}`;
  const sequence = (model.sequences.get(name) ?? 0) + (lateSequence ? 2 : 1);
  const planId = `${model.run}plan-${plan.id}`;
  const known = model.plans.get(planId);
  const state: PlanState = { id: planId, batches: known?.batches ?? [], status: 'held' };
  const limited = `${model.run}limited`;
  const accounts = [limited, `${model.run}b`, `${model.run}c`];
  const posting = postingOf(accounts[plan.from] ?? '', accounts[plan.to] ?? '', plan.amount);

  let expected: Expected = lateSequence ? 'sequence' : 'ok';
  const refuse = (reason: Expected) => {
    if (expected === 'ok' || (expected === 'guard' && reason === 'plan')) expected = reason;
  };
  const changes: (() => void)[] = [];
  let operation: PlanOperation | undefined;
  let batchesAfter = known?.batches ?? [];
  let statusAfter = known?.status ?? 'held';

  if (plan.type === 'hold') {
    const batch = { id: (known?.batches.length ?? 0) + 1, postings: [posting] };
    operation = holdBatch(state, batch);
    if (known !== undefined && known.status !== 'held') refuse('plan');
    batchesAfter = [...batchesAfter, batch];
  } else if (plan.type === 'repeat' && known !== undefined) {
    const batch = known.batches[0] ?? { id: 1, postings: [] };
    operation = holdBatch({ ...state, batches: [] }, batch);
    if (known.status !== 'held') refuse('plan');
  } else if (plan.type === 'commit' || plan.type === 'rollback') {
    operation = plan.type === 'commit' ? commitPlan(state) : rollbackPlan(state);
    const wanted = plan.type === 'commit' ? 'committed' : 'rolled_back';
    if (known === undefined || (known.status !== 'held' && known.status !== wanted)) refuse('plan');
    statusAfter = wanted;
  }
  if (operation !== undefined)
    changes.push(() => model.plans.set(planId, { batches: batchesAfter, status: statusAfter }));

  const limits: LimitOperation[] = [];
  if (limit.type !== 'none') {
    const counter = `${model.run}counter-${limit.counter}`;
    const operationId = `operation-${limit.operation}`;
    const held = model.limits.get(counter)?.get(operationId);
    const sums = model.counter(counter);
    const put = (row: Held) =>
      changes.push(() => void model.limits.set(counter, new Map(model.limits.get(counter)).set(operationId, row)));
    if (limit.type === 'hold') {
      limits.push({
        type: 'hold',
        counter,
        operation: operationId,
        delta: limit.delta,
        ...(limit.bounded ? { boundary: BOUNDARY } : {}),
      });
      if (held !== undefined && (held.status !== 'held' || held.delta !== limit.delta)) refuse('plan');
      if (held === undefined && limit.bounded && sums.held + sums.committed + limit.delta > BOUNDARY) refuse('guard');
      if (held === undefined) put({ delta: limit.delta, status: 'held', committed: 0n });
    } else if (limit.type === 'commit') {
      limits.push({ type: 'commit', counter, operation: operationId, delta: limit.delta });
      if (held === undefined || held.status === 'rolled_back') refuse('plan');
      else if (held.status === 'held') put({ ...held, status: 'committed', committed: limit.delta });
    } else {
      limits.push({ type: 'rollback', counter, operation: operationId });
      if (held === undefined || held.status === 'committed') refuse('plan');
      else put({ ...held, status: 'rolled_back' });
    }
  }

  const before = new Map(model.plans);
  const limitsBefore = new Map(model.limits);
  for (const change of changes) change();
  if (guarded && model.balance(limited).min < -BOUNDARY) refuse('guard');
  if (expected === 'ok') {
    model.sequences.set(name, sequence);
  } else {
    model.plans.clear();
    for (const [key, row] of before) model.plans.set(key, row);
    model.limits.clear();
    for (const [key, row] of limitsBefore) model.limits.set(key, row);
  }
  const append = appendOf(name, sequence, {
    plans: operation === undefined ? [] : [operation],
    limits,
    accountGuards: guarded ? [{ accountId: limited, minAvailableMinor: -BOUNDARY }] : [],
  });
  return { append, expected };
}

async function compare({ ledger }: Store, model: Model): Promise<void> {
  const ofThisRun = <Row>(rows: readonly Row[], id: (row: Row) => string) =>
    rows.filter((row) => id(row).startsWith(model.run));
  const accounts = ofThisRun(await ledger.accounts(model.run, 100), ({ accountId }) => accountId);
  for (const { accountId, ownMinor, minAvailableMinor, maxAvailableMinor } of accounts) {
    expect({ accountId, own: ownMinor, min: minAvailableMinor, max: maxAvailableMinor }).toEqual({
      accountId,
      ...model.balance(accountId),
    });
  }
  expect(accounts.reduce((sum, { ownMinor }) => sum + ownMinor, 0n)).toBe(0n);
  const counters = ofThisRun(await ledger.counters(model.run, 100), ({ counter }) => counter);
  expect(counters.map(({ counter }) => counter)).toEqual([...model.limits.keys()].sort());
  for (const { counter, heldMinor, committedMinor } of counters) {
    expect({ counter, held: heldMinor, committed: committedMinor }).toEqual({ counter, ...model.counter(counter) });
  }
  const plans = ofThisRun(await ledger.plans(model.run, 100), ({ planId }) => planId);
  expect(plans.map(({ planId, status, postings }) => [planId, status, postings.length])).toEqual(
    [...model.plans]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { batches: saved, status }]) => [id, status, saved.length]),
  );
}

export function ledgerProperties(subject: Subject): void {
  /** All runs share the store of the test; the names of each begin with its own number. */
  let runs = 0;
  const nextRun = () => {
    runs += 1;
    return `run${String(runs).padStart(6, '0')}-`;
  };

  test('J5 J6 J7 J8 agree with a naive model over random holds, commits and rollbacks in batches', async () => {
    const { store } = subject;
    await fc.assert(
      fc.asyncProperty(batches, async (history) => {
        const model = newModel(nextRun());
        for (const batch of history) {
          const predicted = batch.map((each) => predict(model, each));
          const verdicts = await Promise.all(predicted.map(({ append }) => store.journal.append(append)));
          expect(verdicts.map((verdict) => (verdict.ok ? 'ok' : verdict.conflict))).toEqual(
            predicted.map(({ expected }) => expected),
          );
          await compare(store, model);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('J6 J8 keep every counter at or under its boundary and every limited account at or over its guard', async () => {
    const { store } = subject;
    const many = fc.array(
      fc.record({ delta: fc.bigInt({ min: 0n, max: 2_000n }), end: fc.constantFrom('commit', 'rollback', 'none') }),
      { minLength: 5, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(many, async (payments) => {
        const run = nextRun();
        const counter = `${run}counter`;
        const desk = `${run}desk`;
        const writing = payments.flatMap(({ delta, end }, index) => {
          const stream = `invoice/${run}party/${index}`;
          const plan = { id: `${run}${index}`, batches: [], status: 'held' } satisfies PlanState;
          const batch = { id: 1, postings: [postingOf(desk, `${run}out`, delta)] };
          const held: PlanState = { ...plan, batches: [batch] };
          const operation = `o${index}`;
          const hold = appendOf(stream, 1, {
            plans: [holdBatch(plan, batch)],
            limits: [{ type: 'hold', counter, operation, delta, boundary: BOUNDARY }],
            accountGuards: [{ accountId: desk, minAvailableMinor: -BOUNDARY }],
          });
          const commit = appendOf(stream, 2, {
            plans: [commitPlan(held)],
            limits: [{ type: 'commit', counter, operation, delta }],
          });
          const rollback = appendOf(stream, 2, {
            plans: [rollbackPlan(held)],
            limits: [{ type: 'rollback', counter, operation }],
          });
          return end === 'none' ? [hold] : [hold, end === 'commit' ? commit : rollback];
        });
        await Promise.all(writing.map((append) => store.journal.append(append)));
        const minAvailable = (await store.ledger.account(desk))?.minAvailableMinor ?? 0n;
        expect(minAvailable).toBeGreaterThanOrEqual(-BOUNDARY);
        const [row] = await store.ledger.counters(run, 1);
        const consumed = (row?.heldMinor ?? 0n) + (row?.committedMinor ?? 0n);
        expect(row?.counter).toBe(counter);
        expect(consumed).toBeLessThanOrEqual(BOUNDARY);
        expect(-minAvailable).toBe(consumed);
      }),
      { numRuns: 60 },
    );
  });
}
