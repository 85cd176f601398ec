import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, PROJECT, paymentId, signatureOf, startDesk, URLS, until } from '../h2h/desk.ts';

/** The HTTP door of cash desks on a whole node: what it takes for a merchant's request, and what it answers. */

let desk: Desk;

beforeAll(async () => {
  desk = await startDesk();
}, 60_000);
afterAll(() => desk?.stop());

const CARD = { expiry_month: 12, expiry_year: 2030, cvv: '123' };
const general = (id: string) => ({ project_id: PROJECT, payment_id: id, ...URLS });
const transfer = (id: string, amount = 10_000) => ({
  general: general(id),
  payment: { method: 'card-p2p', amount, currency: 'RUB' },
  sender: {},
});
const info = (id: string, path = '/payment/p2p/payin') =>
  desk.post(`${path}/info`, { general: { project_id: PROJECT, payment_id: id } });
const statusOf = async (id: string, path?: string) => {
  const { body } = await info(id, path);
  return [body.status, body.sub_status];
};
const reaches = (id: string, status: string, subStatus: string | null, path?: string) =>
  until(
    () => statusOf(id, path),
    (seen) => seen[0] === status && seen[1] === subStatus,
  );

describe('a signed request', () => {
  const now = () => String(Math.floor(Date.now() / 1000));
  const ask = { general: { project_id: PROJECT } };

  it('is answered', async () => {
    expect(await desk.post('/balance/info', ask)).toMatchObject({ status: 200 });
  });

  it.each([
    ['of an unknown cash desk', { merchantId: 'nobody' }, 'unknown_merchant'],
    ['of no cash desk', { merchantId: '' }, 'unknown_merchant'],
    ['signed 301 seconds ago', { timestamp: String(Math.floor(Date.now() / 1000) - 310) }, 'timestamp_out_of_range'],
    ['signed in the future', { timestamp: String(Math.floor(Date.now() / 1000) + 400) }, 'timestamp_out_of_range'],
    ['without a time', { timestamp: '' }, 'timestamp_out_of_range'],
    ['with a time that is none', { timestamp: '1e9' }, 'timestamp_out_of_range'],
    ['with another signature', { signature: 'AAAA' }, 'invalid_signature'],
    ['without a signature', { signature: '' }, 'invalid_signature'],
    ['by an algorithm of no key', { algorithm: 'RSA-SHA256' }, 'invalid_signature'],
    ['by an unknown algorithm', { algorithm: 'none' }, 'invalid_signature'],
  ])('%s is refused with 401', async (_what, overrides, code) => {
    const { status, body } = await desk.post('/balance/info', ask, overrides);
    expect({ status, code: body.code }).toEqual({ status: 401, code });
    expect(body).toMatchObject({ status: 'error', status_description: expect.any(String), errors: [] });
  });

  it('whose body was changed on the way is refused', async () => {
    const timestamp = now();
    const signature = signatureOf(JSON.stringify(transfer('changed')), timestamp);
    const { status, body } = await desk.post('/payment/p2p/payin', transfer('changed', 10_001), {
      timestamp,
      signature,
    });
    expect([status, body.code]).toEqual([401, 'invalid_signature']);
    expect((await info('changed')).status).toBe(404);
  });

  it('D4 that changes something is taken once; one that reads may come again', async () => {
    const timestamp = now();
    const body = transfer(paymentId());
    const first = await desk.post('/payment/p2p/payin', body, { timestamp });
    expect(first.status).toBe(200);
    const again = await desk.post('/payment/p2p/payin', body, { timestamp });
    expect([again.status, again.body.code]).toEqual([401, 'signature_reused']);
    expect((await desk.post('/balance/info', ask, { timestamp })).status).toBe(200);
    expect((await desk.post('/balance/info', ask, { timestamp })).status).toBe(200);
  });

  it.each([
    ['{"general":', 400, 'malformed_json'],
    ['[]', 400, 'malformed_json'],
    ['{"general":{"project_id":"a","project_id":"b"}}', 400, 'malformed_json'],
  ])('with the body %s is refused', async (body, status, code) => {
    const answer = await desk.post('/balance/info', body);
    expect([answer.status, answer.body.code, answer.body.status]).toEqual([status, code, 'error']);
  });

  it('whose names would make of a short body a text without bounds is refused before its signature is looked at', async () => {
    const body = `{"${'k'.repeat(120_000)}":[${Array(60_000).fill('0').join(',')}]}`;
    const answer = await desk.post('/balance/info', body, { signature: 'AAAA' });
    expect([answer.status, answer.body.code, answer.body.status]).toEqual([400, 'malformed_json', 'error']);
  });

  it('of another type is refused with 415, at another path with 404, and with a body too large with 413', async () => {
    const typed = await desk.post('/balance/info', ask, { headers: { 'content-type': 'text/plain' } });
    expect([typed.status, typed.body.code]).toEqual([415, 'unsupported_media_type']);
    const elsewhere = await desk.post('/balance', ask);
    expect([elsewhere.status, elsewhere.body.code, elsewhere.body.status]).toEqual([404, 'not_found', 'error']);
    const large = await desk.post('/balance/info', { ...ask, x: 'x'.repeat(300_000) });
    expect([large.status, large.body.code]).toEqual([413, 'body_too_large']);
  });

  it('for another cash desk than its own finds none (P10)', async () => {
    const { status, body } = await desk.post('/balance/info', { general: { project_id: 'another' } });
    expect([status, body.code]).toEqual([404, 'project_not_found']);
  });
});

