import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkValue, newNonce, readPrivateKey } from '../../src/providers/partner-acquirer/check-value.ts';
import type { RunningPartner } from '../../src/providers/partner-acquirer/fake/server.ts';
import { newPartnerKeys } from '../kit/partner-keys.ts';
import { CARD_TOKEN, KEYS, startPartner } from './partner-fixture.ts';

let partner: RunningPartner;
let nowMs: number;
let requests = 0;
beforeEach(async () => {
  nowMs = 1_768_478_400_000;
  partner = await startPartner({ nowMs: () => nowMs });
});
afterEach(() => partner.close());

interface Said {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Signed as it should be, unless something else is said. */
function signed(pem: string, overrides: object = {}) {
  const key = readPrivateKey(pem);
  if (key === undefined) throw new Error('the test has no key');
  const by = { merchantId: 'merchant-1', nonce: newNonce(), timestamp: nowMs };
  return { ...by, checkValue: checkValue(key, by), ...overrides };
}

async function call(path: string, body: object, pem = KEYS.payment, overrides: object = {}): Promise<Said> {
  const response = await fetch(`${partner.baseUrl}/${path}`, {
    method: 'POST',
    body: JSON.stringify({ ...body, ...signed(pem, overrides) }),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const amounts = (amount: number) => ({ amount, currency: 643 });

async function session(requestId: string, nextAction: string, pem = KEYS.payment, amount = 100): Promise<unknown> {
  const { body } = await call('initSession', { requestId, nextAction, ...amounts(amount), description: 'Book' }, pem);
  return body['sessionId'];
}

function newRequestId(): string {
  requests += 1;
  return `request-${requests}`;
}

async function charge(requestId = newRequestId(), amount = 100): Promise<Said> {
  const sessionId = await session(requestId, 'completeMerchantAcquiring', KEYS.payment, amount);
  return await call('completeMerchantAcquiring', { sessionId, requestId, cardToken: CARD_TOKEN, ...amounts(amount) });
}

async function giveBack(originalRequestId: string, amount: number, requestId = newRequestId()): Promise<Said> {
  const sessionId = await session(requestId, 'processPaymentReversal', KEYS.reversal, amount);
  const body = { sessionId, requestId, originalRequestId, ...amounts(amount) };
  return await call('processPaymentReversal', body, KEYS.reversal);
}

async function statusOf(requestId: string): Promise<Said> {
  const sessionId = await session(requestId, 'paymentStatus');
  return await call('paymentStatus', { sessionId, requestId });
}

const INIT = { requestId: 'a', nextAction: 'paymentStatus', ...amounts(1), description: 'Book' };

describe('the door of the fake partner', () => {
  it.each<[string, number, string, () => { readonly pem?: string; readonly overrides?: object }]>([
    ['another merchant', 401, 'UNKNOWN_MERCHANT', () => ({ overrides: { merchantId: 'merchant-2' } })],
    ['a key that nobody told it of', 401, 'BAD_CHECK_VALUE', () => ({ pem: newPartnerKeys().payment })],
    ['a clock that is six minutes late', 401, 'BAD_TIMESTAMP', () => ({ overrides: { timestamp: nowMs - 360_000 } })],
    ['a clock that is six minutes early', 401, 'BAD_TIMESTAMP', () => ({ overrides: { timestamp: nowMs + 360_000 } })],
    ['a time that was not signed', 401, 'BAD_CHECK_VALUE', () => ({ overrides: { timestamp: nowMs - 1 } })],
    ['a nonce that was not signed', 401, 'BAD_CHECK_VALUE', () => ({ overrides: { nonce: newNonce() } })],
    ['a nonce that is too short', 400, 'MALFORMED', () => ({ overrides: { nonce: 'short' } })],
    ['no signature', 400, 'MALFORMED', () => ({ overrides: { checkValue: undefined } })],
  ])('is closed to %s', async (_, status, code, how) => {
    const { pem, overrides } = how();
    expect(await call('initSession', INIT, pem, overrides)).toMatchObject({ status, body: { resultCode: code } });
  });

  it('takes a nonce once', async () => {
    const once = signed(KEYS.payment);
    expect((await call('initSession', INIT, KEYS.payment, once)).status).toBe(200);
    expect(await call('initSession', INIT, KEYS.payment, once)).toMatchObject({
      status: 401,
      body: { resultCode: 'NONCE_REUSED' },
    });
  });

  it('F4 opens for money that goes back to the reversal key alone', async () => {
    const requestId = newRequestId();
    await charge(requestId);
    const sessionId = await session('back', 'processPaymentReversal', KEYS.reversal);
    const body = { sessionId, requestId: 'back', originalRequestId: requestId, ...amounts(100) };
    expect((await call('processPaymentReversal', body, KEYS.payment)).status).toBe(401);
    expect((await call('completeMerchantAcquiring', body, KEYS.reversal)).status).toBe(401);
    expect((await call('processPaymentReversal', body, KEYS.reversal)).body['status']).toBe('SUCCEEDED');
  });
});

describe('the fake partner', () => {
  it('F1 does one thing under a request id, and refuses other content', async () => {
    const requestId = newRequestId();
    const first = await charge(requestId);
    const again = await charge(requestId);
    expect(again.body).toMatchObject({ status: 'SUCCEEDED', rrn: first.body['rrn'] });
    expect(await charge(requestId, 101)).toMatchObject({ status: 409, body: { resultCode: 'DUPLICATE_REQUEST_ID' } });
    expect(partner.effects()).toHaveLength(1);
  });

  it('F3 gives back no more than was charged, also while a reversal is on its way', async () => {
    const requestId = newRequestId();
    await charge(requestId);
    expect((await giveBack(requestId, 60)).body['status']).toBe('SUCCEEDED');
    expect((await statusOf(requestId)).body['status']).toBe('PARTIALLY_REVERSED');
    partner.set(['pending']);
    expect((await giveBack(requestId, 30)).body['status']).toBe('PENDING');
    partner.set([]);
    expect((await giveBack(requestId, 11)).body).toMatchObject({ resultCode: 'REVERSAL_EXCEEDS_PAYMENT' });
    expect((await giveBack(requestId, 10)).body['status']).toBe('SUCCEEDED');
    expect((await giveBack('nobody-charged-this', 1)).body['resultCode']).toBe('ORIGINAL_UNKNOWN');
  });

  it('knows no session after its time, and none of another request or another call', async () => {
    const requestId = newRequestId();
    const body = { requestId, cardToken: CARD_TOKEN, ...amounts(100) };
    const sessionId = await session(requestId, 'completeMerchantAcquiring');
    expect((await call('completeMerchantAcquiring', { ...body, sessionId, requestId: 'other' })).status).toBe(404);
    expect((await call('paymentStatus', { sessionId, requestId })).status).toBe(404);
    nowMs += 15 * 60_000;
    expect((await call('completeMerchantAcquiring', { ...body, sessionId })).status).toBe(410);
    expect(partner.effects()).toEqual([]);
  });

  it('declines a token that it never gave, and a page whose time is up', async () => {
    const requestId = newRequestId();
    const sessionId = await session(requestId, 'completeMerchantAcquiring');
    const body = { sessionId, requestId, cardToken: 'tok_of_nobody', ...amounts(100) };
    expect((await call('completeMerchantAcquiring', body)).body['resultCode']).toBe('CARD_TOKEN_UNKNOWN');
    const page = newRequestId();
    await session(page, 'processPayment');
    expect((await statusOf(page)).body['status']).toBe('CREATED');
    nowMs += 15 * 60_000;
    expect((await statusOf(page)).body).toMatchObject({ status: 'DECLINED', resultCode: 'SESSION_EXPIRED' });
  });
});

describe('the memory of the fake partner', () => {
  const folder = mkdtempSync(join(tmpdir(), 'turnpike-fake-partner-'));
  const dataFile = join(folder, 'partner.jsonl');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('outlives it, whole, also when it died in the middle of a line', async () => {
    await partner.close();
    partner = await startPartner({ nowMs: () => nowMs, dataFile });
    const requestId = newRequestId();
    await charge(requestId);
    await giveBack(requestId, 40);
    const [effects, operations] = [partner.effects(), partner.operations()];
    await partner.close();
    appendFileSync(dataFile, '{"operation":{"requestId":"half');
    partner = await startPartner({ nowMs: () => nowMs, dataFile });
    expect([partner.effects(), partner.operations()]).toEqual([effects, operations]);
    await charge(requestId);
    expect((await giveBack(requestId, 61)).body['resultCode']).toBe('REVERSAL_EXCEEDS_PAYMENT');
    expect(partner.effects()).toEqual(effects);
  });
});
