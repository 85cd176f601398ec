import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { openSqliteReadStore } from '../../src/commands/read-store/sqlite-read-store.ts';
import { codeOf, type Payment } from '../acceptance/payment.ts';
import { rub } from '../acceptance/requests.ts';
import type { Shop } from '../acceptance/shop.ts';
import { useWorld } from '../acceptance/world.ts';

/** Refunds through everything: the gRPC port, a node on SQLite, the sandbox bank in a process of its own. */

const world = useWorld();

/** A shop that refunds cost nothing but what goes back. */
const freeShop = (): Promise<Shop> =>
  world.shop({ terms: 'terms-2', category: '2', routes: [{ retryEvery: '100ms' }] });

async function paid(shop: Shop, refund: readonly string[]): Promise<Payment> {
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ refund });
  return await invoice.pay();
}

/** What the bank paid back for a refund: more than one is money moved twice. */
const returned = async (payment: Payment, refundId: string | undefined) =>
  (await world.bank.effects(`${payment.reference}/${refundId}`)).map(({ operation, amountMinor }) => [
    operation,
    amountMinor,
  ]);

async function soundBooks(): Promise<void> {
  const store = openSqliteReadStore(world.node.dataDir);
  try {
    expect(await audit(store)).toMatchObject({ ok: true, findings: [] });
  } finally {
    await store.close();
  }
}

describe('a refund at the sandbox bank', () => {
  it.each([
    ['at once', ['approve'], 1],
    ['after a while', ['pending:2'], 1],
    ['at the third try', ['temp', 'temp', 'approve'], 3],
    ['though the bank answers 500 after it executed', ['approve+error'], 1],
    ['though the bank answers 500 before it executed', ['nothing', 'approve'], 1],
    ['though the connection is reset after it executed', ['approve+reset'], 1],
    ['though the answer cannot be read', ['approve+garbage'], 1],
  ] as const)('succeeds %s, and pays once', async (_, outcomes, sessions) => {
    const payment = await paid(await freeShop(), outcomes);
    const refund = await payment.refunded(await payment.refund({ amount: rub(10_000n) }));
    expect(refund.state).toBe('REFUND_STATE_SUCCEEDED');
    expect(refund.sessions).toHaveLength(sessions);
    expect(await returned(payment, refund.refundId)).toEqual([['refund', '10000']]);
    const { transactionId } = refund.transactionInfo ?? {};
    expect(transactionId).not.toBe('');
    expect(transactionId).not.toBe((await payment.read()).lastTransactionInfo?.transactionId);
  });

  it('fails as the bank says once all tries are spent, and gives back what it held', async () => {
    const shop = await freeShop();
    const payment = await paid(shop, ['temp']);
    const refund = await payment.refunded(await payment.refund({ amount: rub(10_000n) }));
    expect(codeOf(refund.failure)).toBe('authorization_failed:temporarily_unavailable');
    expect(refund.sessions).toHaveLength(4);
    expect(await returned(payment, refund.refundId)).toEqual([]);
    expect(await shop.balance()).toEqual({ own: 40_110n, min: 40_110n, max: 40_110n });
  });

  it('takes the lines of a cart one after the other, until nothing is left', async () => {
    const shop = await freeShop();
    await (await shop.invoice(42_000n)).pay();
    const payment = await paid(shop, ['approve']);
    const line = (product: string, minor: bigint) => ({ product, quantity: 1, price: rub(minor) });
    const [cup, pen] = [line('Cup', 10_000n), line('Pen', 2_000n)];
    for (const [amount, cart] of [
      [30_000n, [cup, pen]],
      [10_000n, [pen]],
      [2_000n, []],
    ] as const) {
      const refund = await payment.refunded(await payment.refund({ amount: rub(amount), cart: [...cart] }));
      expect(refund).toMatchObject({ state: 'REFUND_STATE_SUCCEEDED', amount: rub(amount) });
    }
    expect(await payment.read()).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED', refundedAmount: rub(42_000n) });
    const [atBank] = await world.bank.payments(payment.reference);
    expect(atBank).toMatchObject({ status: 'refunded', refundedMinor: '42000' });
    expect((await shop.balance()).own).toBe(38_220n);
  });

  it('of several payments at once pays back no more than the shop has (blnk#181)', async () => {
    const shop = await freeShop();
    const payments = await Promise.all(Array.from({ length: 5 }, () => paid(shop, ['approve+slow'])));
    const refunds = await Promise.all(payments.map(async (payment) => await payment.refunded(await payment.refund())));
    const ends = refunds.map(({ state, failure }) => (state === 'REFUND_STATE_SUCCEEDED' ? 'paid' : codeOf(failure)));
    expect(ends.toSorted()).toEqual(['paid', 'paid', 'paid', 'paid', 'terms_violated:insufficient_merchant_funds']);
    const left = 5n * 40_110n - 4n * 42_000n;
    expect(await shop.balance()).toEqual({ own: left, min: left, max: left });
  });

  it('leaves books that the audit finds sound', soundBooks);
});
