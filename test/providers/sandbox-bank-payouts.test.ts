import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AdapterResult } from '../../src/domain/session/session.ts';
import { ContractViolation, OutcomeUnknown, type PayoutExchange } from '../../src/ports/provider.ts';
import { createSandboxBankAdapter, type SandboxBankAdapter } from '../../src/providers/sandbox-bank/adapter.ts';
import { ENDING_ROWS, MAGIC_ROWS } from '../../src/providers/sandbox-bank/magic.ts';
import { fresh, type PayoutCase, payoutExchange } from '../../src/providers/workbench/sample-exchanges.ts';
import { type BankClient, bankAndClient, callbackReceiver, SECRET } from './sandbox-bank-fixture.ts';

describe('a payout through the sandbox bank', () => {
  let bank: BankClient;
  let adapter: SandboxBankAdapter;
  let shop: Awaited<ReturnType<typeof callbackReceiver>>;
  beforeAll(async () => {
    bank = await bankAndClient({ transferMs: 0, hangMs: 20 });
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

  function exchange(testCase: PayoutCase = {}): PayoutExchange {
    const fields = { secrets: { callback_secret: SECRET }, ...testCase.fields };
    return payoutExchange({ callbackUrl: shop.url, ...testCase, fields });
  }

  const effectsOf = async (of: PayoutExchange) =>
    (await bank.call('GET', `/v1/effects?reference=party/${of.payout.id}`)).body['effects'];

  async function calledBack(of: PayoutExchange): Promise<AdapterResult> {
    const [received] = await shop.arrived(1);
    if (received === undefined) throw new Error('no callback');
    expect(adapter.identifyCallback(received, of.secrets)).toMatchObject({ tag: of.tag });
    return (await adapter.payouts.handleCallback(of, { type: 'message', ...received })).result;
  }

  /** An amount that ends in 13: it never ends by itself. */
  async function underWay() {
    const first = exchange({ amountMinor: 10_013n });
    const result = await adapter.payouts.process(first);
    const sent: PayoutExchange = result.trx === undefined ? first : { ...first, trx: result.trx };
    return { first: sent, result, page: `/transfers/tr_${result.trx?.id}` };
  }

  test.each([
    ['bank_card', '4242424242424242'],
    ['phone', '+70001234567'],
    ['account', '40817810000000000001'],
  ] as const)('to a %s is done a moment later, and the bank calls back', async (type, value) => {
    const first = exchange({ receiver: { type, value } });
    const { intent } = await adapter.payouts.process(first);
    expect(intent).toEqual({
      type: 'suspend',
      tag: first.tag,
      timeoutMs: 7 * 86_400_000,
      onTimeout: { type: 'callback', payload: new Uint8Array() },
    });
    expect(await calledBack(first)).toMatchObject({ intent: { type: 'succeed' }, trx: { id: expect.any(String) } });
    expect(await effectsOf(first)).toMatchObject([{ operation: 'payout', key: first.idempotencyKey }]);
  });

  test('A1 a repeat under the same key is the same request', async () => {
    const first = exchange({ amountMinor: 10_013n });
    const result = await adapter.payouts.process(first);
    expect(await adapter.payouts.process(first)).toEqual(result);
    expect(await adapter.payouts.status(first)).toEqual(result);
    const other = { ...first, payout: { ...first.payout, cost: { amountMinor: 1n, currency: 'RUB' } } };
    await expect(adapter.payouts.process(other)).rejects.toThrow(ContractViolation);
  });

  test.each([
    ['11', 'payout_incorrect_requisites'],
    ['12', 'payout_failed'],
  ])('A3 an amount that ends in %s is declined as %s, and sent when it is tried again', async (ending, code) => {
    const first = exchange({ amountMinor: 10_000n + BigInt(ending) });
    expect(await adapter.payouts.process(first)).toMatchObject({
      intent: { type: 'fail', failure: { failure: { code } } },
    });
    expect(await effectsOf(first)).toEqual([]);
    const again = { ...first, idempotencyKey: fresh('session') };
    expect((await adapter.payouts.process(again)).intent).toMatchObject({ type: 'suspend' });
    expect(await calledBack(again)).toMatchObject({ intent: { type: 'succeed' } });
    expect(await effectsOf(first)).toHaveLength(1);
  });

  test('an amount that ends in 13 is never finished until somebody finishes it', async () => {
    const { first, page } = await underWay();
    expect(await adapter.payouts.status(first)).toMatchObject({ intent: { type: 'suspend' } });
    await bank.call('POST', page, {});
    expect(await calledBack(first)).toMatchObject({ intent: { type: 'succeed' } });
  });

  test('one that is under way may still fail', async () => {
    const { first, page } = await underWay();
    await bank.call('POST', page, { declineCode: 'payout_failed' });
    expect(await calledBack(first)).toMatchObject({
      intent: { type: 'fail', failure: { failure: { code: 'payout_failed' } } },
    });
    expect(await effectsOf(first)).toEqual([]);
  });

  test('every ending of payouts and every branch of payouts is driven here', () => {
    const endings = ENDING_ROWS.filter(({ kind }) => kind === 'payout').map(({ ending }) => ending);
    const branches = MAGIC_ROWS.filter(({ plan }) => plan.payout !== undefined).map(({ code }) => code);
    expect([endings, branches]).toEqual([
      ['11', '12', '13'],
      ['94', '95', '96', '97', '98', '99'],
    ]);
  });

  test.each(['7794', '7795'])('A2 %s is unknown, and the status tells that it was sent', async (amount) => {
    const first = exchange({ amountMinor: BigInt(amount) });
    await expect(adapter.payouts.process(first)).rejects.toThrow(OutcomeUnknown);
    expect(await adapter.payouts.status(first)).toMatchObject({ intent: { type: 'succeed' } });
    expect(await effectsOf(first)).toHaveLength(1);
  });

  test('A2 7796 is unknown, the status tells that nothing was sent, and the same request is sent', async () => {
    const first = exchange({ amountMinor: 7796n });
    await expect(adapter.payouts.process(first)).rejects.toThrow(OutcomeUnknown);
    expect(await adapter.payouts.status(first)).toBe('not_found');
    await adapter.payouts.process(first);
    expect(await calledBack(first)).toMatchObject({ intent: { type: 'succeed' } });
    expect(await effectsOf(first)).toHaveLength(1);
  });

  test('7797 answers late', async () => {
    expect(await adapter.payouts.process(exchange({ amountMinor: 7797n }))).toMatchObject({
      intent: { type: 'succeed' },
    });
  });

  test('7798 sleeps, and asks without sending again', async () => {
    const first = exchange({ amountMinor: 7798n });
    const { intent, nextState } = await adapter.payouts.process(first);
    expect(intent).toEqual({ type: 'sleep', durationMs: 1000 });
    const awake = { ...first, ...(nextState === undefined ? {} : { state: nextState }) };
    expect((await adapter.payouts.process(awake)).intent).toEqual({ type: 'succeed' });
    expect(await effectsOf(first)).toHaveLength(1);
  });

  test('A3 7799 is unavailable twice, under keys that stay unused', async () => {
    const first = exchange({ amountMinor: 7799n });
    for (let no = 0; no < 2; no += 1) {
      expect(await adapter.payouts.process(first)).toMatchObject({
        intent: { failure: { failure: { code: 'authorization_failed:temporarily_unavailable' } } },
      });
    }
    expect((await adapter.payouts.process(first)).intent).toMatchObject({ type: 'suspend' });
  });

  test('A4 an answer for another transaction is a breach', async () => {
    const payoutId = fresh('odd');
    await bank.script(`party/${payoutId}`, { payout: ['approve+wrong_transaction'] });
    const trx = { id: 'out_known', extra: {} };
    await expect(adapter.payouts.process(exchange({ payoutId, fields: { trx } }))).rejects.toThrow(ContractViolation);
  });

  test('A4 another amount than was asked for is a breach', async () => {
    const payoutId = fresh('odd');
    await bank.script(`party/${payoutId}`, { payout: ['double'] });
    await expect(adapter.payouts.process(exchange({ payoutId }))).rejects.toThrow(ContractViolation);
  });

  test('A6 a callback that claims more than the bank knows changes nothing', async () => {
    const { first } = await underWay();
    const body = Buffer.from(JSON.stringify({ tag: first.tag, eventId: 'e', status: 'paid_out' }));
    const { result } = await adapter.payouts.handleCallback(first, { type: 'message', headers: {}, body });
    expect(result.intent).toBeUndefined();
    const other = Buffer.from(JSON.stringify({ tag: 'other', eventId: 'e' }));
    expect((await adapter.payouts.handleCallback(first, { type: 'message', headers: {}, body: other })).result).toEqual(
      {},
    );
  });

  test('A7 what is under way is taken back, and what is done is told', async () => {
    const { first, page } = await underWay();
    expect(await adapter.payouts.cancel(first)).toBe('cancelled');
    expect(await bank.call('POST', page, {})).toMatchObject({ status: 409 });
    expect(await adapter.payouts.status(first)).toMatchObject({ intent: { type: 'fail' } });
    const unused = exchange();
    expect(await adapter.payouts.cancel(unused)).toBe('cancelled');
    expect(await adapter.payouts.process(unused)).toMatchObject({ intent: { type: 'fail' } });
    const done = exchange({ amountMinor: 7797n });
    await adapter.payouts.process(done);
    expect(await adapter.payouts.cancel(done)).toMatchObject({ intent: { type: 'succeed' } });
    expect([await effectsOf(first), await effectsOf(unused)]).toEqual([[], []]);
  });

  test('one that nobody finishes is taken back when its time is over', async () => {
    const { first } = await underWay();
    const { result } = await adapter.payouts.handleCallback(first, { type: 'timeout', body: new Uint8Array() });
    expect(result).toEqual({ intent: { type: 'fail', failure: { type: 'operation_timeout' } } });
    expect(await effectsOf(first)).toEqual([]);
  });

  test.each([
    [{ receiver: { type: 'pigeon', value: '1' } }, 'receiver.type'],
    [{ receiver: { type: 'phone' } }, 'receiver.value'],
    [{}, 'receiver'],
  ])('the bank refuses %j and names %s', async (fields, field) => {
    const body = { amountMinor: '1', currency: 'RUB', reference: 'r', ...fields };
    expect(await bank.call('POST', '/v1/payouts', body, fresh('key'))).toMatchObject({
      status: 400,
      body: { error: { field } },
    });
  });
});

test('P9 the file of the bank keeps of a recipient no more than the last characters', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-bank-payouts-'));
  const dataFile = join(folder, 'bank.jsonl');
  const bank = await bankAndClient({ dataFile, transferMs: 0 });
  const adapter = createSandboxBankAdapter({ url: bank.url });
  await adapter.payouts.process(payoutExchange({ receiver: { type: 'bank_card', value: '4242424242424242' } }));
  expect(readFileSync(dataFile, 'utf8')).not.toContain('424242424242');
  await adapter.close();
  await bank.close();
  rmSync(folder, { recursive: true });
});
