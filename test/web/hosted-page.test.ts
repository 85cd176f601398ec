import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, PROJECT, paymentId, startDesk, URLS, until } from '../h2h/desk.ts';
import { ALERT_KEY, type Merchant, startMerchant } from '../h2h/merchant.ts';
import { requestId } from '../rpc/requests.ts';
import { createPayer, type Payer, type Seen } from './payer.ts';

/** The hosted page on a whole node, as a payer meets it: without scripts, and with a bank of the sandbox behind it. */

let desk: Desk;
let merchant: Merchant;

beforeAll(async () => {
  merchant = await startMerchant();
  desk = await startDesk({ environment: { TURNPIKE_SECRET_H2H_ALERT_HMAC: ALERT_KEY } });
}, 60_000);
afterAll(async () => {
  await desk?.stop();
  await merchant?.close();
});

const GOOD = { number: '4242 4242 4242 4242', expiry: '12/30', cvv: '123', holder: 'A PAYER' };
const THREE_DS = { ...GOOD, number: '4000000000003220' };
const TOO_LITTLE = { ...GOOD, number: '4000000000009995' };

interface Hosted {
  readonly id: string;
  readonly url: string;
  readonly requestId: string;
}

interface Asked {
  readonly method?: string;
  readonly amount?: number;
  readonly customer?: object;
  readonly general?: object;
}

async function hosted({ method, amount = 10_000, customer, general }: Asked = {}): Promise<Hosted> {
  const id = paymentId();
  const { status, body } = await desk.post('/widget/payin', {
    general: { project_id: PROJECT, payment_id: id, ...URLS, redirect_url: 'https://shop.example/thanks', ...general },
    payment: { amount, currency: 'RUB', ...(method === undefined ? {} : { widget_method: method }) },
    ...(customer === undefined ? {} : { customer }),
  });
  expect([status, body.sub_status]).toEqual([200, 'new']);
  return { id: body.payment_id, url: body.integration.form_url, requestId: body.request_id };
}

const byCard = (asked: Asked = {}) => hosted({ method: 'payin-ecom-card', ...asked });

async function info(id: string) {
  const general = { project_id: PROJECT, payment_id: id };
  return (await desk.post('/payment/ecom/payin/info', { general })).body;
}

/** Looks again until the page says so. */
const comes = (payer: Payer, url: string, text: string): Promise<Seen> =>
  until(
    () => payer.go(url),
    ({ html }) => html.includes(text),
  );

/** The page that the redirect leads to. */
async function atIssuer(payer: Payer, { html }: Seen): Promise<Seen> {
  const [, address = ''] = /<a href="(http[^"]*)"/.exec(html) ?? [];
  return await payer.go(address.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))));
}

