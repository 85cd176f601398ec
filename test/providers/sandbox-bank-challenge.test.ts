import { request } from 'undici';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyCallback } from '../../src/providers/sandbox-bank/signature.ts';
import { type BankClient, bankAndClient, callbackReceiver, SECRET } from './sandbox-bank-fixture.ts';

const THREE_DS = '4000000000003220';

describe('3-D Secure at the sandbox bank', () => {
  let bank: BankClient;
  let shop: Awaited<ReturnType<typeof callbackReceiver>>;
  beforeAll(async () => {
    bank = await bankAndClient();
  });
  afterAll(() => bank.close());
  beforeEach(async () => {
    shop = await callbackReceiver();
  });
  afterEach(() => shop.close());

  async function challenged(pan = THREE_DS, key = bank.fresh('key')) {
    const order = bank.order({
      card: { pan },
      callbackUrl: shop.url,
      returnUrl: 'http://shop.example/back?order=1',
      tag: 'tag-of-the-shop',
    });
    const { body } = await bank.authorise(order, key);
    return { key, order, body, acsUrl: String(body['acsUrl']) };
  }

  async function press(acsUrl: string, outcome: string) {
    const response = await request(acsUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `outcome=${outcome}`,
      dispatcher: bank.agent,
    });
    return { status: response.statusCode, location: response.headers['location'], text: await response.body.text() };
  }

  test('asks for the payer and holds nothing until they have answered', async () => {
    const { body, key } = await challenged();
    expect(body).toMatchObject({
      status: 'requires_action',
      tag: 'tag-of-the-shop',
      acsUrl: expect.stringContaining('/3ds/'),
    });
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'requires_action' });
    expect((await bank.followUp('capture', body['paymentId'])).body).toMatchObject({ declineCode: 'invalid_state' });
  });

  test('mints a tag when the caller gave none', async () => {
    const { body } = await bank.authorise(bank.order({ card: { pan: THREE_DS } }));
    expect(body['tag']).toMatch(/^3ds_/);
  });

  test('shows a page without scripts that says who asks for what', async () => {
    const { acsUrl } = await challenged();
    const response = await request(acsUrl, { dispatcher: bank.agent });
    const html = await response.body.text();
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.headers['content-security-policy']).toContain('http://shop.example');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('100.00 RUB');
    expect(html).toContain('ending in 3220');
    for (const choice of ['approve', 'decline', 'abandon']) expect(html).toContain(`value="${choice}"`);
    expect(html).not.toContain('<script');
    expect(html).not.toContain(THREE_DS);
  });

  test('writes what callers sent as text, never as markup', async () => {
    const { body } = await bank.authorise(bank.order({ reference: '<b>"&\'', card: { pan: THREE_DS } }));
    const html = await (await request(String(body['acsUrl']), { dispatcher: bank.agent })).body.text();
    expect(html).toContain('&#60;b&#62;&#34;&#38;&#39;');
    expect(html).not.toContain('<b>');
  });

  test('after approval calls back with a signature, and only then sends the payer to the shop', async () => {
    const { acsUrl, body, key, order } = await challenged();
    const pressed = await press(acsUrl, 'approve');
    expect(pressed).toMatchObject({ status: 303, location: 'http://shop.example/back?order=1' });
    expect(shop.received).toHaveLength(1);
    const [callback] = shop.received;
    expect(callback?.json).toEqual({
      eventId: expect.stringMatching(/^evt_/),
      tag: 'tag-of-the-shop',
      paymentId: body['paymentId'],
      reference: order['reference'],
      operation: 'authorise',
      idempotencyKey: key,
      status: 'authorized',
    });
    expect(verifyCallback(SECRET, callback?.headers['bank-signature'], callback?.body ?? '')).toBe(true);
    expect(verifyCallback('another', callback?.headers['bank-signature'], callback?.body ?? '')).toBe(false);
    expect(verifyCallback(SECRET, callback?.headers['bank-signature'], `${callback?.body} `)).toBe(false);
    expect(verifyCallback(SECRET, undefined, callback?.body ?? '')).toBe(false);
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'authorized', transaction: { eci: '05' } });
    expect((await bank.authorise(order, key)).body).toMatchObject({ status: 'authorized' });
  });

  test('a payer who declines ends in a declined payment', async () => {
    const { acsUrl, key } = await challenged();
    expect(await press(acsUrl, 'decline')).toMatchObject({ status: 303 });
    expect(shop.received[0]?.json).toMatchObject({ status: 'declined' });
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'declined', declineCode: 'authentication_failed' });
  });

  test('a payer who leaves tells nobody, and may come back', async () => {
    const { acsUrl, key } = await challenged();
    expect(await press(acsUrl, 'abandon')).toMatchObject({ status: 303 });
    expect(shop.received).toHaveLength(0);
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'requires_action' });
    await press(acsUrl, 'approve');
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'authorized' });
  });

  test('a second answer changes nothing and tells nobody', async () => {
    const { acsUrl, key } = await challenged();
    await press(acsUrl, 'decline');
    expect(await press(acsUrl, 'approve')).toMatchObject({ status: 303 });
    expect(await bank.call('POST', acsUrl, { outcome: 'approve' })).toMatchObject({
      status: 409,
      body: { error: { code: 'challenge_closed' } },
    });
    expect(shop.received).toHaveLength(1);
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'declined' });
    expect(await (await request(acsUrl, { dispatcher: bank.agent })).body.text()).toContain('Nothing to confirm');
  });

  test('a payment cancelled meanwhile takes the question back', async () => {
    const { acsUrl, body, key } = await challenged();
    expect((await bank.followUp('void', body['paymentId'])).body).toMatchObject({ status: 'voided' });
    expect(await bank.call('POST', acsUrl, { outcome: 'approve' })).toMatchObject({ status: 409 });
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'voided' });
    const { effects } = (await bank.call('GET', `/v1/effects?reference=${body['reference']}`)).body;
    expect(effects).toEqual([]);
  });

  test('a program may answer, and only with words it knows', async () => {
    const { acsUrl } = await challenged();
    expect(await bank.call('POST', acsUrl, { outcome: 'perhaps' })).toMatchObject({
      status: 400,
      body: { error: { field: 'outcome' } },
    });
    expect(await bank.call('POST', acsUrl, { outcome: 'approve' })).toMatchObject({
      status: 200,
      body: { status: 'authorized' },
    });
    expect(await bank.call('POST', '/3ds/3ds_none', { outcome: 'approve' })).toMatchObject({ status: 404 });
    expect((await request(`${bank.url}/3ds/3ds_none`, { dispatcher: bank.agent })).statusCode).toBe(404);
  });

  test('an informational callback decides nothing', async () => {
    const { acsUrl, key } = await challenged();
    await bank.call('POST', acsUrl, { outcome: 'notify' });
    expect(shop.received[0]?.json).toMatchObject({ status: 'requires_action' });
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'requires_action' });
  });

  test.each([
    ['fails whatever the payer says', '4000007700000711', 'authentication_failed'],
    ['passes and is declined then', '4000008400001629', 'generic_decline'],
    ['passes and lacks money then', '4000008260003178', 'insufficient_funds'],
  ])('a card whose challenge %s', async (_what, pan, declineCode) => {
    const { acsUrl, key } = await challenged(pan);
    await press(acsUrl, 'approve');
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'declined', declineCode });
  });

  test('a card whose challenge is always abandoned', async () => {
    const { acsUrl, key } = await challenged('4000007700000729');
    await press(acsUrl, 'approve');
    expect(shop.received).toHaveLength(0);
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'requires_action' });
  });

  test('a duplicate callback is the same event twice', async () => {
    const { acsUrl } = await challenged('4000007700000778');
    await press(acsUrl, 'approve');
    expect(shop.received.map((callback) => callback.json['eventId'])).toHaveLength(2);
    expect(shop.received[1]?.body.toString()).toBe(shop.received[0]?.body.toString());
  });

  test('a late callback comes after a status query told the result, once', async () => {
    const { acsUrl, key, body } = await challenged('4000007700000760');
    await press(acsUrl, 'approve');
    expect(shop.received).toHaveLength(0);
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'authorized' });
    expect((await shop.arrived(1))[0]?.json).toMatchObject({ status: 'authorized' });
    await bank.statusOf(key);
    await bank.payment(body['paymentId']);
    expect(shop.received).toHaveLength(1);
  });

  test('a confirmation in an app has a tag and no page', async () => {
    const { body, key } = await challenged('4000007700000786');
    expect(body).toMatchObject({ status: 'requires_action', tag: 'tag-of-the-shop' });
    expect(body['acsUrl']).toBeUndefined();
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'requires_action' });
  });
});

