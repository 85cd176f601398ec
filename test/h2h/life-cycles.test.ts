import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, type Applications, answered, createApplications } from './applications.ts';
import { type Desk, PROJECT, paymentId, startDesk } from './desk.ts';
import { ALERT_KEY, type Merchant, REQUEST_KEY, startMerchant } from './merchant.ts';

/** Payins from their creation to their end (reference h2h §5.1 to §5.3), as a merchant's host and its payer live through them. */

let desk: Desk;
let merchant: Merchant;
let applications: Applications;

beforeAll(async () => {
  merchant = await startMerchant();
  desk = await startDesk({
    environment: { TURNPIKE_SECRET_H2H_HMAC: REQUEST_KEY, TURNPIKE_SECRET_H2H_ALERT_HMAC: ALERT_KEY },
  });
  applications = createApplications(desk, merchant, desk.node.server.platform.bankUrl);
}, 60_000);
afterAll(async () => {
  await desk?.stop();
  await merchant?.close();
});

/** What the merchant was told, in the order of versions. */
const toldOf = ({ id }: Application) =>
  merchant
    .alertsOf(id)
    .map(({ body }) => body)
    .toSorted((a, b) => a.version - b.version)
    .map(({ status }) => status.sub_status ?? status.status);

const submit = (application: Application, result: object) =>
  applications.ask(application, 'confirm-3ds-result', { result });

describe('a payin by transfer', () => {
  /** One that nobody pays by itself, at the point where its payer knows where to send. */
  async function waiting(amount = 10_001): Promise<Application> {
    const application = await applications.payin({ amount, lifetime: 600 });
    await applications.reaches(application, 'processing', 'awaiting_confirm');
    return application;
  }

  it('goes from its creation over the requisites and the word of its payer to success, and the money is there', async () => {
    const before = await applications.balance();
    const application = await waiting();
    expect(application.created).toMatchObject({ status: 'processing', sub_status: 'new', version: 1 });
    const { body: requisites } = await merchant.told(application.id, 'processing', 'awaiting_confirm');
    expect(requisites.requisites.value).toMatch(/^\d{16}$/);
    const { body: confirmed } = await applications.ask(application, 'confirm');
    expect([confirmed.status, confirmed.sub_status]).toEqual(['processing', 'paid']);
    await merchant.told(application.id, 'processing', 'paid');
    expect(await applications.balance()).toEqual(before);
    expect(await applications.send(application)).toBe(200);
    const { version } = await applications.reaches(application, 'success');
    expect((await merchant.told(application.id, 'success')).body.version).toBe(version);
    expect(toldOf(application).slice(-3)).toEqual(['awaiting_confirm', 'paid', 'success']);
    // 100.01 roubles, less a fee of 3.50.
    expect((await applications.balance()).amount - before.amount).toBe(9_651);
  });

  it('whose payer says that it is paid and lies is contested, and takes nothing', async () => {
    const before = await applications.balance();
    const application = await waiting();
    for (const _again of [1, 2]) {
      expect((await applications.ask(application, 'confirm')).body.sub_status).toBe('paid');
    }
    await applications.advance(1801);
    const info = await applications.reaches(application, 'dispute', 'confirm_timeout');
    expect(info).toMatchObject({ final: false, status_description: expect.stringContaining('receipt') });
    expect(await applications.balance()).toEqual(before);
  });

  it('that is paid too late is not lost: it stays contested, and says what came', async () => {
    const application = await waiting();
    await applications.advance(601);
    await applications.reaches(application, 'dispute', 'no_payment');
    expect(await applications.send(application)).toBe(200);
    await expect
      .poll(async () => (await applications.info(application)).status_description, { timeout: 10_000 })
      .toBe('100.01 RUB came after the lifetime was over. Open a case to settle it');
    expect(await applications.info(application)).toMatchObject({ status: 'dispute', sub_status: 'no_payment' });
  });

  it.each([
    ['less', 4_000],
    ['more', 25_000],
  ])('of which %s came than was asked for is contested with what came', async (_what, amountMinor) => {
    const before = await applications.balance();
    const application = await waiting();
    expect(await applications.send(application, amountMinor)).toBe(200);
    const info = await applications.reaches(application, 'dispute', 'different_amount');
    expect(info).toMatchObject({ received_amount: amountMinor, payment: { amount: 10_001 }, final: false });
    const { body } = await merchant.told(application.id, 'dispute', 'different_amount');
    expect(body).toMatchObject({ received_amount: amountMinor, payment_info: { amount: 10_001 } });
    expect((await applications.balance()).amount).toBe(before.amount);
  });

  it('cannot be said to be paid before there are requisites, by card, or once it is contested', async () => {
    const byCard = await applications.cardPayin('70');
    const refused = await applications.ask({ ...byCard, path: '/payment/p2p/payin' }, 'confirm');
    expect([refused.status, refused.body.code]).toEqual([409, 'invalid_application_status']);
    const contested = await applications.payin({ amount: 10_002 });
    await applications.reaches(contested, 'dispute', 'different_amount');
    const late = await applications.ask(contested, 'confirm');
    expect([late.status, late.body.code]).toEqual([409, 'invalid_application_status']);
  });
});

