import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { H2hPayment__Output } from '../../src/generated/turnpike/v1/H2hPayment.ts';
import { FIELDS } from '../../src/web/h2h/field-names.ts';
import { newCard } from '../rpc/requests.ts';
import { type Answer, CALLBACK_URLS, type Desk, PROJECT, paymentId, startDesk, URLS, until } from './desk.ts';
import { seenOverGrpc, seenOverHttp } from './doors.ts';

/** The same input through both doors: the same state, or the same refusal with the same fields at fault. */

let desk: Desk;
let cardToken: string;

beforeAll(async () => {
  desk = await startDesk();
  ({ token: cardToken } = await newCard(desk.node.client()));
}, 60_000);
afterAll(() => desk?.stop());

const overGrpcSeen = (call: Promise<H2hPayment__Output>) => seenOverGrpc(call, FIELDS.payment);

interface Payin {
  readonly method?: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly lifetime?: number;
  readonly customer?: { readonly country?: string; readonly email?: string };
  readonly redirectUrl?: string;
  readonly project?: string;
  readonly id?: string;
  readonly description?: string;
}

const overHttp = (payin: Payin, id: string) =>
  desk.post('/payment/p2p/payin', {
    general: { project_id: payin.project ?? PROJECT, payment_id: id, redirect_url: payin.redirectUrl, ...URLS },
    payment: {
      method: payin.method ?? 'card-p2p',
      amount: payin.amount ?? 10_000,
      currency: payin.currency ?? 'RUB',
      lifetime: payin.lifetime,
      description: payin.description,
    },
    customer: payin.customer,
  });

const overGrpc = (payin: Payin, id: string) =>
  desk.grpc.CreatePayin({
    projectId: payin.project ?? PROJECT,
    paymentId: id,
    product: 'H2H_PRODUCT_P2P',
    method: payin.method ?? 'card-p2p',
    amount: { amountMinor: BigInt(payin.amount ?? 10_000), currency: payin.currency ?? 'RUB' },
    lifetimeSeconds: payin.lifetime,
    customer: payin.customer,
    redirectUrl: payin.redirectUrl,
    callbackUrls: CALLBACK_URLS,
    description: payin.description,
  });

describe('a payin', () => {
  it.each<[string, Payin]>([
    ['that is right', {}],
    [
      'with everything that may be said',
      {
        lifetime: 600,
        customer: { country: 'RU', email: 'a@b.example' },
        redirectUrl: 'https://m.example/',
        description: 'Book',
      },
    ],
    ['of nothing', { amount: 0 }],
    ['of less than nothing', { amount: -5 }],
    ['of too much', { amount: 10_000_000_000_001 }],
    ['in a currency that is none', { currency: 'XXY' }],
    ['in a currency of no shop', { currency: 'KZT' }],
    ['by an unknown method', { method: 'cash' }],
    ['by a method of cards', { method: 'card-ecom' }],
    ['by no method', { method: '' }],
    ['for too short', { lifetime: 10 }],
    ['for too long', { lifetime: 100_000 }],
    ['of a country that is none', { customer: { country: 'Russia' } }],
    ['with a mail address that is none', { customer: { email: 'nobody' } }],
    ['that leads to plain http', { redirectUrl: 'http://m.example/' }],
    ['that holds a card number', { description: '4242 4242 4242 4242' }],
    ['without an id', { id: '' }],
    ['with an id that is too long', { id: 'x'.repeat(256) }],
    ['with several faults', { amount: 0, method: 'cash', lifetime: 1, currency: 'x' }],
    ['of another cash desk', { project: 'another' }],
    ['of no cash desk', { project: '' }],
    ['of a cash desk whose name is too long', { project: 'x'.repeat(37) }],
  ])('%s is the same through both doors', async (_what, payin) => {
    const http = seenOverHttp(await overHttp(payin, payin.id ?? paymentId()));
    const grpc = await overGrpcSeen(overGrpc(payin, payin.id ?? paymentId()));
    expect(grpc).toEqual(http);
    expect(http.status === undefined).toBe(http.code !== undefined);
  });

  it('begun at one door is repeated, read and confirmed at the other', async () => {
    const id = paymentId();
    const payin = { amount: 10_001, customer: { country: 'RU' }, lifetime: 600 };
    const first = await overHttp(payin, id);
    const again = await overGrpc(payin, id);
    expect(again.applicationId).toBe(first.body.request_id);
    expect((await overGrpcSeen(overGrpc({ ...payin, amount: 10_003 }, id))).code).toBe('payment_id_conflict');
    expect(seenOverHttp(await overHttp({ ...payin, lifetime: 601 }, id)).code).toBe('payment_id_conflict');
    const read = () => desk.grpc.GetPayment({ projectId: PROJECT, paymentId: id });
    await until(read, ({ subStatus }) => subStatus === 'H2H_SUB_STATUS_AWAITING_CONFIRM');
    const general = { project_id: PROJECT, payment_id: id };
    const info = await desk.post('/payment/p2p/payin/info', { general });
    const seen = await read();
    expect(seen.requisites?.value).toBe(info.body.requisites.value);
    expect([seen.version, seen.etag]).toEqual([BigInt(info.body.version), `"${info.body.version}"`]);
    await desk.grpc.ConfirmPaid({ projectId: PROJECT, paymentId: id });
    const confirmed = seenOverHttp(await desk.post('/payment/p2p/payin/confirm', { general }));
    expect(confirmed).toEqual({ status: 'processing', subStatus: 'paid' });
    expect(await overGrpcSeen(read())).toEqual(confirmed);
  });

  it('by a card that one door tokenized is repeated by its number at the other', async () => {
    const id = paymentId();
    const first = await desk.grpc.CreatePayin({
      projectId: PROJECT,
      paymentId: id,
      product: 'H2H_PRODUCT_ECOM',
      method: 'card-ecom',
      amount: { amountMinor: 10_000n, currency: 'RUB' },
      cardToken,
      callbackUrls: CALLBACK_URLS,
    });
    const pay = (pan: string) =>
      desk.post('/payment/ecom/payin', {
        general: { project_id: PROJECT, payment_id: id, ...URLS },
        payment: { method: 'card-ecom', amount: 10_000, currency: 'RUB' },
        card: { pan, expiry_month: 12, expiry_year: 2030, cvv: '123' },
      });
    expect((await pay('4242424242424242')).body.request_id).toBe(first.applicationId);
    expect((await pay('5555555555554444')).body.code).toBe('payment_id_conflict');
  });
});

