import { expect, test } from 'vitest';
import type { LimitOperation } from '../../src/domain/limits/limit.ts';
import { appendOf, writerOf } from './append.ts';
import type { Subject } from './journal.contract.ts';

/** J6 and J7 for turnover limits. */
export function limitPromises(subject: Subject): void {
  const stream = 'invoice/party/one';
  const hold = (operation: string, delta: bigint, boundary?: bigint, counter = 'counter'): LimitOperation => ({
    type: 'hold',
    counter,
    operation,
    delta,
    ...(boundary === undefined ? {} : { boundary }),
  });
  const commit = (operation: string, delta: bigint): LimitOperation => ({
    type: 'commit',
    counter: 'counter',
    operation,
    delta,
  });
  const rollback = (operation: string): LimitOperation => ({ type: 'rollback', counter: 'counter', operation });
  const counters = async () => {
    const rows = await subject.store.ledger.counters(undefined, 10);
    return rows.map(({ counter, heldMinor, committedMinor }) => [counter, heldMinor, committedMinor]);
  };

  test('J6 lets a counter reach its boundary and refuses the first unit above it, telling what it saw', async () => {
    const writer = writerOf(subject.store);
    expect(await writer.append(stream, { limits: [hold('a', 60n, 100n)] })).toMatchObject({ ok: true });
    expect(await writer.append(stream, { limits: [commit('a', 60n)] })).toMatchObject({ ok: true });
    expect(await writer.append(stream, { limits: [hold('b', 40n, 100n)] })).toMatchObject({ ok: true });
    expect(await writer.append(stream, { limits: [hold('c', 1n, 100n)] })).toEqual({
      ok: false,
      conflict: 'guard',
      counters: new Map([['counter', 100n]]),
      balances: new Map(),
    });
    expect(await counters()).toEqual([['counter', 40n, 60n]]);
  });

  test('reads the counters that are named, and leaves out those that nobody held', async () => {
    const writer = writerOf(subject.store);
    await writer.append(stream, { limits: [hold('a', 5n, undefined, 'narrow'), hold('a', 7n, undefined, 'wide')] });
    await writer.append(stream, { limits: [{ type: 'commit', counter: 'wide', operation: 'a', delta: 6n }] });
    const { ledger } = subject.store;
    const found = new Map((await ledger.countersOf(['wide', 'never', 'narrow'])).map((row) => [row.counter, row]));
    expect(found).toEqual(
      new Map([
        ['wide', { counter: 'wide', heldMinor: 0n, committedMinor: 6n }],
        ['narrow', { counter: 'narrow', heldMinor: 5n, committedMinor: 0n }],
      ]),
    );
    expect(await ledger.countersOf([])).toEqual([]);
  });

  test('J6 tells every counter that the append holds, also those that had room', async () => {
    const writer = writerOf(subject.store);
    await writer.append(stream, { limits: [hold('a', 5n, undefined, 'narrow'), hold('a', 7n, undefined, 'wide')] });
    const limits = [hold('b', 1n, 5n, 'narrow'), hold('b', 1n, 100n, 'wide'), hold('b', 1n, 100n, 'new')];
    const seen = new Map([['narrow', 5n], ['wide', 7n], ['new', 0n]]); // biome-ignore format: a short table
    expect(await writer.append(stream, { limits })).toMatchObject({ conflict: 'guard', counters: seen });
  });

  test('J6 takes five of six holds of 1000 against 5000, in one batch (blnk 181)', async () => {
    const writer = writerOf(subject.store);
    const verdicts = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        writer.append(`invoice/party/${index}`, { limits: [hold(`o${index}`, 1_000n, 5_000n)] }),
      ),
    );
    expect(verdicts.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
    expect(await counters()).toEqual([['counter', 5_000n, 0n]]);
  });

  test('J6 adds up the holds of one append on one counter', async () => {
    const writer = writerOf(subject.store);
    expect(await writer.append(stream, { limits: [hold('a', 60n, 100n), hold('b', 60n, 100n)] })).toMatchObject({
      ok: false,
      conflict: 'guard',
    });
    expect(await counters()).toEqual([]);
    expect(await writer.append(stream, { limits: [hold('a', 60n, 100n), hold('b', 40n, 100n)] })).toMatchObject({
      ok: true,
    });
  });

  test('J6 refuses a hold that does not fit as such, also when the same append gives it back or commits it', async () => {
    const writer = writerOf(subject.store);
    await writer.append(stream, { limits: [hold('a', 60n, 100n)] });
    for (const end of [rollback('b'), commit('b', 50n)]) {
      expect(await writer.append(stream, { limits: [hold('b', 50n, 100n), end] })).toEqual({
        ok: false,
        conflict: 'guard',
        counters: new Map([['counter', 60n]]),
        balances: new Map(),
      });
    }
    expect(await counters()).toEqual([['counter', 60n, 0n]]);
  });

  test('J6 never refuses a hold without a boundary', async () => {
    const writer = writerOf(subject.store);
    expect(await writer.append(stream, { limits: [hold('a', 10n ** 15n)] })).toMatchObject({ ok: true });
  });

  test('J6 gives room back at a rollback, and at a commit of less than was held', async () => {
    const writer = writerOf(subject.store);
    await writer.append(stream, { limits: [hold('a', 60n, 100n), hold('b', 40n, 100n)] });
    await writer.append(stream, { limits: [rollback('a'), commit('b', 10n)] });
    expect(await counters()).toEqual([['counter', 0n, 10n]]);
    expect(await writer.append(stream, { limits: [hold('c', 90n, 100n)] })).toMatchObject({ ok: true });
  });

  test('J7 applies a limit operation once, however often and wherever it comes', async () => {
    const { journal } = subject.store;
    const writer = writerOf(subject.store);
    await writer.append(stream, { limits: [hold('a', 60n, 100n), hold('a', 60n, 100n)] });
    const others = ['invoice/party/x', 'invoice/party/y'];
    await Promise.all(others.map((name) => journal.append(appendOf(name, 1, { limits: [hold('a', 60n, 100n)] }))));
    expect(await counters()).toEqual([['counter', 60n, 0n]]);
    await writer.append(stream, { limits: [commit('a', 50n), commit('a', 50n)] });
    await writer.append(stream, { limits: [commit('a', 50n)] });
    expect(await counters()).toEqual([['counter', 0n, 50n]]);
    await writer.append(stream, { limits: [hold('b', 5n)] });
    for (let round = 0; round < 2; round += 1) {
      expect(await writer.append(stream, { limits: [rollback('b')] })).toMatchObject({ ok: true });
    }
    expect(await counters()).toEqual([['counter', 0n, 50n]]);
  });

  test('J7 keeps the same operation of two counters apart', async () => {
    const writer = writerOf(subject.store);
    await writer.append(stream, { limits: [hold('a', 1n, 9n, 'one'), hold('a', 2n, 9n, 'two')] });
    await writer.append(stream, { limits: [{ type: 'commit', counter: 'two', operation: 'a', delta: 2n }] });
    expect(await counters()).toEqual([['one', 1n, 0n], ['two', 0n, 2n]]); // biome-ignore format: a short table
  });

  test('J7 refuses what contradicts a limit operation that is final, and one that was never held', async () => {
    const writer = writerOf(subject.store);
    await writer.append(stream, { limits: [hold('done', 5n), hold('gone', 5n), hold('open', 5n)] });
    await writer.append(stream, { limits: [commit('done', 5n), rollback('gone')] });
    const wrong = [
      rollback('done'),
      commit('gone', 5n),
      hold('done', 5n),
      hold('gone', 5n),
      hold('open', 6n),
      commit('never', 5n),
      rollback('never'),
    ];
    for (const operation of wrong) {
      expect(await writer.append(stream, { limits: [operation] })).toMatchObject({ ok: false, conflict: 'plan' });
    }
    expect(await counters()).toEqual([['counter', 5n, 5n]]);
  });

  test('J7 never commits a limit hold that was rejected (blnk 182)', async () => {
    const writer = writerOf(subject.store);
    await writer.append(stream, { limits: [hold('a', 6n, 5n)] });
    expect(await writer.append(stream, { limits: [commit('a', 6n)] })).toMatchObject({ ok: false, conflict: 'plan' });
    expect(await writer.append(stream, { limits: [hold('a', 6n, 5n), commit('a', 6n)] })).toMatchObject({ ok: false });
    expect(await counters()).toEqual([]);
  });

  test('lists the shares of one operation by counter, and all of them in the order of operation and counter, page by page', async () => {
    const writer = writerOf(subject.store);
    await writer.append(stream, {
      limits: [hold('b', 1n, 9n, 'two'), hold('b', 2n, 9n, 'one'), hold('a', 3n, 9n, 'two')],
    });
    await writer.append(stream, {
      limits: [hold('a!', 4n, 9n, 'one'), { type: 'commit', counter: 'two', operation: 'b', delta: 7n }],
    });
    const { ledger } = subject.store;
    const b = [
      { operation: 'b', counter: 'one', status: 'held', delta: 2n },
      { operation: 'b', counter: 'two', status: 'committed', delta: 7n },
    ] as const;
    expect(await ledger.limitShares('b')).toEqual(b);
    expect(await ledger.limitShares('never')).toEqual([]);
    const first = await ledger.allLimitShares(undefined, 3);
    expect(first.map(({ operation, counter, delta }) => [operation, counter, delta])).toEqual([
      ['a', 'two', 3n],
      ['a!', 'one', 4n],
      ['b', 'one', 2n],
    ]);
    expect(await ledger.allLimitShares(first.at(-1), 3)).toEqual([b[1]]);
    expect(await ledger.allLimitShares(b[1], 3)).toEqual([]);
  });

  test('lists counters in key order, page by page', async () => {
    await writerOf(subject.store).append(stream, {
      limits: ['c', 'a', 'b'].map((counter) => hold('o', 1n, 9n, counter)),
    });
    const { ledger } = subject.store;
    expect((await ledger.counters(undefined, 2)).map(({ counter }) => counter)).toEqual(['a', 'b']);
    expect((await ledger.counters('b', 2)).map(({ counter }) => counter)).toEqual(['c']);
  });
}