describe('a hosted payin by card', () => {
  it('waits for its payer, is paid on the page, and shows how it ended', async () => {
    const { id, url } = await byCard();
    expect(await info(id)).toMatchObject({ sub_status: 'new', operations: [], payment: { method: 'card-ecom' } });
    const payer = createPayer();
    const page = await payer.go(url);
    for (const each of ['cc-number', 'cc-exp', 'cc-csc', 'cc-name']) {
      expect(page.html).toContain(`autocomplete="${each}"`);
    }
    for (const name of ['number', 'expiry', 'cvv', 'holder']) expect(page.html).toContain(`<label for="${name}">`);
    expect((await payer.send(page, '/card', GOOD)).url).toBe(url);
    const { html } = await comes(payer, url, 'Payment received');
    expect(html).toContain('visa •••• 4242');
    expect(html).toContain('100.00 RUB');
    expect(html).toContain('Demo desk');
    expect(html).toContain(`<dd>${id}</dd>`);
    expect(html).toMatch(/<a href="https:\/\/shop\.example\/thanks">Back to the shop/);
    expect(await info(id)).toMatchObject({ status: 'success', payment: { method: 'card-ecom', product: 'ecom' } });
  });

  it('P9 keeps what was typed out of pages, answers and the log', async () => {
    const { id, url } = await byCard();
    const payer = createPayer();
    const card = { ...GOOD, number: '5555 5555 5555 4444', cvv: '917', holder: 'IVAN SECRETOV' };
    const first = await payer.send(await payer.go(url), '/card', { ...card, expiry: '13/30' });
    expect(first.status).toBe(422);
    await payer.send(first, '/card', card);
    const last = await comes(payer, url, 'Payment received');
    const told = [first.html, last.html, JSON.stringify(await info(id)), ...desk.node.logged].join('\n');
    for (const secret of ['5555555555554444', '5555 5555', 'SECRETOV', '"917"', 'value="917']) {
      expect(told).not.toContain(secret);
    }
  });

  it.each([
    ['number', { number: '4242424242424241' }],
    ['number', { number: '' }],
    ['expiry', { expiry: '01/20' }],
    ['expiry', { expiry: 'soon' }],
    ['cvv', { cvv: '' }],
    ['cvv', { cvv: '12' }],
    ['holder', { holder: '12' }],
  ])('says at the field %s what is wrong, for %o, and charges nothing', async (field, wrong) => {
    const { id, url } = await byCard();
    const payer = createPayer();
    const { status, html } = await payer.send(await payer.go(url), '/card', { ...GOOD, ...wrong });
    expect(status).toBe(422);
    expect(html).toMatch(new RegExp(`<input id="${field}"[^>]* aria-describedby="${field}-note" aria-invalid="true">`));
    expect([...html.matchAll(/aria-invalid/g)].length).toBeGreaterThan(0);
    expect(html).toContain(`<p id="${field}-note" class="fault">`);
    expect(await info(id)).toMatchObject({ sub_status: 'new', operations: [] });
  });

  it('CM-12 is charged once, however often and with however many cards the form is sent', async () => {
    const { id, url } = await byCard();
    const payer = createPayer();
    const page = await payer.go(url);
    const cards = [GOOD, GOOD, { ...GOOD, number: '5555555555554444' }, GOOD, { ...GOOD, cvv: '321' }];
    const all = await Promise.all(cards.map((card) => payer.send(page, '/card', card)));
    expect(all.map(({ status }) => status)).toEqual(cards.map(() => 200));
    await comes(payer, url, 'Payment received');
    await payer.send(page, '/card', GOOD);
    const { operations, status } = await info(id);
    expect(status).toBe('success');
    expect(operations.filter(({ kind }: { kind: string }) => kind === 'debit')).toHaveLength(1);
  });

  it('goes to the issuer and comes back to the page by the cookie of this payin alone', async () => {
    const { id, url } = await byCard();
    const payer = createPayer();
    await payer.send(await payer.go(url), '/card', THREE_DS);
    const page = await comes(payer, url, 'Continue to your bank');
    expect(await info(id)).toMatchObject({ sub_status: 'awaiting_3ds_result' });
    const back = await payer.send(await atIssuer(payer, page), '', { outcome: 'approve' });
    expect(back.url).toBe(url);
    await comes(payer, url, 'Payment received');
    const stranger = await createPayer().go(`${desk.origin}/return/demo~${(await info(id)).request_id}~1~0`);
    expect(stranger.url).not.toContain('/pay/');
  });

  it.each([
    ['the issuer’s page', THREE_DS, 'decline'],
    ['the bank', TOO_LITTLE, undefined],
  ])('is declined for good by %s', async (_what, card, outcome) => {
    const { id, url } = await byCard();
    const payer = createPayer();
    const page = await payer.go(url);
    await payer.send(page, '/card', card);
    if (outcome !== undefined) {
      const redirect = await comes(payer, url, 'Continue to your bank');
      await payer.send(await atIssuer(payer, redirect), '', { outcome });
    }
    const end = await comes(payer, url, 'Payment not completed');
    expect(end.html).toContain('Back to the shop');
    expect((await payer.send(page, '/card', GOOD)).html).toContain('Payment not completed');
    expect(await info(id)).toMatchObject({ status: 'decline' });
  });

  it('asks for the one-time password, and says how many attempts are left', async () => {
    const { url } = await byCard({ amount: 17_764 });
    const payer = createPayer();
    await payer.send(await payer.go(url), '/card', GOOD);
    const asked = await comes(payer, url, 'one-time-code');
    expect(asked.html).toContain('Attempts left: 3');
    expect((await payer.send(asked, '/otp', { otp: '?' })).status).toBe(422);
    await payer.send(asked, '/otp', { otp: '000000' });
    const again = await comes(payer, url, 'Give the one-time password as your bank has sent it');
    await payer.send(again, '/otp', { otp: '123456' });
    await comes(payer, url, 'Payment received');
  });

  it('is not one of more than ten minutes, nor one whose card the merchant gives', async () => {
    const general = { project_id: PROJECT, payment_id: paymentId(), ...URLS };
    const payment = { widget_method: 'payin-ecom-card', amount: 10_000, currency: 'RUB', lifetime: 601 };
    const { status, body } = await desk.post('/widget/payin', { general, payment });
    expect([status, body.errors[0].field]).toEqual([422, 'payment.lifetime']);
    const request = {
      projectId: PROJECT,
      paymentId: paymentId(),
      product: 'H2H_PRODUCT_ECOM',
      method: 'card-ecom',
      amount: { amountMinor: 10_000n, currency: 'RUB' },
      callbackUrls: { informative: 'https://m.example/', success: 'https://m.example/', decline: 'https://m.example/' },
      hosted: true,
    } as const;
    await expect(desk.grpc.CreatePayin({ ...request, cardToken: 'x' })).rejects.toMatchObject({ code: 3 });
    expect(await desk.grpc.CreatePayin(request)).toMatchObject({ formUrl: expect.stringContaining('/pay/') });
  });

  it('P9 has its address for its own party alone: who has it is taken for the payer', async () => {
    const { id, url } = await hosted();
    const named = { projectId: PROJECT, paymentId: id };
    expect((await desk.grpc.GetPayment(named)).formUrl).toBe(url);
    expect((await desk.operator.GetPayment(named)).formUrl ?? '').toBe('');
  });
});