describe('a payin by card', () => {
  it('that its issuer asks nothing about goes straight to its execution and to success', async () => {
    const before = await applications.balance();
    const application = await applications.cardPayin('4242424242424242');
    await applications.reaches(application, 'success');
    await merchant.told(application.id, 'success');
    expect(toldOf(application)).not.toContain('awaiting_3ds_result');
    expect((await applications.balance()).amount - before.amount).toBe(9_650);
  });

  it('with 3-D Secure waits for the result that the merchant brings, and a forged one declines it', async () => {
    const application = await applications.cardPayin('70');
    const { redirect } = await applications.reaches(application, 'processing', 'awaiting_3ds_result');
    const told = await merchant.told(application.id, 'processing', 'awaiting_3ds_result');
    expect(told.body.redirect).toEqual(redirect);
    expect(redirect.params.creq).toEqual(expect.any(String));
    const forged = await submit(application, { cres: Buffer.from('{"transStatus":"Y"}').toString('base64url') });
    expect(forged.status).toBe(200);
    await applications.reaches(application, 'decline');
    const honest = await applications.cardPayin('70');
    const page = await applications.reaches(honest, 'processing', 'awaiting_3ds_result');
    const { cres } = await answered(page.redirect.url);
    expect(await applications.info(honest)).toMatchObject({ sub_status: 'awaiting_3ds_result' });
    for (const _again of [1, 2]) expect((await submit(honest, { cres })).status).toBe(200);
    await applications.reaches(honest, 'success');
    await merchant.told(honest.id, 'success');
  });

  it("on its bank's page is paid there; that its payer came back proves nothing", async () => {
    const application = await applications.cardPayin('68');
    const { redirect } = await applications.reaches(application, 'processing', 'awaiting_redirect_result');
    const press = async (outcome: string) => {
      const body = new URLSearchParams({ outcome });
      const { headers } = await fetch(redirect.url, { method: 'POST', body, redirect: 'manual' });
      const back = headers.get('location') ?? '';
      expect(new URL(back).origin).toBe(desk.origin);
      return await fetch(back, { redirect: 'manual' });
    };
    await press('abandon');
    expect(await applications.info(application)).toMatchObject({ sub_status: 'awaiting_redirect_result' });
    const { status, headers } = await press('approve');
    expect([status, headers.get('location')]).toEqual([303, 'https://books.example/thanks']);
    await applications.reaches(application, 'success');
    await merchant.told(application.id, 'success');
  });

  it('whose payer never comes back from 3-D Secure is declined when its lifetime is over', async () => {
    const application = await applications.cardPayin('72');
    await applications.reaches(application, 'processing', 'awaiting_3ds_result');
    await applications.advance(601);
    const { status_description: why } = await applications.reaches(application, 'decline');
    expect(why).toBe('3-D Secure timeout');
    await merchant.told(application.id, 'decline');
  });

  it('with a one-time password succeeds with the right one, after two wrong ones', async () => {
    const application = await applications.cardPayin('64');
    await applications.reaches(application, 'processing', 'awaiting_3ds_result');
    for (const left of [2, 1]) {
      const { body } = await submit(application, { otp: '000000' });
      expect(body.sub_status).toBe('sent_verification');
      await expect
        .poll(() => applications.info(application), { timeout: 10_000 })
        .toMatchObject({ sub_status: 'invalid_verification', otp_attempts_left: left });
    }
    await submit(application, { otp: '123456' });
    await applications.reaches(application, 'success');
  });

  it('with a one-time password is declined after the third wrong one, and takes no fourth', async () => {
    const application = await applications.cardPayin('64');
    await applications.reaches(application, 'processing', 'awaiting_3ds_result');
    for (const left of [2, 1]) {
      await submit(application, { otp: '000000' });
      await expect
        .poll(() => applications.info(application), { timeout: 10_000 })
        .toMatchObject({ sub_status: 'invalid_verification', otp_attempts_left: left });
    }
    await submit(application, { otp: '000000' });
    await applications.reaches(application, 'decline');
    await merchant.told(application.id, 'decline');
    const { status, body } = await submit(application, { otp: '123456' });
    expect([status, body.code]).toEqual([409, 'invalid_application_status']);
  });
});

