import { expect, test } from 'vitest';
import { NEW_YEAR, planOf, postingOf, writerOf } from './append.ts';
import type { Subject } from './journal.contract.ts';

/** J7, J8 and the reads of the ledger (reference §6.5). */
export function ledgerPromises(subject: Subject): void {
  const stream = 'invoice/party/one';
  const balanceOf = async (accountId: string) => {
    const account = await subject.store.ledger.account(accountId);
    return account === undefined ? undefined : [account.ownMinor, account.minAvailableMinor, account.maxAvailableMinor];
  };

  test('J7 holds, then commits: own moves at the commit alone', async () => {
    const writer = writerOf(subject.store);
    const plan = planOf('plan');
    const hold = plan.hold(
      postingOf('shop', 'system', 4_500n),
      postingOf('provider', 'shop', 100_000n),
      postingOf('system', 'provider', 2_100n),
    );
    await writer.append(stream, { plans: [hold] });
    expect(await balanceOf('shop')).toEqual([0n, 0n, 95_500n]);
    expect(await balanceOf('provider')).toEqual([0n, -97_900n, 0n]);
    await writer.append(stream, { plans: [plan.commit()] });
    expect(await balanceOf('shop')).toEqual([95_500n, 95_500n, 95_500n]);
    expect(await balanceOf('system')).toEqual([2_400n, 2_400n, 2_400n]);
    expect(await balanceOf('provider')).toEqual([-97_900n, -97_900n, -97_900n]);
  });

  test('J7 rolls a plan back without a trace in the balances', async () => {
    const writer = writerOf(subject.store);
    const plan = planOf('plan');
    await writer.append(stream, { plans: [plan.hold(postingOf('x', 'y', 5n))] });
    await writer.append(stream, { plans: [plan.rollback()] });
    expect(await balanceOf('x')).toEqual([0n, 0n, 0n]);
    expect(await subject.store.ledger.plan('plan')).toMatchObject({ status: 'rolled_back', finalTime: NEW_YEAR + 2 });
  });

  test('J7 counts several batches of one plan as their net', async () => {
    const writer = writerOf(subject.store);
    const plan = planOf('plan');
    await writer.append(stream, { plans: [plan.hold(postingOf('x', 'y', 100n))] });
    await writer.append(stream, { plans: [plan.hold(postingOf('y', 'x', 100n)), plan.hold(postingOf('x', 'y', 30n))] });
    expect(await balanceOf('x')).toEqual([0n, -30n, 0n]);
    await writer.append(stream, { plans: [plan.commit()] });
    expect(await balanceOf('x')).toEqual([-30n, -30n, -30n]);
  });

  test('J7 applies a repeated hold, commit or rollback once', async () => {
    const writer = writerOf(subject.store);
    const plan = planOf('plan');
    const hold = plan.hold(postingOf('x', 'y', 5n, 'RUB', 'fee'));
    for (let round = 0; round < 2; round += 1)
      expect(await writer.append(stream, { plans: [hold] })).toMatchObject({ ok: true });
    expect(await balanceOf('y')).toEqual([0n, 0n, 5n]);
    for (let round = 0; round < 2; round += 1)
      expect(await writer.append(stream, { plans: [plan.commit()] })).toMatchObject({ ok: true });
    expect(await balanceOf('y')).toEqual([5n, 5n, 5n]);
    expect(await subject.store.ledger.postings('y', undefined, 10)).toHaveLength(1);
  });

  test('J7 applies the same operation once when it comes twice in one append (formance 1633)', async () => {
    const plan = planOf('plan');
    const hold = plan.hold(postingOf('x', 'y', 5n));
    expect(
      await writerOf(subject.store).append(stream, { plans: [hold, hold, plan.commit(), plan.commit()] }),
    ).toMatchObject({ ok: true });
    expect(await balanceOf('y')).toEqual([5n, 5n, 5n]);
  });

  test('J7 applies the same operation once when two streams bring it in one batch (formance 1636)', async () => {
    const writer = writerOf(subject.store);
    const plan = planOf('plan');
    const hold = plan.hold(postingOf('x', 'y', 5n));
    const verdicts = await Promise.all(
      ['a', 'b', 'c'].map((name) => writer.append(`invoice/party/${name}`, { plans: [hold] })),
    );
    expect(verdicts.every(({ ok }) => ok)).toBe(true);
    expect(await balanceOf('y')).toEqual([0n, 0n, 5n]);
    expect((await subject.store.ledger.plan('plan'))?.stream).toBe('invoice/party/a');
    await writer.append('invoice/party/b', { plans: [plan.hold(postingOf('x', 'y', 1n))] });
    expect((await subject.store.ledger.plan('plan'))?.stream).toBe('invoice/party/a');
  });

  test('J7 refuses a repeated hold with other postings', async () => {
    const writer = writerOf(subject.store);
    await writer.append(stream, { plans: [planOf('plan').hold(postingOf('x', 'y', 5n))] });
    for (const posting of [
      postingOf('x', 'y', 6n),
      postingOf('x', 'z', 5n),
      postingOf('z', 'y', 5n),
      postingOf('x', 'y', 5n, 'USD'),
      postingOf('x', 'y', 5n, 'RUB', 'd'),
    ]) {
      expect(await writer.append(stream, { plans: [planOf('plan').hold(posting)] })).toMatchObject({
        ok: false,
        conflict: 'plan',
      });
    }
    expect(
      await writer.append(stream, { plans: [planOf('plan').hold(postingOf('x', 'y', 5n), postingOf('x', 'y', 5n))] }),
    ).toMatchObject({ ok: false });
    expect(await balanceOf('y')).toEqual([0n, 0n, 5n]);
  });

  test('J7 refuses a batch below one that is saved', async () => {
    const writer = writerOf(subject.store);
    const hold = planOf('plan').hold(postingOf('x', 'y', 5n));
    expect(hold.type).toBe('hold');
    const numbered = (id: number) => ({ ...hold, batch: { id, postings: [postingOf('x', 'y', 5n)] } });
    expect(await writer.append(stream, { plans: [numbered(3)] })).toMatchObject({ ok: true });
    expect(await writer.append(stream, { plans: [numbered(2)] })).toMatchObject({ ok: false, conflict: 'plan' });
    expect(await writer.append(stream, { plans: [numbered(4)] })).toMatchObject({ ok: true });
  });

  test.each(['commit', 'rollback'] as const)(
    'J7 refuses whatever contradicts a plan that is final by %s',
    async (final) => {
      const writer = writerOf(subject.store);
      const plan = planOf('plan');
      const other = { commit: plan.rollback, rollback: plan.commit }[final];
      await writer.append(stream, { plans: [plan.hold(postingOf('x', 'y', 5n))] });
      await writer.append(stream, { plans: [plan[final]()] });
      const before = await balanceOf('y');
      expect(await writer.append(stream, { plans: [other()] })).toMatchObject({ ok: false, conflict: 'plan' });
      expect(await writer.append(stream, { plans: [plan.hold(postingOf('x', 'y', 1n))] })).toMatchObject({
        ok: false,
        conflict: 'plan',
      });
      expect(await balanceOf('y')).toEqual(before);
    },
  );

  test('J7 refuses to commit or roll back a plan that nobody held', async () => {
    const writer = writerOf(subject.store);
    const plan = planOf('plan');
    expect(await writer.append(stream, { plans: [plan.commit()] })).toEqual({
      ok: false,
      conflict: 'plan',
      detail: 'Posting plan not found: plan',
    });
    expect(await writer.append(stream, { plans: [plan.rollback()] })).toMatchObject({ ok: false, conflict: 'plan' });
  });

  test('J7 never commits a hold that was rejected (blnk 182)', async () => {
    const writer = writerOf(subject.store);
    const plan = planOf('plan');
    const hold = plan.hold(postingOf('x', 'y', 5n));
    const accountGuards = [{ accountId: 'x', minAvailableMinor: 0n }];
    expect(await writer.append(stream, { plans: [hold], accountGuards })).toMatchObject({
      ok: false,
      conflict: 'guard',
    });
    expect(await writer.append(stream, { plans: [plan.commit()] })).toMatchObject({ ok: false, conflict: 'plan' });
    expect(await balanceOf('x')).toBeUndefined();
  });

  test('J7 refuses an account in another currency, and what does not fit in 64 bits', async () => {
    const writer = writerOf(subject.store);
    await writer.append(stream, { plans: [planOf('rub').hold(postingOf('x', 'y', 5n))] });
    expect(await writer.append(stream, { plans: [planOf('usd').hold(postingOf('y', 'z', 5n, 'USD'))] })).toMatchObject({
      ok: false,
      conflict: 'plan',
    });
    const huge = 2n ** 62n;
    expect(await writer.append(stream, { plans: [planOf('a').hold(postingOf('x', 'w', huge))] })).toMatchObject({
      ok: true,
    });
    expect(await writer.append(stream, { plans: [planOf('b').hold(postingOf('x', 'w', huge))] })).toMatchObject({
      ok: false,
      conflict: 'plan',
    });
    expect(await writer.append(stream, { plans: [planOf('c').hold(postingOf('p', 'q', 2n ** 63n))] })).toMatchObject({
      ok: false,
      conflict: 'plan',
    });
    expect(await balanceOf('w')).toEqual([0n, 0n, huge]);
  });

  test('J8 refuses what would carry an account below its guard, and tells the minimum it saw', async () => {
    const writer = writerOf(subject.store);
    const top = planOf('top-up');
    await writer.append(stream, { plans: [top.hold(postingOf('bank', 'desk', 5_000n)), top.commit()] });
    const pay = (name: string, amount: bigint) =>
      writer.append(`invoice/party/${name}`, {
        plans: [planOf(name).hold(postingOf('desk', 'out', amount))],
        accountGuards: [{ accountId: 'desk', minAvailableMinor: 0n }],
      });
    expect(await pay('a', 5_001n)).toEqual({
      ok: false,
      conflict: 'guard',
      counters: new Map(),
      balances: new Map([['desk', 5_000n]]),
    });
    expect(await pay('b', 5_000n)).toMatchObject({ ok: true });
    expect(await pay('c', 1n)).toMatchObject({ ok: false, balances: new Map([['desk', 0n]]) });
  });

  test('J8 takes five of six holds of 1000 against 5000, in one batch (blnk 181)', async () => {
    const writer = writerOf(subject.store);
    const top = planOf('top-up');
    await writer.append(stream, { plans: [top.hold(postingOf('bank', 'desk', 5_000n)), top.commit()] });
    const verdicts = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        writer.append(`invoice/party/p${index}`, {
          plans: [planOf(`p${index}`).hold(postingOf('desk', 'out', 1_000n))],
          accountGuards: [{ accountId: 'desk', minAvailableMinor: 0n }],
        }),
      ),
    );
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(5);
    expect(await balanceOf('desk')).toEqual([5_000n, 0n, 5_000n]);
  });

  test('J8 counts what is held to leave an account, and not what is held to arrive', async () => {
    const writer = writerOf(subject.store);
    await writer.append(stream, { plans: [planOf('in').hold(postingOf('bank', 'desk', 5_000n))] });
    const out = { plans: [planOf('out').hold(postingOf('desk', 'out', 1n))] };
    const guarded = { ...out, accountGuards: [{ accountId: 'desk', minAvailableMinor: 0n }] };
    expect(await writer.append(stream, guarded)).toMatchObject({
      conflict: 'guard',
      balances: new Map([['desk', 0n]]),
    });
    await writer.append(stream, out);
    const debt = { accountGuards: [{ accountId: 'desk', minAvailableMinor: 0n }] };
    expect(await writer.append(stream, debt)).toMatchObject({ balances: new Map([['desk', -1n]]) });
  });

  test('J8 guards an account that does not exist as one with nothing', async () => {
    const guard = (minAvailableMinor: bigint) => ({ accountGuards: [{ accountId: 'nobody', minAvailableMinor }] });
    const writer = writerOf(subject.store);
    expect(await writer.append(stream, guard(0n))).toMatchObject({ ok: true });
    expect(await writer.append(stream, guard(1n))).toMatchObject({ ok: false, balances: new Map([['nobody', 0n]]) });
  });

  test('lists accounts in the order of their ids, page by page', async () => {
    await writerOf(subject.store).append(stream, {
      plans: [planOf('plan').hold(postingOf('d', 'b', 1n), postingOf('a', 'c', 1n))],
    });
    const { ledger } = subject.store;
    expect((await ledger.accounts(undefined, 3)).map(({ accountId }) => accountId)).toEqual(['a', 'b', 'c']);
    expect((await ledger.accounts('c', 3)).map(({ accountId, currency }) => [accountId, currency])).toEqual([
      ['d', 'RUB'],
    ]);
    expect(await ledger.account('e')).toBeUndefined();
  });

  test('lists the postings of an account newest first, page by page, with the status of their plans', async () => {
    const writer = writerOf(subject.store);
    const plans = Array.from({ length: 5 }, (_, index) => planOf(`plan-${index}`));
    for (const [index, plan] of plans.entries()) {
      const there = postingOf('shop', 'x', BigInt(index), 'RUB', `fee ${index}`);
      await writer.append(stream, {
        plans: [plan.hold(index % 2 === 0 ? there : postingOf('x', 'shop', BigInt(index)))],
      });
    }
    await writer.append(stream, {
      plans: [plans[4]?.commit(), plans[3]?.rollback()].flatMap((operation) => operation ?? []),
    });
    await writer.append(stream, { plans: [planOf('stranger').hold(postingOf('x', 'y', 9n))] });
    const { ledger } = subject.store;
    const first = await ledger.postings('shop', undefined, 2);
    expect(first.map(({ amountMinor, status }) => [amountMinor, status])).toEqual([[4n, 'committed'], [3n, 'rolled_back']]); // biome-ignore format: a short table
    const second = await ledger.postings('shop', first.at(-1)?.position, 10);
    expect(second.map(({ amountMinor }) => amountMinor)).toEqual([2n, 1n, 0n]);
    expect(second[0]).toMatchObject({
      planId: 'plan-2',
      batchId: 1,
      source: 'shop',
      destination: 'x',
      currency: 'RUB',
      details: 'fee 2',
      status: 'held',
    });
    expect('details' in (second[1] ?? {})).toBe(false);
    expect(await ledger.postings('nobody', undefined, 10)).toEqual([]);
  });

  test('lists plans in the order of their ids with their postings in the order they were held', async () => {
    const writer = writerOf(subject.store);
    const plan = planOf('b');
    await writer.append(stream, {
      plans: [plan.hold(postingOf('x', 'y', 2n), postingOf('x', 'y', 1n)), planOf('a').hold(postingOf('x', 'y', 0n))],
    });
    await writer.append(stream, { plans: [plan.hold(postingOf('y', 'x', 3n))] });
    const { ledger } = subject.store;
    const [a] = await ledger.plans(undefined, 1);
    const [b] = await ledger.plans('a', 5);
    expect([a?.planId, b?.planId]).toEqual(['a', 'b']);
    expect(b?.postings.map(({ batchId, amountMinor }) => [batchId, amountMinor])).toEqual([[1, 2n], [1, 1n], [2, 3n]]); // biome-ignore format: a short table
    expect(b).toMatchObject({ stream, status: 'held', holdTime: NEW_YEAR + 1 });
    expect(b).not.toHaveProperty('finalTime');
    expect(await ledger.plan('b')).toEqual(b);
    expect(await ledger.plan('c')).toBeUndefined();
  });
}
