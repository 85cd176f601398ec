import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/ports/provider.ts';
import { createSandboxBankAdapter, type SandboxBankAdapter } from '../../src/providers/sandbox-bank/adapter.ts';
import { isLuhnValid } from '../../src/providers/sandbox-bank/luhn.ts';
import { ENDING_ROWS } from '../../src/providers/sandbox-bank/magic.ts';
import { TRANSFER_METHODS } from '../../src/providers/sandbox-bank/requisites.ts';
import { fresh, transferExchange } from '../../src/providers/workbench/sample-exchanges.ts';
import { type BankClient, bankAndClient, callbackReceiver, SECRET } from './sandbox-bank-fixture.ts';

describe('a payin by transfer at the sandbox bank', () => {
  let bank: BankClient;
  let adapter: SandboxBankAdapter;
  let shop: Awaited<ReturnType<typeof callbackReceiver>>;
  beforeAll(async () => {
    bank = await bankAndClient({ transferMs: 0 });
    adapter = createSandboxBankAdapter({ url: bank.url });
  });
  beforeEach(async () => {
    shop = await callbackReceiver();
    return () => shop.close();
  });
  afterAll(async () => {
    await adapter.close();
    await bank.close();
  });

  function exchange(amountMinor = 10_000n, method = 'card-p2p'): Exchange {
    const fields = { secrets: { callback_secret: SECRET } };
    return transferExchange(method, { amountMinor, callbackUrl: shop.url, fields });
  }

  /** An amount that ends in 01: nothing arrives by itself. */
  async function waiting(amountMinor = 10_001n) {
    const first = exchange(amountMinor);
    const result = await adapter.process(first);
    const page = `/transfers/tr_${result.trx?.id}`;
    return { first: withTrx(first, result.trx), result, page };
  }

  function withTrx(of: Exchange, trx: Exchange['trx']): Exchange {
    return trx === undefined ? of : { ...of, trx };
  }

  /** What the adapter makes of the callback that came last. */
  async function calledBack(of: Exchange, count = 1) {
    const received = (await shop.arrived(count))[count - 1];
    if (received === undefined) throw new Error('no callback');
    expect(adapter.identifyCallback(received, of.secrets)).toMatchObject({ tag: of.tag });
    return (await adapter.handleCallback(of, { type: 'message', ...received })).result;
  }

  const effectsOf = async (of: Exchange) =>
    (await bank.call('GET', `/v1/effects?reference=party/${of.payment.invoice.id}/1`)).body['effects'];

  test.each(TRANSFER_METHODS)(
    '$method tells the payer where to send the money: a $means',
    async ({ method, means }) => {
      const { intent, requisites } = await adapter.process(exchange(10_001n, method));
      expect(intent).toMatchObject({ type: 'suspend', timeoutMs: 7 * 86_400_000 });
      expect(intent).not.toHaveProperty('interaction');
      expect(requisites).toEqual({ method, value: expect.any(String), bankName: 'Test bank', holder: 'TEST HOLDER' });
      if (means === 'card number') expect(isLuhnValid(requisites?.value ?? '')).toBe(true);
    },
  );

  test('what a payment is paid to is the same however often one asks', async () => {
    const { first, result } = await waiting();
    expect(await adapter.status(first)).toEqual(result);
    expect(await adapter.process(first)).toEqual(result);
  });

  test('the transfer arrives by itself, and the bank calls back', async () => {
    const first = exchange();
    const { trx } = await adapter.process(first);
    expect(await calledBack(withTrx(first, trx))).toMatchObject({ intent: { type: 'succeed' } });
    expect(await effectsOf(first)).toMatchObject([{ operation: 'authorise' }, { operation: 'capture' }]);
  });

  const transfers = ENDING_ROWS.filter(({ kind }) => kind === 'transfer');
  test.each(transfers)('an amount that ends in $ending: $title', async ({ ending, planText }) => {
    const first = exchange(10_000n + BigInt(ending));
    const { trx } = await adapter.process(first);
    if (planText.authorise?.[0] === 'transfer:other') {
      const amountMinor = (10_000n + BigInt(ending)) / 2n;
      const { intent } = await calledBack(withTrx(first, trx));
      expect(intent).toEqual({ type: 'succeed', changedCost: { amountMinor, currency: 'RUB' } });
    } else {
      expect(await adapter.status(first)).toMatchObject({ intent: { type: 'suspend' } });
      expect(await effectsOf(first)).toEqual([]);
    }
  });

  test.each([
    ['exactly', undefined, 10_001n],
    ['less', '9000', 9000n],
    ['more', '11000', 11_000n],
  ])('a payer who sends %s is seen with what was sent', async (_what, amountMinor, received) => {
    const { first, page } = await waiting();
    const sent = await bank.call('POST', page, amountMinor === undefined ? {} : { amountMinor });
    expect(sent).toMatchObject({ status: 200, body: { status: 'captured', amountMinor: String(received) } });
    const changedCost = received === 10_001n ? {} : { changedCost: { amountMinor: received, currency: 'RUB' } };
    expect((await calledBack(first)).intent).toEqual({ type: 'succeed', ...changedCost });
  });

  test('money is taken once: a second transfer bounces', async () => {
    const { first, page } = await waiting();
    await bank.call('POST', page, {});
    expect(await bank.call('POST', page, {})).toMatchObject({
      status: 409,
      body: { error: { code: 'transfer_bounced' } },
    });
    expect(await effectsOf(first)).toHaveLength(2);
  });

  test('A7 a transfer that comes after its key was cancelled bounces', async () => {
    const { first, page } = await waiting();
    expect(await adapter.cancel(first)).toBe('cancelled');
    expect(await bank.call('POST', page, {})).toMatchObject({ status: 409 });
    expect(await effectsOf(first)).toEqual([]);
    expect(await adapter.status(first)).toMatchObject({ intent: { type: 'fail' } });
  });

  test('A7 a key that is cancelled after the transfer gives it back', async () => {
    const { first, page } = await waiting();
    await bank.call('POST', page, {});
    expect(await adapter.cancel(first)).toBe('cancelled');
    expect(await effectsOf(first)).toMatchObject([{}, {}, { operation: 'void', amountMinor: '10001' }]);
  });

  test('a capture of what was transferred moves nothing more, and a refund gives a part back', async () => {
    const { first, page } = await waiting();
    await bank.call('POST', page, {});
    const capture: Exchange = { ...first, target: 'captured', idempotencyKey: fresh('capture') };
    expect(await adapter.process(capture)).toMatchObject({ intent: { type: 'succeed' } });
    expect(await effectsOf(first)).toHaveLength(2);
    const refund = {
      id: 'r',
      cost: { amountMinor: 400n, currency: 'RUB' },
      ...(first.trx && { paymentTrx: first.trx }),
    };
    const { trx: _, ...refunded } = { ...first, target: 'refunded' as const, idempotencyKey: fresh('refund'), refund };
    expect(await adapter.process(refunded)).toMatchObject({ intent: { type: 'succeed' } });
    expect(await bank.payment(first.trx?.id)).toMatchObject({ status: 'partially_refunded', refundedMinor: '400' });
  });

  test('a capture of a part of what was transferred is declined', async () => {
    const { first, page } = await waiting();
    await bank.call('POST', page, {});
    const captureCost = { amountMinor: 1n, currency: 'RUB' };
    const capture: Exchange = { ...first, target: 'captured', idempotencyKey: fresh('capture'), captureCost };
    expect(await adapter.process(capture)).toMatchObject({ intent: { type: 'fail' } });
  });

  test('a payer can send the money on a page, as often as the page is looked at', async () => {
    const { result, page } = await waiting();
    expect((await bank.call('GET', page)).body['text']).toContain(result.requisites?.value);
    expect(await bank.payment(result.trx?.id)).toMatchObject({ waitingFor: [{ url: `${bank.url}${page}` }] });
    const form = await fetch(`${bank.url}${page}`, {
      method: 'POST',
      body: new URLSearchParams({ amountMinor: '10001' }),
    });
    expect(await form.text()).toContain('arrived');
    expect((await bank.call('GET', page)).body['text']).toContain('Nothing to send');
  });

  test('a transfer is no challenge, and a challenge no transfer', async () => {
    const { page } = await waiting();
    expect(await bank.call('POST', page.replace('transfers', '3ds'), { outcome: 'approve' })).toMatchObject({
      status: 404,
    });
    const { body } = await bank.authorise(bank.order({ card: { pan: '4000000000003220' } }));
    const path = String(body['acsUrl']).replace('/3ds/', '/transfers/');
    expect(await bank.call('POST', path, {})).toMatchObject({ status: 404 });
    expect(await bank.call('GET', path)).toMatchObject({ status: 404 });
  });
});

test('a bank that was stopped lets arrive what was on its way, and keeps no requisites in its file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-bank-transfers-'));
  const dataFile = join(folder, 'bank.jsonl');
  const shop = await callbackReceiver();
  // Longer than the first bank lives.
  const before = await bankAndClient({ dataFile, transferMs: 3_600_000 });
  const adapter = createSandboxBankAdapter({ url: before.url });
  const { requisites } = await adapter.process(transferExchange('card-p2p', { callbackUrl: shop.url }));
  await adapter.close();
  await before.close();
  const after = await bankAndClient({ dataFile, transferMs: 0 });
  const [callback] = await shop.arrived(1);
  expect(callback?.json).toMatchObject({ status: 'captured' });
  expect(readFileSync(dataFile, 'utf8')).not.toContain(requisites?.value);
  await after.close();
  await shop.close();
  rmSync(folder, { recursive: true });
});
