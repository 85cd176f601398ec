import { expect, test } from 'vitest';
import type { SearchRow } from '../../src/ports/journal.ts';
import type { DisputeFilter, InvoiceFilter, PaymentFilter, PayoutFilter } from '../../src/ports/queries.ts';
import { appendOf, disputeRow, invoiceRow, NEW_YEAR, paymentRow, payoutRow, writerOf } from './append.ts';
import type { Subject } from './journal.contract.ts';

/** Lists and searches over the rows that appends maintain. */
export function queryPromises(subject: Subject): void {
  const given = async (...rows: readonly SearchRow[]) => {
    const writer = writerOf(subject.store);
    for (const row of rows) await writer.append(streamOf(row), { rows: [row] });
  };
  const invoiceIds = async (filter: InvoiceFilter) =>
    (await subject.store.queries.invoices(filter, undefined, 100)).rows.map(({ invoiceId }) => invoiceId);
  const paymentIds = async (filter: PaymentFilter) =>
    (await subject.store.queries.payments(filter, undefined, 100)).rows.map(({ paymentId }) => paymentId);

  test('lists the newest first, each row once, page by page, rows of one microsecond included', async () => {
    const { queries } = subject.store;
    await given(
      ...Array.from({ length: 11 }, (_, index) =>
        invoiceRow(`i${index}`, { createTime: NEW_YEAR + Math.floor(index / 4) }),
      ),
    );
    const all = await invoiceIds({});
    expect(all).toHaveLength(11);
    expect(all.slice(0, 3).sort()).toEqual(['i10', 'i8', 'i9']);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await queries.invoices({}, cursor, 3);
      expect(page.rows.length).toBeLessThanOrEqual(3);
      paged.push(...page.rows.map(({ invoiceId }) => invoiceId));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
  });

  test('goes on behind the cursor although newer rows arrive in between', async () => {
    await given(
      invoiceRow('a', { createTime: 1 }),
      invoiceRow('b', { createTime: 2 }),
      invoiceRow('c', { createTime: 3 }),
    );
    const first = await subject.store.queries.invoices({}, undefined, 2);
    expect(first.rows.map(({ invoiceId }) => invoiceId)).toEqual(['c', 'b']);
    await given(invoiceRow('d', { createTime: 4 }));
    const second = await subject.store.queries.invoices({}, first.next, 2);
    expect(second.rows.map(({ invoiceId }) => invoiceId)).toEqual(['a']);
    expect(second.next).toBeUndefined();
  });

  test('gives no cursor when the last row is on the page', async () => {
    await given(invoiceRow('a'), invoiceRow('b'));
    expect((await subject.store.queries.invoices({}, undefined, 2)).next).toBeUndefined();
  });

  test.each(['', 'nonsense', 'MTIz', '../../etc'])('throws InvalidCursor for the cursor %j', async (cursor) => {
    await expect(subject.store.queries.invoices({}, cursor, 2)).rejects.toMatchObject({ name: 'InvalidCursor' });
    await expect(subject.store.queries.payments({}, cursor, 2)).rejects.toMatchObject({ name: 'InvalidCursor' });
  });

  test('replaces a row whole', async () => {
    const { queries } = subject.store;
    const before = invoiceRow('a', { externalId: 'order', attention: 'repair me', text: 'pizza' });
    const after = invoiceRow('a', {
      shopId: 'other',
      state: 'paid',
      amountMinor: 7n,
      currency: 'USD',
      createTime: 5,
      dueTime: 6,
      text: 'soup',
    });
    const paymentBefore = paymentRow('a', '1', { providerId: 'bank', terminalId: 't', externalId: 'x' });
    const paymentAfter = paymentRow('a', '1', {
      shopId: 'other',
      state: 'captured',
      amountMinor: 7n,
      currency: 'USD',
      createTime: 5,
    });
    const writer = writerOf(subject.store);
    await writer.append('invoice/party/a', { rows: [before, paymentBefore] });
    expect((await queries.invoices({}, undefined, 10)).rows).toEqual([before]);
    await writer.append('invoice/party/a', { rows: [after, paymentAfter] });
    expect((await queries.invoices({}, undefined, 10)).rows).toEqual([after]);
    expect((await queries.payments({}, undefined, 10)).rows).toEqual([paymentAfter]);
    expect(await invoiceIds({ externalId: 'order' })).toEqual([]);
    expect(await invoiceIds({ attention: true })).toEqual([]);
    await writer.append('invoice/party/a', { rows: [before] });
    expect(await invoiceIds({ externalId: 'order', attention: true, text: 'pizza' })).toEqual(['a']);
  });

  test('replaces a row twice in one append by the last one', async () => {
    await writerOf(subject.store).append('invoice/party/a', {
      rows: [invoiceRow('a'), invoiceRow('a', { state: 'paid' })],
    });
    expect((await subject.store.queries.invoices({}, undefined, 10)).rows).toEqual([
      invoiceRow('a', { state: 'paid' }),
    ]);
  });

  test('keeps the largest and the smallest amount exact', async () => {
    await given(invoiceRow('a', { amountMinor: 9_223_372_036_854_775_807n }), invoiceRow('b', { amountMinor: 0n }));
    const { rows } = await subject.store.queries.invoices({}, undefined, 10);
    expect(rows.map(({ amountMinor }) => amountMinor).sort()).toEqual([0n, 9_223_372_036_854_775_807n]);
  });

  test('filters invoices by each field and by all together', async () => {
    await given(
      invoiceRow('a', { createTime: 10, externalId: 'order-1', text: 'Пицца Маргарита' }),
      invoiceRow('b', { createTime: 20, shopId: 'other', state: 'paid', attention: 'stuck' }),
      invoiceRow('c', { createTime: 30, partyId: 'stranger', text: '100% cotton_shirt' }),
    );
    expect(await invoiceIds({ partyId: 'party' })).toEqual(['b', 'a']);
    expect(await invoiceIds({ shopId: 'other' })).toEqual(['b']);
    expect(await invoiceIds({ state: 'unpaid' })).toEqual(['c', 'a']);
    expect(await invoiceIds({ externalId: 'order-1' })).toEqual(['a']);
    expect(await invoiceIds({ attention: true })).toEqual(['b']);
    expect(await invoiceIds({ attention: false })).toEqual(['c', 'a']);
    expect(await invoiceIds({ createdFrom: 20 })).toEqual(['c', 'b']);
    expect(await invoiceIds({ createdBefore: 20 })).toEqual(['a']);
    expect(
      await invoiceIds({
        partyId: 'party',
        state: 'unpaid',
        externalId: 'order-1',
        createdFrom: 10,
        createdBefore: 11,
        text: 'пицца',
      }),
    ).toEqual(['a']);
    expect(await invoiceIds({ partyId: "party' OR 1=1 --" })).toEqual([]);
  });

  test('finds text by its words in any order and case, and takes signs as they are', async () => {
    await given(
      invoiceRow('a', { text: 'Пицца «Маргарита» order-77' }),
      invoiceRow('b', { text: '100% cotton_shirt' }),
    );
    expect(await invoiceIds({ text: 'МАРГАРИТА пицц' })).toEqual(['a']);
    expect(await invoiceIds({ text: 'маргарита cotton' })).toEqual([]);
    expect(await invoiceIds({ text: '100%' })).toEqual(['b']);
    expect(await invoiceIds({ text: '%' })).toEqual(['b']);
    expect(await invoiceIds({ text: 'r_er' })).toEqual([]);
    expect(await invoiceIds({ text: '  ' })).toEqual(['b', 'a']);
  });

  test('filters payments by each field', async () => {
    await given(
      paymentRow('a', '1', { createTime: 10, externalId: 'x' }),
      paymentRow('a', '2', { createTime: 20, state: 'captured', shopId: 'other' }),
      paymentRow('b', '3', { createTime: 30, partyId: 'stranger', providerId: 'bank', terminalId: 'terminal' }),
    );
    expect(await paymentIds({})).toEqual(['3', '2', '1']);
    expect(await paymentIds({ partyId: 'party' })).toEqual(['2', '1']);
    expect(await paymentIds({ shopId: 'other' })).toEqual(['2']);
    expect(await paymentIds({ invoiceId: 'a', partyId: 'party' })).toEqual(['2', '1']);
    expect(await paymentIds({ state: 'captured' })).toEqual(['2']);
    expect(await paymentIds({ externalId: 'x' })).toEqual(['1']);
    expect(await paymentIds({ createdFrom: 15, createdBefore: 30 })).toEqual(['2']);
  });

  test('filters payouts by each field, and replaces a row whole', async () => {
    const { queries } = subject.store;
    const a = payoutRow('a', { createTime: 10, externalId: 'x', providerId: 'bank', terminalId: 't' });
    const b = payoutRow('b', { createTime: 20, state: 'success', shopId: 'other', attention: 'stuck' });
    const c = payoutRow('c', { createTime: 30, partyId: 'stranger', projectId: 'p2', amountMinor: 2n ** 63n - 1n });
    await given(a, b, c);
    const ids = async (filter: PayoutFilter) =>
      (await queries.payouts(filter, undefined, 100)).rows.map(({ payoutId }) => payoutId);
    expect((await queries.payouts({}, undefined, 100)).rows).toEqual([c, b, a]);
    expect(await ids({ partyId: 'party' })).toEqual(['b', 'a']);
    expect(await ids({ shopId: 'other' })).toEqual(['b']);
    expect(await ids({ projectId: 'p2' })).toEqual(['c']);
    expect(await ids({ state: 'success' })).toEqual(['b']);
    expect(await ids({ externalId: 'x' })).toEqual(['a']);
    expect(await ids({ attention: true })).toEqual(['b']);
    expect(await ids({ attention: false })).toEqual(['c', 'a']);
    expect(await ids({ createdFrom: 15, createdBefore: 30 })).toEqual(['b']);
    expect(await ids({ partyId: 'party', projectId: 'project', externalId: 'x', createdBefore: 11 })).toEqual(['a']);
    const after = payoutRow('a', { createTime: 40, state: 'success', attention: 'look', externalId: 'y' });
    await subject.store.journal.append(appendOf('payout/party/a', 2, { rows: [a, after] }));
    expect((await queries.payouts({ partyId: 'party' }, undefined, 100)).rows).toEqual([after, b]);
    expect(await ids({ externalId: 'x' })).toEqual([]);
    const first = await queries.payouts({}, undefined, 2);
    expect((await queries.payouts({}, first.next, 2)).rows).toEqual([b]);
    await expect(queries.payouts({}, 'nonsense', 2)).rejects.toMatchObject({ name: 'InvalidCursor' });
  });

  test('filters disputes by each field, and replaces a row whole', async () => {
    const { queries } = subject.store;
    const a = disputeRow('a', { createTime: 10, externalId: 'x' });
    const b = disputeRow('b', { createTime: 20, state: 'resolved', projectId: 'p2' });
    const c = disputeRow('c', { createTime: 30, partyId: 'stranger', stream: 'payout/stranger/one' });
    await given(a, c);
    await subject.store.journal.append(appendOf('invoice/party/one', 2, { rows: [b] }));
    const ids = async (filter: DisputeFilter) =>
      (await queries.disputes(filter, undefined, 100)).rows.map(({ disputeId }) => disputeId);
    expect((await queries.disputes({}, undefined, 100)).rows).toEqual([c, b, a]);
    expect(await ids({ partyId: 'party' })).toEqual(['b', 'a']);
    expect(await ids({ projectId: 'p2' })).toEqual(['b']);
    expect(await ids({ disputeId: 'a' })).toEqual(['a']);
    expect(await ids({ stream: 'payout/stranger/one' })).toEqual(['c']);
    expect(await ids({ externalId: 'x' })).toEqual(['a']);
    expect(await ids({ state: 'resolved' })).toEqual(['b']);
    expect(await ids({ createdFrom: 15, createdBefore: 30 })).toEqual(['b']);
    expect(await ids({ partyId: 'party', projectId: 'project', disputeId: 'a', stream: a.stream })).toEqual(['a']);
    const after = disputeRow('a', { state: 'declined', updateTime: 50, reason: 'other', ref: 'r2', createTime: 10 });
    await subject.store.journal.append(appendOf('invoice/party/one', 3, { rows: [a, after] }));
    expect((await queries.disputes({ partyId: 'party' }, undefined, 100)).rows).toEqual([b, after]);
    const first = await queries.disputes({}, undefined, 2);
    expect((await queries.disputes({}, first.next, 2)).rows).toEqual([after]);
    await expect(queries.disputes({}, 'nonsense', 2)).rejects.toMatchObject({ name: 'InvalidCursor' });
  });

  test('tells the same invoice id of two parties apart', async () => {
    await given(invoiceRow('a', { state: 'paid' }), invoiceRow('a', { partyId: 'stranger' }));
    expect((await subject.store.queries.invoices({}, undefined, 10)).rows).toHaveLength(2);
    expect((await subject.store.queries.invoices({ partyId: 'stranger' }, undefined, 10)).rows[0]?.state).toBe(
      'unpaid',
    );
  });
}

function streamOf(row: SearchRow): string {
  if (row.type === 'dispute') return row.stream;
  return row.type === 'payout' ? `payout/${row.partyId}/${row.payoutId}` : `invoice/${row.partyId}/${row.invoiceId}`;
}