describe('a payout', () => {
  const http = (id: string, receiver: object | undefined, method = 'sbp-p2p') =>
    desk.post('/payment/p2p/payout', {
      general: { project_id: PROJECT, payment_id: id, ...URLS },
      payment: { method, amount: 100_000_000, currency: 'RUB' },
      receiver,
    });
  const grpc = (id: string, receiver: object | undefined, method = 'sbp-p2p') =>
    desk.grpc.CreatePayout({
      projectId: PROJECT,
      paymentId: id,
      product: 'H2H_PRODUCT_P2P',
      method,
      amount: { amountMinor: 100_000_000n, currency: 'RUB' },
      receiver,
      callbackUrls: CALLBACK_URLS,
    });

  it.each<[string, object | undefined, object | undefined, string?]>([
    ['beyond the balance', { phone: '+79990000001' }, { phone: '+79990000001' }],
    ['to nobody', undefined, undefined],
    ['to no destination', {}, {}],
    ['to a phone that is none', { phone: '8 999' }, { phone: '8 999' }],
    [
      'to two destinations',
      { phone: '+79990000001', account_number: '40817' },
      { phone: '+79990000001', accountNumber: '40817' },
    ],
    ['to another kind than its method', { account_number: '40817810' }, { accountNumber: '40817810' }],
    ['to an unknown bank', { phone: '+79990000001', bank_code: 'none' }, { phone: '+79990000001', bankCode: 'none' }],
    ['by a method that pays nothing out', { phone: '+79990000001' }, { phone: '+79990000001' }, 'qr-p2p'],
  ])('%s is the same through both doors', async (_what, asJson, asProto, method) => {
    const overHttp = seenOverHttp(await http(paymentId(), asJson, method));
    expect(await overGrpcSeen(grpc(paymentId(), asProto, method))).toEqual(overHttp);
  });
});

describe('what does not allow it', () => {
  const general = (id: string) => ({ project_id: PROJECT, payment_id: id });

  it.each<[string, (id: string) => Promise<Answer>, (id: string) => Promise<H2hPayment__Output>]>([
    [
      'reading',
      (id) => desk.post('/payment/p2p/payin/info', { general: general(id) }),
      (id) => desk.grpc.GetPayment({ projectId: PROJECT, paymentId: id }),
    ],
    [
      'the word that it is paid',
      (id) => desk.post('/payment/p2p/payin/confirm', { general: general(id) }),
      (id) => desk.grpc.ConfirmPaid({ projectId: PROJECT, paymentId: id }),
    ],
    [
      'a one-time password',
      (id) => desk.post('/payment/p2p/payin/confirm-3ds-result', { general: general(id), result: { otp: '123456' } }),
      (id) => desk.grpc.Confirm3ds({ projectId: PROJECT, paymentId: id, otp: '123456' }),
    ],
    [
      'no result at all',
      (id) => desk.post('/payment/p2p/payin/confirm-3ds-result', { general: general(id), result: {} }),
      (id) => desk.grpc.Confirm3ds({ projectId: PROJECT, paymentId: id }),
    ],
    [
      'other requisites',
      (id) =>
        desk.post('/payment/p2p/payout/correct-requisites', {
          general: general(id),
          receiver: { phone: '+79990000001' },
        }),
      (id) =>
        desk.grpc.CorrectPayoutRequisites({ projectId: PROJECT, paymentId: id, receiver: { phone: '+79990000001' } }),
    ],
  ])('refuses %s in the same words, of what is not there and of what is over', async (_what, http, grpc) => {
    const unknown = seenOverHttp(await http('nowhere'));
    expect(unknown.code).toBeDefined();
    expect(await overGrpcSeen(grpc('nowhere'))).toEqual(unknown);
    const id = paymentId();
    await overHttp({}, id);
    await until(
      () => desk.grpc.GetPayment({ projectId: PROJECT, paymentId: id }),
      ({ final }) => final === true,
    );
    expect(await overGrpcSeen(grpc(id))).toEqual(seenOverHttp(await http(id)));
  });
});
