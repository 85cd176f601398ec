import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BankClient, bankAndClient } from './sandbox-bank-fixture.ts';

describe('the sandbox bank', () => {
  let bank: BankClient;
  beforeAll(async () => {
    bank = await bankAndClient();
  });
  afterAll(() => bank.close());

  test('authorises, captures part of it, and refunds in two parts', async () => {
    const authorised = await bank.authorise(bank.order({ amountMinor: '10000' }));
    expect(authorised.body).toMatchObject({
      operation: 'authorise',
      status: 'authorized',
      amountMinor: '10000',
      currency: 'RUB',
    });
    const { paymentId } = authorised.body;
    expect(authorised.body['transaction']).toEqual({
      id: paymentId,
      rrn: expect.stringMatching(/^[0-9]{12}$/),
      approvalCode: expect.stringMatching(/^[0-9A-Z]{6}$/),
      eci: '07',
      timeMs: expect.any(Number),
    });

    expect((await bank.followUp('capture', paymentId, { amountMinor: '7000' })).body).toMatchObject({
      status: 'captured',
      amountMinor: '7000',
    });
    expect((await bank.followUp('refund', paymentId, { amountMinor: '3000', reference: 'r1' })).body).toMatchObject({
      status: 'partially_refunded',
    });
    expect((await bank.followUp('refund', paymentId, { reference: 'r2' })).body).toMatchObject({
      status: 'refunded',
      amountMinor: '4000',
    });
    expect(await bank.payment(paymentId)).toMatchObject({
      status: 'refunded',
      amountMinor: '10000',
      capturedMinor: '7000',
      refundedMinor: '7000',
      card: { bin: '424242', lastDigits: '4242' },
    });
  });

  test('voids what is held and captures nothing of it afterwards', async () => {
    const { body } = await bank.authorise(bank.order());
    expect((await bank.followUp('void', body['paymentId'])).body).toMatchObject({ status: 'voided' });
    expect((await bank.followUp('void', body['paymentId'])).body).toMatchObject({ status: 'voided' });
    expect((await bank.followUp('capture', body['paymentId'])).body).toMatchObject({
      status: 'declined',
      declineCode: 'invalid_state',
    });
  });

  test('authorises and captures at once when asked to', async () => {
    const { body } = await bank.authorise(bank.order({ capture: true }));
    expect(body).toMatchObject({ status: 'captured' });
    expect(await bank.payment(body['paymentId'])).toMatchObject({ status: 'captured', capturedMinor: '10000' });
  });

  test.each([
    ['capture', { amountMinor: '10001' }, 'amount_too_large'],
    ['refund', {}, 'invalid_state'],
  ] as const)('declines a %s that the payment does not allow', async (verb, body, declineCode) => {
    const { paymentId } = (await bank.authorise(bank.order())).body;
    expect((await bank.followUp(verb, paymentId, body)).body).toMatchObject({ status: 'declined', declineCode });
  });

  test('declines a refund of more than was captured', async () => {
    const { paymentId } = (await bank.authorise(bank.order({ capture: true }))).body;
    const refund = await bank.followUp('refund', paymentId, { amountMinor: '10001' });
    expect(refund.body).toMatchObject({ status: 'declined', declineCode: 'amount_too_large' });
  });

  test('B1 the same key with the same content gets the same answer and moves money once', async () => {
    const order = bank.order();
    const first = await bank.authorise(order, 'repeated');
    const second = await bank.authorise(order, 'repeated');
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    const { effects } = (await bank.call('GET', `/v1/effects?reference=${order['reference']}`)).body;
    expect(effects).toEqual([
      {
        key: 'repeated',
        operation: 'authorise',
        reference: order['reference'],
        paymentId: first.body['paymentId'],
        amountMinor: '10000',
        currency: 'RUB',
      },
    ]);
  });

  test('B1 the same key with another address to call back is the same content', async () => {
    const order = bank.order({ callbackUrl: 'http://127.0.0.1:1/a' });
    const first = await bank.authorise(order, 'moved');
    expect((await bank.authorise({ ...order, callbackUrl: 'http://127.0.0.1:2/b' }, 'moved')).body).toEqual(first.body);
  });

  test.each([
    ['amount', { amountMinor: '10001' }],
    ['reference', { reference: 'another' }],
    ['card', { card: { pan: '5555555555554444', expiry: '12/30', cvv: '123' } }],
    ['security code', { card: { pan: '4242424242424242', expiry: '12/30' } }],
  ])('B1 a key with another %s is refused', async (_field, change) => {
    const order = bank.order();
    const key = bank.fresh('reused');
    await bank.authorise(order, key);
    const second = await bank.authorise({ ...order, ...change }, key);
    expect(second).toMatchObject({ status: 409, body: { error: { code: 'key_reused' } } });
  });

  test('B1 a key of one operation is refused for another', async () => {
    const { paymentId } = (await bank.authorise(bank.order(), 'one-key')).body;
    expect(await bank.followUp('capture', paymentId, {}, 'one-key')).toMatchObject({
      status: 409,
      body: { error: { code: 'key_reused' } },
    });
  });

  test('B2 a hundred first uses of one key at once are one execution', async () => {
    const order = bank.order();
    const answers = await Promise.all(Array.from({ length: 100 }, () => bank.authorise(order, 'crowd')));
    expect(new Set(answers.map((answer) => answer.body['paymentId'])).size).toBe(1);
    expect((await bank.call('GET', `/v1/payments?reference=${order['reference']}`)).body['payments']).toHaveLength(1);
  });

  test('tells what became of a key, and 404 of one that was never used', async () => {
    const first = await bank.authorise(bank.order(), 'asked-about');
    expect((await bank.statusOf('asked-about')).body).toEqual(first.body);
    expect(await bank.statusOf('never-used')).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
  });

  test('B4 a key cancelled before its request comes never takes money', async () => {
    expect((await bank.call('POST', '/v1/operations/early/cancel')).body).toEqual({
      operation: 'authorise',
      status: 'voided',
    });
    expect(await bank.authorise(bank.order(), 'early')).toMatchObject({
      status: 409,
      body: { error: { code: 'key_cancelled' } },
    });
    expect((await bank.statusOf('early')).body).toMatchObject({ status: 'voided' });
  });

  test('B4 cancelling a used key voids its payment, once', async () => {
    const { body } = await bank.authorise(bank.order(), 'late-cancel');
    const first = await bank.call('POST', '/v1/operations/late-cancel/cancel');
    expect(first.body).toMatchObject({ operation: 'void', status: 'voided' });
    expect((await bank.call('POST', '/v1/operations/late-cancel/cancel')).body).toEqual(first.body);
    expect(await bank.payment(body['paymentId'])).toMatchObject({ status: 'voided' });
  });

  test('B4 what follows an authorisation is cancelled by its key only while it waits', async () => {
    const { paymentId } = (await bank.authorise(bank.order({ card: { pan: '4000007700000851' } }))).body;
    expect((await bank.followUp('capture', paymentId, {}, 'waiting')).body).toMatchObject({ status: 'pending' });
    expect((await bank.call('POST', '/v1/operations/waiting/cancel')).body).toMatchObject({
      operation: 'capture',
      status: 'voided',
    });
    expect((await bank.call('POST', '/v1/operations/waiting/cancel')).body).toMatchObject({ status: 'voided' });
    expect(await bank.payment(paymentId)).toMatchObject({ status: 'authorized' });

    const done = (await bank.authorise(bank.order())).body['paymentId'];
    await bank.followUp('capture', done, {}, 'done');
    const late = await bank.call('POST', '/v1/operations/done/cancel');
    expect(late).toMatchObject({ status: 422, body: { error: { code: 'not_cancellable' } } });
  });

  test('B4 a captured payment is not cancelled by its key', async () => {
    await bank.authorise(bank.order({ capture: true }), 'captured-key');
    const { body } = await bank.call('POST', '/v1/operations/captured-key/cancel');
    expect(body).toMatchObject({ status: 'declined', declineCode: 'invalid_state' });
  });

  test.each([
    ['amountMinor', { amountMinor: 10 }],
    ['amountMinor', { amountMinor: '0' }],
    ['amountMinor', { amountMinor: '-5' }],
    ['amountMinor', { amountMinor: '99999999999999999' }],
    ['currency', { currency: 'rub' }],
    ['card.pan', { card: { pan: '4242 4242', expiry: '12/30' } }],
    ['card.expiry', { card: { pan: '4242424242424242', expiry: '13/30' } }],
    ['card.cvv', { card: { pan: '4242424242424242', expiry: '12/30', cvv: 'abc' } }],
    ['reference', { reference: '' }],
    ['callbackUrl', { callbackUrl: 'file:///etc/passwd' }],
    ['returnUrl', { returnUrl: 'javascript:alert(1)' }],
  ])('refuses a body whose %s is wrong, and does not repeat it', async (field, change) => {
    const { status, body } = await bank.authorise({ ...bank.order(), ...change });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'invalid_request', field } });
    expect(JSON.stringify(body)).not.toContain('4242');
  });

  test.each([
    ['no JSON', '{'],
    ['no object', '[]'],
  ])('refuses a body that is %s', async (_what, body) => {
    expect(await bank.call('POST', '/v1/payments', body, bank.fresh('key'))).toMatchObject({
      status: 400,
      body: { error: { field: 'body' } },
    });
  });

  test('refuses a call without a key, and one to a path it does not know', async () => {
    expect(await bank.call('POST', '/v1/payments', bank.order())).toMatchObject({
      status: 400,
      body: { error: { field: 'idempotency-key' } },
    });
    expect(await bank.call('POST', '/v1/payments/pay_none/capture', {}, 'key-none')).toMatchObject({ status: 404 });
    expect(await bank.call('GET', '/v2/payments/pay_none')).toMatchObject({
      status: 404,
      body: { error: { code: 'no_such_path' } },
    });
    expect(await bank.call('DELETE', '/v1/payments/pay_none')).toMatchObject({
      status: 404,
      body: { error: { code: 'no_such_path' } },
    });
  });

  test('cuts a caller who sends without end', async () => {
    await expect(bank.call('POST', '/v1/payments', { junk: 'x'.repeat(100_000) }, 'huge')).rejects.toThrow();
    expect((await bank.authorise(bank.order())).status).toBe(200);
  });
});

