import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ApplicationView } from '../../src/domain/application/application.ts';
import { APPLICATION_STATUSES, type ApplicationStatus } from '../../src/domain/application/status.ts';
import { alertHeaders, alertUrl } from '../../src/h2h/alert.ts';
import { alertBody, answerBody, requisitesBody } from '../../src/h2h/body.ts';
import { signedMessage } from '../../src/h2h/canonical.ts';
import { parseJson } from '../../src/h2h/json.ts';
import { rsaPublicKey, verifyHmac, verifyRsa } from '../../src/h2h/signature.ts';

const TIME = Date.UTC(2026, 0, 15, 12) * 1000;
const URLS = { informative: 'https://m.example/i', success: 'https://m.example/s', decline: 'https://m.example/d' };

function viewOf(overrides: Partial<ApplicationView> = {}): ApplicationView {
  return {
    type: 'payin',
    applicationId: 'h2h_1',
    partyId: 'party',
    shopId: 'shop',
    createTime: TIME,
    updateTime: TIME + 1_000_000,
    status: 'awaiting_confirm',
    version: 3,
    amount: { amountMinor: 10_000n, currency: 'RUB' },
    refunded: { amountMinor: 0n, currency: 'RUB' },
    refundState: 'none',
    disputes: new Map(),
    operations: [],
    requisites: { sealed: { keyId: 'k', ciphertext: new Uint8Array([1]) }, method: 'card-p2p', masked: '****0010' },
    facts: {
      projectId: 'desk',
      paymentId: 'order-42',
      product: 'p2p',
      method: 'card-p2p',
      hosted: false,
      urls: URLS,
      expireTime: TIME + 600_000_000,
      onExpiry: 'dispute',
      confirmTimeoutMs: 1000,
    },
    ...overrides,
  };
}

describe('an alert', () => {
  const statuses = Object.keys(APPLICATION_STATUSES) as ApplicationStatus[];
  const kindOf = (status: ApplicationStatus) => {
    if (status === 'success') return 'success';
    return status === 'decline' || status === 'error' ? 'decline' : 'informative';
  };

  it.each(statuses.map((status) => [status, kindOf(status)] as const))('of %s goes to the %s URL', (status, kind) => {
    expect(alertUrl(URLS, status)).toBe(URLS[kind]);
  });

  it('has the shape that merchants know, with the version, the time and the id of the event', () => {
    expect(alertBody(viewOf({ description: 'Waiting' }), 'event-1')).toEqual({
      project_id: 'desk',
      general: { request_id: 'h2h_1', payment_id: 'order-42' },
      status: { status: 'processing', sub_status: 'awaiting_confirm', status_description: 'Waiting' },
      payment_info: { amount: 10_000, currency: 'RUB', method: 'card-p2p', product: 'p2p', type: 'payin' },
      refunded_amount: 0,
      refund_state: 'none',
      operations: [],
      created_at: '2026-01-15T12:00:00.000Z',
      updated_at: '2026-01-15T12:00:01.000Z',
      version: 3,
      event_id: 'event-1',
    });
  });

  it('says null where there is no sub_status', () => {
    expect(alertBody(viewOf({ status: 'executing' }), 'e')['status']).toMatchObject({
      status: 'processing',
      sub_status: null,
    });
  });

  it('B1 holds nothing of where a payer sends to, as the answer does not unless it is given', () => {
    expect(JSON.stringify(alertBody(viewOf(), 'e'))).not.toContain('requisites');
    expect(JSON.stringify(answerBody(viewOf()))).not.toContain('0010');
    const requisites = { method: 'card-p2p', value: '2200', bankName: 'B', holder: 'H' };
    expect(answerBody(viewOf(), { requisites })['requisites']).toEqual(requisitesBody(requisites));
    expect(requisitesBody(requisites)).toEqual({ method: 'card-p2p', value: '2200', bank_name: 'B', holder: 'H' });
  });

  it('carries where the payer has to go', () => {
    const redirect = { type: 'redirect', method: 'post', url: 'https://bank.example', form: { creq: 'x' } } as const;
    const shown = { url: 'https://bank.example', method: 'POST', params: { creq: 'x' } };
    expect(alertBody(viewOf({ redirect }), 'e')['redirect']).toEqual(shown);
    expect(answerBody(viewOf({ redirect }))).toMatchObject({
      redirect: shown,
      integration: { redirect_url: 'https://bank.example' },
    });
  });

  it('is signed over its canonical form and the time, by HMAC or by RSA', () => {
    const body = JSON.stringify(alertBody(viewOf(), 'event-1'));
    const message = signedMessage(parseJson(body), '1768478400');
    const hmac = alertHeaders({ algorithm: 'HMAC-SHA512', secret: 'S' }, 'key', body, 1_768_478_400.9);
    expect(hmac['x-access-timestamp']).toBe('1768478400');
    expect(verifyHmac('key', message, hmac['x-access-signature'] ?? '')).toBe(true);
    const pair = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const rsa = alertHeaders({ algorithm: 'RSA-SHA256', secret: 'S' }, pair.privateKey, body, 1_768_478_400);
    const signature = rsa['x-access-signature'] ?? '';
    expect(verifyRsa(rsaPublicKey(pair.publicKey), message, signature, 'once')).toBe(true);
  });
});