describe('a payin by transfer', () => {
  it('is created as new, shows where to send, and succeeds', async () => {
    const id = paymentId();
    const { status, body } = await desk.post('/payment/p2p/payin', transfer(id));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'processing',
      sub_status: 'new',
      payment_id: id,
      project_id: PROJECT,
      type: 'payin',
      final: false,
      payment: { amount: 10_000, currency: 'RUB', method: 'card-p2p', product: 'p2p' },
      version: 1,
    });
    await reaches(id, 'success', null);
    const { body: last } = await info(id);
    expect(last).toMatchObject({ request_id: body.request_id, final: true });
    expect(last.requisites).toMatchObject({ method: 'card-p2p', value: expect.stringMatching(/^\d{16}$/) });
    expect(last.version).toBeGreaterThan(2);
    const bySelector = { general: { project_id: PROJECT, request_id: body.request_id } };
    expect((await desk.post('/payment/p2p/payin/info', bySelector)).body).toEqual(last);
  });

  it('asked for again with the same content is the same one; with other content it is a conflict', async () => {
    const id = paymentId();
    const first = await desk.post('/payment/p2p/payin', transfer(id));
    const again = await desk.post('/payment/p2p/payin', transfer(id));
    expect([again.status, again.body.request_id]).toEqual([200, first.body.request_id]);
    const other = await desk.post('/payment/p2p/payin', transfer(id, 10_002));
    expect([other.status, other.body.code]).toEqual([409, 'payment_id_conflict']);
    const payout = { ...transfer(id), receiver: { pan: '4242424242424242' } };
    const asPayout = await desk.post('/payment/p2p/payout', payout);
    expect([asPayout.status, asPayout.body.code]).toEqual([409, 'payment_id_conflict']);
  });

  it('is marked as paid by the payer, and waits for the bank', async () => {
    const id = paymentId();
    await desk.post('/payment/p2p/payin', transfer(id, 10_001));
    await reaches(id, 'processing', 'awaiting_confirm');
    const { body } = await desk.post('/payment/p2p/payin/confirm', { general: general(id) });
    expect([body.status, body.sub_status]).toEqual(['processing', 'paid']);
  });

  it('is not under the paths of payouts, nor of cards', async () => {
    const id = paymentId();
    await desk.post('/payment/p2p/payin', transfer(id));
    for (const path of ['/payment/p2p/payout', '/payment/ecom/payin']) {
      const { status, body } = await info(id, path);
      expect([status, body.code]).toEqual([404, 'application_not_found']);
    }
  });

  it('is refunded, in parts and never beyond', async () => {
    const id = paymentId();
    await desk.post('/payment/p2p/payin', transfer(id));
    const early = await desk.post('/payment/p2p/payin/refund', {
      general: { ...general(id), refund_id: 'r0' },
    });
    if (early.status !== 200) expect([early.status, early.body.code]).toEqual([409, 'invalid_application_status']);
    await reaches(id, 'success', null);
    const refund = (refundId: string, amount?: number) =>
      desk.post('/payment/p2p/payin/refund', {
        general: { ...general(id), refund_id: refundId },
        ...(amount === undefined ? {} : { refund: { amount, reason: 'Damaged' } }),
      });
    const first = await refund('r1', 4_000);
    expect(first).toMatchObject({
      status: 200,
      body: { refund_id: 'r1', amount: 4_000, currency: 'RUB', payment_id: id },
    });
    const read = () => desk.post('/payment/p2p/payin/refund/info', { general: { ...general(id), refund_id: 'r1' } });
    await until(read, ({ body }) => body.status === 'success');
    expect((await refund('r1', 4_000)).body).toMatchObject({ status: 'success', refund_id: 'r1' });
    const other = await refund('r1', 4_001);
    expect([other.status, other.body.code]).toEqual([409, 'invoice_payment_refund_already_exists']);
    const much = await refund('r2', 6_001);
    expect([much.status, much.body.code]).toEqual([409, 'invoice_payment_amount_exceeded']);
    expect((await info(id)).body).toMatchObject({ status: 'success', refunded_amount: 4_000, refund_state: 'partial' });
  });
});

