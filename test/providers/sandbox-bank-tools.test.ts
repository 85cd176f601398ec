import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PaymentTool } from '../../src/domain/payment-tool.ts';
import type { Exchange } from '../../src/ports/provider.ts';
import { createSandboxBankAdapter, type SandboxBankAdapter } from '../../src/providers/sandbox-bank/adapter.ts';
import { type BankClient, bankAndClient, type Json } from './sandbox-bank-fixture.ts';

let bank: BankClient;
let adapter: SandboxBankAdapter;
beforeAll(async () => {
  bank = await bankAndClient({ retryAfterMs: 5 });
  adapter = createSandboxBankAdapter({ url: bank.url });
});
afterAll(async () => {
  await adapter.close();
  await bank.close();
});

function withTool(tool: string, fields: Json = {}): Json {
  return { amountMinor: '10000', currency: 'RUB', reference: bank.fresh('order'), tool, ...fields };
}

describe('what pays without a card', () => {
  test.each(['digital_wallet', 'mobile_commerce', 'generic'])('%s is approved at once', async (tool) => {
    const { body } = await bank.authorise(withTool(tool));
    expect(body).toMatchObject({ status: 'authorized' });
    expect(await bank.payment(body['paymentId'])).toMatchObject({ tool, capturedMinor: '0' });
    expect(await bank.payment(body['paymentId'])).not.toHaveProperty('card');
  });

  test('a crypto currency is to be sent to an address, and was at the first status query', async () => {
    const key = bank.fresh('key');
    const { body } = await bank.authorise(withTool('crypto_currency'), key);
    expect(body).toMatchObject({ status: 'requires_action', retryAfterMs: 5, transfer: { symbol: 'TEST' } });
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'authorized' });
  });

  test('a terminal takes a receipt', async () => {
    const { body } = await bank.authorise(withTool('payment_terminal'));
    expect(body).toMatchObject({ status: 'requires_action', receipt: { number: body['paymentId'] } });
  });

  test('an amount selects a branch of the magic table for a wallet too', async () => {
    const { body } = await bank.authorise(withTool('digital_wallet', { amountMinor: '17702' }));
    expect(body).toMatchObject({ status: 'declined', declineCode: 'insufficient_funds' });
  });

  test('another word is refused', async () => {
    expect(await bank.authorise(withTool('cheque'))).toMatchObject({ status: 400, body: { error: { field: 'tool' } } });
  });
});

describe('a payer who is away without a callback', () => {
  test('is waited for until the page is answered, and nobody is called back', async () => {
    const [order, key] = [bank.order(), bank.fresh('key')];
    await bank.script(String(order['reference']), { authorise: ['offsite'] });
    const { body } = await bank.authorise(order, key);
    expect(body).toMatchObject({ status: 'requires_action', retryAfterMs: 5, acsUrl: expect.any(String) });
    expect(body).not.toHaveProperty('tag');
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'requires_action' });
    await bank.call('POST', String(body['acsUrl']), { outcome: 'approve' });
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'authorized' });
  });

  test('is done by itself at the n-th status query', async () => {
    const [order, key] = [bank.order(), bank.fresh('key')];
    await bank.script(String(order['reference']), { authorise: ['offsite:2'] });
    await bank.authorise(order, key);
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'requires_action' });
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'authorized' });
  });
});

describe('a stored card', () => {
  test('is charged again by its token', async () => {
    const first = (await bank.authorise(bank.order({ storeCard: true }))).body;
    const { card: _card, ...order } = bank.order({ recurrentToken: first['recurrentToken'] });
    const second = (await bank.authorise(order)).body;
    expect(second).toMatchObject({ status: 'authorized' });
    expect(await bank.payment(second['paymentId'])).toMatchObject({ card: { bin: '424242', lastDigits: '4242' } });
  });

  test('has no token unless it was to be stored, or when it was declined', async () => {
    const plain = (await bank.authorise(bank.order())).body;
    const declined = (await bank.authorise(bank.order({ storeCard: true, card: { pan: '4000000000000002' } }))).body;
    for (const body of [plain, declined]) expect(body).not.toHaveProperty('recurrentToken');
    const guessed = { ...withTool('generic'), tool: undefined, recurrentToken: `card_of_${plain['paymentId']}` };
    expect((await bank.authorise(guessed)).body).toMatchObject({ status: 'declined', declineCode: 'invalid_account' });
  });
});