describe('the book of effects', () => {
  test('counts what moved, and what moved twice for one reference', async () => {
    const bank = await bankAndClient();
    const order = bank.order({ reference: 'paid-twice' });
    await bank.authorise(order);
    await bank.authorise(order);
    const cascaded = await bank.authorise(bank.order({ reference: 'cascaded' }));
    await bank.followUp('void', cascaded.body['paymentId']);
    const again = await bank.authorise(bank.order({ reference: 'cascaded' }));
    await bank.followUp('capture', again.body['paymentId']);
    expect(await bank.effects()).toEqual({
      totals: {
        authorise: { count: 4, amountMinor: { RUB: '40000' } },
        capture: { count: 1, amountMinor: { RUB: '10000' } },
        void: { count: 1, amountMinor: { RUB: '10000' } },
        refund: { count: 0, amountMinor: {} },
        payout: { count: 0, amountMinor: {} },
      },
      doubled: 1,
      repeated: 2,
      doubledKeys: 0,
      doubledReferences: ['authorise paid-twice'],
    });
    await bank.close();
  });
});

describe('a bank with a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-bank-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('goes on after a restart with held money, used keys and effects, and keeps no card number', async () => {
    const dataFile = join(folder, 'bank.jsonl');
    const order = {
      amountMinor: '10000',
      currency: 'RUB',
      reference: 'kept',
      card: { pan: '4000000000003220', expiry: '12/30', cvv: '737' },
    };
    const before = await bankAndClient({ dataFile });
    const asked = await before.authorise(order, 'kept-key');
    const [, , , , challengeId] = String(asked.body['acsUrl']).split('/');
    await before.call('POST', `/3ds/${challengeId}`, { outcome: 'approve' });
    const summary = await before.effects();
    await before.close();
    // The bank died in the middle of a line.
    appendFileSync(dataFile, '{"payment":{"id":"pay_torn"');

    const after = await bankAndClient({ dataFile });
    expect(await after.effects()).toEqual(summary);
    expect((await after.authorise(order, 'kept-key')).body).toMatchObject({
      status: 'authorized',
      paymentId: asked.body['paymentId'],
    });
    expect((await after.followUp('capture', asked.body['paymentId'])).body).toMatchObject({ status: 'captured' });
    await after.close();

    const third = await bankAndClient({ dataFile });
    expect(await third.payment(asked.body['paymentId'])).toMatchObject({
      status: 'captured',
      transaction: { eci: '05' },
    });
    await third.close();
    expect(readFileSync(dataFile, 'utf8')).not.toMatch(/4000000000003220|737/);
  });
});