describe('a payin by card', () => {
  const pay = (id: string, pan: string, card: object = CARD) =>
    desk.post('/payment/ecom/payin', {
      general: general(id),
      payment: { method: 'card-ecom', amount: 10_000, currency: 'RUB' },
      card: { pan, ...card },
    });

  it('P9 takes a card number, and no answer and no line of the log has it', async () => {
    const id = paymentId();
    const { status, body } = await pay(id, '4242424242424242');
    expect(status).toBe(200);
    await reaches(id, 'success', null, '/payment/ecom/payin');
    expect(JSON.stringify([body, (await info(id, '/payment/ecom/payin')).body])).not.toContain('4242424242424242');
    expect(desk.node.logged.filter((line) => line.includes('4242424242424242'))).toEqual([]);
    expect((await pay(id, '4242424242424242')).body).toMatchObject({ status: 'success', payment_id: id });
    expect((await pay(id, '5555555555554444')).body.code).toBe('payment_id_conflict');
  });

  it.each([
    ['a number that is none', '4242424242424241', CARD, ['card.pan']],
    ['no number', '', CARD, ['card.pan']],
    ['a card of the past', '4242424242424242', { ...CARD, expiry_year: 2019 }, ['card.expiry_year']],
    ['a security code of other length', '4242424242424242', { ...CARD, cvv: '12' }, ['card.cvv']],
    ['a month that is a text', '4242424242424242', { ...CARD, expiry_month: '12' }, ['card.expiry_month']],
  ])('is refused for %s, which is named and not repeated', async (_what, pan, card, fields) => {
    const { status, body } = await pay(paymentId(), pan, card);
    expect([status, body.errors.map(({ field }: { field: string }) => field)]).toEqual([422, fields]);
    if (pan !== '') expect(JSON.stringify(body)).not.toContain(pan);
  });

  it('P9 is refused when a number stands where none may', async () => {
    const body = { ...transfer(paymentId()), customer: { id: '4242424242424242' } };
    const answer = await desk.post('/payment/p2p/payin', body);
    expect([answer.status, answer.body.code]).toEqual([422, 'card_data_not_allowed']);
  });
});