describe('callbacks', () => {
  test('the callback may come before the reply', async () => {
    const bank = await bankAndClient();
    let answered = false;
    let answeredWhenCalled: boolean | undefined;
    const shop = await callbackReceiver(() => {
      answeredWhenCalled = answered;
      return 404;
    });
    const { body } = await bank.authorise(
      bank.order({ card: { pan: '4000007700000752' }, callbackUrl: shop.url }),
      'before',
    );
    answered = true;
    expect(answeredWhenCalled).toBe(false);
    expect(shop.received[0]?.json).toMatchObject({ status: 'authorized', tag: body['tag'] });
    expect(body).toMatchObject({ status: 'requires_action' });
    expect((await bank.statusOf('before')).body).toMatchObject({ status: 'authorized' });
    await bank.close();
    await shop.close();
  });

  test('are repeated until somebody takes them', async () => {
    const bank = await bankAndClient();
    const shop = await callbackReceiver((_callback, no) => (no < 3 ? 503 : 204));
    const { body } = await bank.authorise(bank.order({ card: { pan: THREE_DS }, callbackUrl: shop.url }));
    await bank.call('POST', String(body['acsUrl']), { outcome: 'approve' });
    const received = await shop.arrived(3);
    expect(new Set(received.map((callback) => callback.json['eventId'])).size).toBe(1);
    await bank.close();
    await shop.close();
  });

  test('are given up after a bounded number of attempts', async () => {
    const bank = await bankAndClient({ callbackAttempts: 2 });
    const shop = await callbackReceiver(() => 500);
    const confirm = async () => {
      const { body } = await bank.authorise(bank.order({ card: { pan: THREE_DS }, callbackUrl: shop.url }));
      await bank.call('POST', String(body['acsUrl']), { outcome: 'approve' });
    };
    await confirm();
    await shop.arrived(2);
    await confirm();
    const received = await shop.arrived(4);
    const attempts = Map.groupBy(received, (callback) => callback.json['eventId']);
    expect([...attempts.values()].map((group) => group.length)).toEqual([2, 2]);
    await bank.close();
    await shop.close();
  });

  test('a shop that cannot be reached does not keep the payer waiting', async () => {
    const bank = await bankAndClient();
    const { body } = await bank.authorise(bank.order({ card: { pan: THREE_DS }, callbackUrl: 'http://127.0.0.1:1/' }));
    expect(await bank.call('POST', String(body['acsUrl']), { outcome: 'approve' })).toMatchObject({
      status: 200,
      body: { status: 'authorized' },
    });
    await bank.close();
  });
});
