import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_PARTITIONS, appendOf, invoiceRow, planOf, postingOf, streamIn } from './append.ts';
import type { Subject } from './journal.contract.ts';

/** J1, J2, J5: who may write, and where. */
export function fencePromises(subject: Subject): void {
  const stream = 'invoice/party/one';

  test('J1 accepts exactly the sequence after the last one', async () => {
    const { journal } = subject.store;
    expect(await journal.append(appendOf(stream, 1))).toEqual({ ok: true, position: 1 });
    expect(await journal.append(appendOf(stream, 2))).toEqual({ ok: true, position: 2 });
    expect(await journal.head(stream)).toEqual({ sequence: 2, epoch: 1 });
  });

  test.each([0, 1, 3, -1, 1_000_000])('J1 refuses sequence %i after the first record', async (sequence) => {
    const { journal } = subject.store;
    await journal.append(appendOf(stream, 1));
    expect(await journal.append(appendOf(stream, sequence))).toEqual({ ok: false, conflict: 'sequence' });
    expect(await journal.head(stream)).toMatchObject({ sequence: 1 });
  });

  test('J1 lets one of two writers of the same sequence win', async () => {
    const { journal } = subject.store;
    const verdicts = await Promise.all([journal.append(appendOf(stream, 1)), journal.append(appendOf(stream, 1))]);
    expect(verdicts).toEqual([
      { ok: true, position: 1 },
      { ok: false, conflict: 'sequence' },
    ]);
    expect(await journal.read(stream, 0, 10)).toHaveLength(1);
  });

  test('J1 accepts two appends of one stream in one batch when the second follows the first', async () => {
    const { journal } = subject.store;
    const verdicts = await Promise.all([1, 2, 3].map((sequence) => journal.append(appendOf(stream, sequence))));
    expect(verdicts.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect((await journal.read(stream, 0, 10)).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  test('J2 refuses a stale writer', async () => {
    const { journal } = subject.store;
    await journal.append(appendOf(stream, 1));
    await journal.acquire(ALL_PARTITIONS, 'successor');
    expect(await journal.append(appendOf(stream, 2, { epoch: 1 }))).toEqual({ ok: false, conflict: 'epoch' });
    expect(await journal.append(appendOf(stream, 2, { epoch: 2 }))).toMatchObject({ ok: true });
  });

  test('J2 refuses every writer of a partition that nobody has acquired', async () => {
    const { journal } = await subject.unowned();
    expect(await journal.head(stream)).toEqual({ sequence: 0, epoch: 0 });
    expect(await journal.append(appendOf(stream, 1, { epoch: 0 }))).toEqual({ ok: false, conflict: 'epoch' });
    await journal.close();
  });

  test('J2 refuses a writer from the future, and one of the past', async () => {
    const { journal } = subject.store;
    expect(await journal.append(appendOf(stream, 1, { epoch: 2 }))).toEqual({ ok: false, conflict: 'epoch' });
    expect(await journal.append(appendOf(stream, 1, { epoch: 0 }))).toEqual({ ok: false, conflict: 'epoch' });
  });

  test('J2 is judged before anything else that is wrong with the append', async () => {
    const { journal } = subject.store;
    const wrong = appendOf(stream, 7, { epoch: 9, plans: [planOf('plan').commit()] });
    expect(await journal.append(wrong)).toEqual({ ok: false, conflict: 'epoch' });
    expect(await journal.append({ ...wrong, epoch: 1 })).toEqual({ ok: false, conflict: 'sequence' });
  });

  test('J2 raises the epoch of the acquired partitions alone', async () => {
    const { journal } = subject.store;
    expect(await journal.acquire([3, 4], 'successor')).toEqual(new Map([[3, 2], [4, 2]])); // biome-ignore format: a map of two
    expect(await journal.head(streamIn(3, 'moved'))).toEqual({ sequence: 0, epoch: 2 });
    expect(await journal.head(streamIn(5, 'kept'))).toEqual({ sequence: 0, epoch: 1 });
    expect(await journal.append(appendOf(streamIn(5, 'kept'), 1))).toMatchObject({ ok: true });
    expect(await journal.append(appendOf(streamIn(3, 'moved'), 1))).toEqual({ ok: false, conflict: 'epoch' });
  });

  test('J2 fences what was submitted before the acquisition and judged after it', async () => {
    const { journal } = subject.store;
    const [before, epochs, after] = await Promise.all([
      journal.append(appendOf(stream, 1)),
      journal.acquire(ALL_PARTITIONS, 'successor'),
      journal.append(appendOf(stream, 2)),
    ]);
    expect([before.ok, epochs.get(0), after]).toEqual([true, 2, { ok: false, conflict: 'epoch' }]);
  });

  test('J5 gives each append its own verdict and leaves no trace of the refused ones', async () => {
    const { journal, ledger, queries } = subject.store;
    const good = planOf('good');
    const bad = planOf('bad');
    const verdicts = await Promise.all([
      journal.append(
        appendOf('invoice/party/a', 1, { plans: [good.hold(postingOf('x', 'y', 5n))], rows: [invoiceRow('a')] }),
      ),
      journal.append(
        appendOf('invoice/party/b', 2, { plans: [bad.hold(postingOf('x', 'y', 7n))], rows: [invoiceRow('b')] }),
      ),
      journal.append(
        appendOf('invoice/party/c', 1, {
          limits: [{ type: 'hold', counter: 'c', operation: 'o', delta: 2n, boundary: 1n }],
        }),
      ),
      journal.append(appendOf('invoice/party/d', 1, { epoch: 8, tags: ['tag'] })),
      journal.append(appendOf('invoice/party/e', 1, { rows: [invoiceRow('e')] })),
    ]);
    expect(verdicts.map((verdict) => (verdict.ok ? 'ok' : verdict.conflict))).toEqual([
      'ok',
      'sequence',
      'guard',
      'epoch',
      'ok',
    ]);
    expect((await journal.scan(0, 10)).map((record) => record.stream)).toEqual(['invoice/party/a', 'invoice/party/e']);
    expect((await ledger.plans(undefined, 10)).map(({ planId }) => planId)).toEqual(['good']);
    expect((await ledger.account('y'))?.maxAvailableMinor).toBe(5n);
    expect((await queries.invoices({}, undefined, 10)).rows.map(({ invoiceId }) => invoiceId).sort()).toEqual([
      'a',
      'e',
    ]);
  });

  test('J5 keeps the positions of a batch without holes, whatever was refused in it', async () => {
    const { journal } = subject.store;
    const plan =
      fc.sample(
        fc.array(fc.record({ stream: fc.integer({ min: 0, max: 3 }), skip: fc.integer({ min: 0, max: 1 }) }), {
          minLength: 60,
          maxLength: 60,
        }),
        { numRuns: 1, seed: 7 },
      )[0] ?? [];
    const heads = [0, 0, 0, 0];
    const expected: string[] = [];
    const verdicts = await Promise.all(
      plan.map(({ stream: number, skip }) => {
        const sequence = (heads[number] ?? 0) + 1 + skip;
        if (skip === 0) {
          heads[number] = sequence;
          expected.push(`invoice/party/${number}@${sequence}`);
        }
        return journal.append(appendOf(`invoice/party/${number}`, sequence));
      }),
    );
    expect(verdicts.map(({ ok }) => ok)).toEqual(plan.map(({ skip }) => skip === 0));
    const records = await journal.scan(0, 100);
    expect(records.map((record) => `${record.stream}@${record.sequence}`)).toEqual(expected);
    expect(records.map(({ position }) => position)).toEqual(expected.map((_, index) => index + 1));
  });
}