test('a payment says what it waits for, until that was answered', async () => {
  const order = bank.order({ tag: 'tag-of-the-shop' });
  await bank.script(String(order['reference']), { authorise: ['challenge'] });
  const { body } = await bank.authorise(order);
  const waiting = { operation: 'authorise', tag: 'tag-of-the-shop', url: body['acsUrl'] };
  expect(await bank.payment(body['paymentId'])).toMatchObject({ waitingFor: [waiting] });
  await bank.call('POST', String(body['acsUrl']), { outcome: 'approve' });
  expect(await bank.payment(body['paymentId'])).toMatchObject({ waitingFor: [] });
});

test('what is known of the payer is told again and never written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-bank-'));
  const dataFile = join(folder, 'bank.jsonl');
  const filed = await bankAndClient({ dataFile });
  const payer = { email: 'payer@example.com' };
  const { body } = await filed.authorise(filed.order({ payer }));
  expect(await filed.payment(body['paymentId'])).toMatchObject({ payer });
  await filed.close();
  expect(readFileSync(dataFile, 'utf8')).not.toContain('payer@example.com');
  rmSync(folder, { recursive: true });
});

describe('the adapter of the sandbox bank', () => {
  function exchange(tool: PaymentTool, fields: Partial<Exchange> = {}): Exchange {
    const cost = { amountMinor: 10_000n, currency: 'RUB' };
    return {
      target: 'processed',
      idempotencyKey: bank.fresh('session'),
      payment: {
        partyId: 'party',
        shop: { id: 'shop', name: 'Shop', category: 'retail', location: 'http://shop.example' },
        invoice: { id: bank.fresh('invoice'), createTime: 0, dueTime: 0, product: 'Tea', cost },
        paymentId: '1',
        createTime: 0,
        cost,
        tool,
        contact: { email: 'payer@example.com' },
        makeRecurrent: false,
        skipRecurrent: false,
      },
      tag: 'tag',
      callbackUrl: 'http://node.example/callbacks/bank',
      returnUrl: 'http://node.example/return/tag',
      options: {},
      secrets: {},
      signal: new AbortController().signal,
      ...fields,
    };
  }

  const scripted = (talk: Exchange, ...authorise: readonly string[]) =>
    bank.script(`party/${talk.payment.invoice.id}/1`, { authorise });

  test('tells the payer where to send a crypto currency, sleeps, and asks again', async () => {
    const talk = exchange({ type: 'crypto_currency', currency: 'bitcoin' });
    const first = await adapter.process(talk);
    expect(first.intent).toMatchObject({
      type: 'sleep',
      durationMs: 5,
      interaction: { request: { type: 'crypto_currency_transfer', symbol: 'TEST' } },
    });
    const { nextState: state, trx } = first;
    const again = { ...talk, ...(state === undefined ? {} : { state }), ...(trx === undefined ? {} : { trx }) };
    expect((await adapter.process(again)).intent).toEqual({ type: 'succeed' });
  });

  test('gives the receipt of a terminal to the payer', async () => {
    const { intent } = await adapter.process(exchange({ type: 'payment_terminal', service: 'euroset' }));
    expect(intent).toMatchObject({ interaction: { request: { type: 'payment_terminal_receipt' } } });
  });

  test('tells the bank who pays, and brings back the token of a card to be charged again', async () => {
    const talk = exchange({ type: 'digital_wallet', service: 'qiwi' });
    const { intent, trx } = await adapter.process({ ...talk, payment: { ...talk.payment, makeRecurrent: true } });
    expect(intent).toEqual({ type: 'succeed', recurrentToken: expect.any(String) });
    expect(await bank.payment(trx?.id)).toMatchObject({ payer: { email: 'payer@example.com' } });
    const recurrentToken = intent?.type === 'succeed' ? (intent.recurrentToken ?? '') : '';
    const child = { ...talk.payment, recurrentToken, paymentId: '2' };
    const charged = await adapter.process({ ...talk, idempotencyKey: bank.fresh('session'), payment: child });
    expect(charged.intent).toEqual({ type: 'succeed' });
  });

  test('waits for a telephone as often as it is told, then takes the question back', async () => {
    const talk = exchange({ type: 'mobile_commerce', operator: 'mts' }, { options: { timeouts: '2' } });
    await scripted(talk, 'suspend');
    const { intent, trx } = await adapter.process(talk);
    expect(intent).toMatchObject({ type: 'suspend', tag: 'tag' });
    const timeout = { type: 'timeout', body: new Uint8Array() } as const;
    const known = { ...talk, ...(trx === undefined ? {} : { trx }) };
    const { result } = await adapter.handleCallback(known, timeout);
    expect(result.intent).toMatchObject({ type: 'suspend', tag: 'tag' });
    const { nextState: state = new Uint8Array() } = result;
    const last = await adapter.handleCallback({ ...known, state }, timeout);
    expect(last.result.intent).toEqual({ type: 'fail', failure: { type: 'operation_timeout' } });
  });
});