describe('a hosted payin of any method', () => {
  it('offers what the cash desk and its terms have, and is one of what was chosen', async () => {
    const { id, url } = await hosted();
    expect(await info(id)).toMatchObject({ sub_status: 'new', payment: { method: '' } });
    const payer = createPayer();
    const page = await payer.go(url);
    expect(page.html).toContain('By card');
    expect(page.html).toContain('<button name="method" value="sbp-p2p">Fast payment by phone number</button>');
    await payer.send(page, '/transfer', { method: 'card-p2p' });
    const asked = await comes(payer, url, 'I have paid');
    expect(asked.html).toMatch(/<dd>\d{16}<\/dd>/);
    expect(await info(id)).toMatchObject({ payment: { method: 'card-p2p', product: 'p2p' } });
    await payer.send(page, '/transfer', { method: 'sbp-p2p' });
    expect(await info(id)).toMatchObject({ payment: { method: 'card-p2p' } });
    await payer.send(asked, '/paid');
    await comes(payer, url, 'Payment received');
  });

  it('is paid by card as well', async () => {
    const { id, url } = await hosted();
    const payer = createPayer();
    await payer.send(await payer.go(url), '/card', GOOD);
    await comes(payer, url, 'Payment received');
    expect(await info(id)).toMatchObject({ payment: { method: 'card-ecom', product: 'ecom' } });
  });

  it('is not paid by what the cash desk does not have', async () => {
    const { id, url } = await hosted();
    const payer = createPayer();
    const { status, html } = await payer.send(await payer.go(url), '/transfer', { method: 'ussd' });
    expect([status, html.includes('You cannot pay in this way here')]).toEqual([422, true]);
    expect(await info(id)).toMatchObject({ sub_status: 'new' });
  });
});

describe('the page', () => {
  it('is in the language of the payer', async () => {
    const russian = [{ language: 'ru' }, { country: 'KZ' }, { country: 'DE', language: 'ru' }];
    for (const customer of russian) {
      const { html } = await createPayer().go((await byCard({ customer })).url);
      expect(html).toContain('<html lang="ru">');
      expect(html).toContain('Номер карты');
    }
    const { html } = await createPayer().go((await byCard({ customer: { language: 'fr' } })).url);
    expect(html).toContain('<html lang="en">');
  });

  it('has no script, takes nothing from elsewhere, and shows hostile names as the texts that they are', async () => {
    const hostile = `"><script>alert(1)</script>' onload=x ${paymentId()}`;
    const { url } = await byCard({ general: { payment_id: hostile, redirect_url: 'https://shop.example/?a="><b>' } });
    const payer = createPayer();
    const page = await payer.go(url);
    await payer.send(page, '/card', TOO_LITTLE);
    for (const { html, headers } of [page, await comes(payer, url, 'Payment not completed')]) {
      expect(html).not.toMatch(/<script|<b>|javascript:|"\s*onload/i);
      expect(html).toContain('&#60;script&#62;');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('answers so many forms of one link, and says when there may be another; other links go on', async () => {
    const { url } = await byCard();
    const payer = createPayer();
    const page = await payer.go(url);
    const answers: Seen[] = [];
    for (let count = 0; count < 16; count += 1) answers.push(await payer.send(page, '/card', { ...GOOD, cvv: '' }));
    const last = answers.at(-1);
    expect([answers[0]?.status, last?.status]).toEqual([422, 429]);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = await byCard();
    expect((await payer.send(await payer.go(other.url), '/card', { ...GOOD, cvv: '' })).status).toBe(422);
  });

  it('takes no form that is larger than any card', async () => {
    const { url } = await byCard();
    const payer = createPayer();
    expect((await payer.send(await payer.go(url), '/card', { ...GOOD, holder: 'x'.repeat(10_000) })).status).toBe(413);
  });

  it('says that a link is out of date, and the payin is declined, when nobody has paid in time; the merchant is told', async () => {
    const { id, url } = await byCard({ general: merchant.urls });
    const payer = createPayer();
    const page = await payer.go(url);
    const { operations } = desk.node.client('operator');
    await operations.AdvanceClock({ requestId: requestId(), distance: { seconds: 601n } });
    await comes(payer, url, 'This link is out of date');
    expect((await payer.send(page, '/card', GOOD)).html).toContain('This link is out of date');
    const end = await until(
      () => info(id),
      ({ status }) => status === 'decline',
    );
    expect(end).toMatchObject({ final: true, version: 2, operations: [] });
    expect(end.status_description).toContain('did not begin to pay');
    expect(await merchant.told(id, 'decline')).toMatchObject({ at: 'decline', verified: true, body: { version: 2 } });
    expect(merchant.alertsOf(id).map(({ at }) => at)).not.toContain('success');
  });
});