describe('a payin that is asked for twice', () => {
  it('is one: with one id, one entry in the books and one alert of its end', async () => {
    const before = await applications.balance();
    const id = paymentId();
    const both = await Promise.all([applications.payin({ id }), applications.payin({ id })]);
    const ids = new Set(both.map(({ created }) => created.request_id));
    expect(ids.size).toBe(1);
    const [application] = both;
    await applications.reaches(application, 'success');
    await merchant.told(id, 'success');
    const again = await applications.payin({ id });
    expect(again.created).toMatchObject({ status: 'success', request_id: application.created.request_id });
    expect((await applications.balance()).amount - before.amount).toBe(9_650);
  });

  it('is not another one, neither after it ended nor as a payout', async () => {
    const application = await applications.cardPayin('02');
    await applications.reaches(application, 'decline');
    const general = { project_id: PROJECT, payment_id: application.id, ...merchant.urls };
    const payment = { method: 'phone-p2p', amount: 10_000, currency: 'RUB' };
    for (const path of ['/payment/p2p/payin', '/payment/p2p/payout']) {
      const receiver = { phone: '+79990001122' };
      const { status, body } = await merchant.post(desk, path, { general, payment, receiver });
      expect([status, body.code]).toEqual([409, 'payment_id_conflict']);
    }
  });
});

describe('an id of the merchant', () => {
  it.each([
    ['letters of another script', 'заказ № 42'],
    ['right to left', 'هذا طلب'],
    ['signs beyond the first plane', '🛒👩‍👩‍👧‍👦'],
    ['what a path or a command would end at', `../'"\\;:%00?#&<b>`],
    ['lines', 'one\ntwo\r\n\tthree'],
    ['a letter in one sign', 'caf\u00e9'],
    ['a letter in two signs', 'cafe\u0301'],
    ['nothing but blanks', '   '],
    ['255 of the longest characters', '𝔵'.repeat(255)],
  ])('may be of %s: it is told as it was said, and found again by either door', async (_what, id) => {
    const application = await applications.payin({ id, amount: 10_001 });
    const info = await applications.reaches(application, 'processing', 'awaiting_confirm');
    expect(info.payment_id).toBe(id);
    const { body, verified } = await merchant.told(id, 'processing', 'awaiting_confirm');
    expect([body.general.payment_id, verified]).toEqual([id, true]);
    const read = await desk.grpc.GetPayment({ projectId: PROJECT, paymentId: id });
    expect([read.paymentId, read.applicationId]).toEqual([id, info.request_id]);
  });

  it('may not be of half a character', async () => {
    const general = { project_id: PROJECT, payment_id: 'half \ud83d', ...merchant.urls };
    const payment = { method: 'card-p2p', amount: 10_000, currency: 'RUB' };
    const { status, body } = await merchant.post(desk, '/payment/p2p/payin', { general, payment });
    expect([status, body.code]).toEqual([422, 'invalid_request']);
    expect(body.errors[0].field).toBe('general.payment_id');
  });
});

describe('a hosted payin', () => {
  it('leads its payer from the amount to the shop again, in a browser without scripts', async () => {
    const id = paymentId();
    const general = {
      project_id: PROJECT,
      payment_id: id,
      redirect_url: 'https://shop.example/thanks',
      ...merchant.urls,
    };
    const payment = { widget_method: 'payin-p2p-card', amount: 10_001, currency: 'RUB' };
    const { body: created } = await merchant.post(desk, '/widget/payin', { general, payment });
    const application = { id, project: PROJECT, path: '/payment/p2p/payin', created };
    const url: string = created.integration.form_url;
    const look = async () => await (await fetch(url)).text();
    await applications.reaches(application, 'processing', 'awaiting_confirm');

    const page = await look();
    const { requisites } = await applications.info(application);
    expect(page).toContain('100.01');
    expect(page).toContain(requisites.value);
    expect(page).not.toMatch(/<script|javascript:|\son\w+=/i);
    const [, action = ''] = /<form[^>]* action="([^"]+)"/.exec(page) ?? [];
    expect(action).not.toBe('');
    const pressed = await fetch(new URL(action, url), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: '',
    });
    expect([pressed.status, pressed.url]).toEqual([200, url]);
    await applications.reaches(application, 'processing', 'paid');
    expect(await pressed.text()).not.toContain('<form');

    await applications.send(application);
    await applications.reaches(application, 'success');
    await merchant.told(id, 'success');
    expect(await look()).toContain('href="https://shop.example/thanks"');
  });
});