describe('fields that cannot be right', () => {
  const withPayment = (payment: object) => ({
    ...transfer(paymentId()),
    payment: { ...transfer('').payment, ...payment },
  });
  const withGeneral = (more: object) => ({ ...transfer(paymentId()), general: { ...general(paymentId()), ...more } });

  it.each<[string, () => object, readonly string[]]>([
    ['an amount of zero', () => withPayment({ amount: 0 }), ['payment.amount']],
    ['an amount beyond the largest', () => withPayment({ amount: 10_000_000_000_001 }), ['payment.amount']],
    ['an amount with a fraction', () => withPayment({ amount: 1.5 }), ['payment.amount']],
    ['an amount in a text', () => withPayment({ amount: '100' }), ['payment.amount']],
    ['a currency that is none', () => withPayment({ currency: 'rub' }), ['payment.currency']],
    ['a currency of no shop', () => withPayment({ currency: 'KZT' }), ['payment.currency']],
    ['an unknown method', () => withPayment({ method: 'cash' }), ['payment.method']],
    ['a method of cards', () => withPayment({ method: 'card-ecom' }), ['payment.method']],
    ['a lifetime of 299 seconds', () => withPayment({ lifetime: 299 }), ['payment.lifetime']],
    ['a lifetime of more than a day', () => withPayment({ lifetime: 86_401 }), ['payment.lifetime']],
    ['plain http', () => withGeneral({ redirect_url: 'http://merchant.example' }), ['general.redirect_url']],
    ['a URL that is none', () => withGeneral({ merchant_callback_url: 'merchant' }), ['general.merchant_callback_url']],
    ['no id', () => withGeneral({ payment_id: '' }), ['general.payment_id']],
    ['an id of 256 characters', () => withGeneral({ payment_id: 'ж'.repeat(256) }), ['general.payment_id']],
    ['a general that is a text', () => ({ ...transfer('x'), general: 'x' }), ['general']],
    [
      'a country that is none',
      () => ({ ...transfer(paymentId()), customer: { country: 'RUS' } }),
      ['customer.country'],
    ],
    [
      'several faults at once',
      () => withPayment({ amount: 0, method: 'cash', lifetime: 1 }),
      ['payment.method', 'payment.amount', 'payment.lifetime'],
    ],
  ])('are named: %s', async (_what, body, fields) => {
    const answer = await desk.post('/payment/p2p/payin', body());
    expect(answer.body.errors?.map(({ field }: { field: string }) => field)).toEqual(fields);
    expect([answer.status, answer.body.status]).toEqual([422, 'error']);
  });

  it('are none: an id of 255 characters of any script, plain http to this machine in a sandbox, and null', async () => {
    const id = 'ж'.repeat(255);
    const body = { ...transfer(id), customer: null };
    const answer = await desk.post('/payment/p2p/payin', {
      ...body,
      general: { ...body.general, merchant_callback_url: 'http://127.0.0.1:1/alerts' },
    });
    expect([answer.status, answer.body.payment_id]).toEqual([200, id]);
  });

  it('are alert URLs that neither the request nor the cash desk has', async () => {
    const body = { ...transfer(paymentId()), general: { project_id: PROJECT, payment_id: paymentId() } };
    const { status, body: answer } = await desk.post('/payment/p2p/payin', body);
    expect(status).toBe(422);
    expect(answer.errors).toEqual(
      Object.keys(URLS).map((field) => ({
        field: `general.${field}`,
        code: 'required',
        message: 'is required: the cash desk has no default',
      })),
    );
  });
});

describe('a hosted payin', () => {
  it('has a page that shows what to pay, and takes the payer at his word', async () => {
    const { body } = await desk.post('/widget/payin', {
      general: { ...general(paymentId()), redirect_url: 'https://merchant.example/thanks' },
      payment: { widget_method: 'payin-p2p-card', amount: 10_001, currency: 'RUB' },
    });
    const url: string = body.integration.form_url;
    expect(url).toMatch(/\/pay\/[A-Za-z0-9_-]{54}$/);
    const page = await until(
      async () => (await fetch(url)).text(),
      (html) => html.includes('I have paid'),
    );
    expect(page).toContain('100.01 RUB');
    expect(page).toMatch(/<dd>\d{16}<\/dd>/);
    expect(page).not.toMatch(/<script|javascript:|\son[a-z]+=/i);
    const headers = (await fetch(url)).headers;
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    const paid = await fetch(`${url}/paid`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: '',
    });
    expect([paid.status, paid.redirected]).toEqual([200, true]);
    expect(await paid.text()).toContain('being checked');
    expect((await fetch(`${url}/paid`, { method: 'POST' })).status).toBe(200);
  });

  it('has no page under another address, nor has a payin that is not hosted', async () => {
    const { body } = await desk.post('/widget/payin', {
      general: general(paymentId()),
      payment: { widget_method: 'payin-p2p-card', amount: 10_001, currency: 'RUB' },
    });
    const url: string = body.integration.form_url;
    const other = url.endsWith('A') ? 'B' : 'A';
    for (const wrong of [url.slice(0, -1) + other, url.slice(0, -1), `${desk.origin}/pay/x`]) {
      expect((await fetch(wrong)).status).toBe(404);
    }
    expect((await desk.post('/payment/p2p/payin', transfer(paymentId()))).body.integration).toBeUndefined();
  });
});
