import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGrpcInspector, type GrpcInspector } from '../../src/inspectors/grpc-inspector.ts';
import type { InspectionSubject, OutsideInspector } from '../../src/ports/inspector.ts';
import { rub, VISA, WALLET } from '../domain/world.ts';
import { type FakeInspector, startFakeInspector } from '../kit/fake-inspector.ts';

const TIME = Date.UTC(2026, 0, 15, 12) * 1000 + 1;

const SUBJECT: InspectionSubject = {
  partyId: 'party',
  shop: { id: 'shop', category: 'goods', name: 'Shop', location: 'https://shop.example' },
  invoice: {
    id: 'invoice',
    createTime: TIME,
    dueTime: TIME,
    product: 'Book',
    cost: rub(42_000),
    trustLevel: 'well_known',
  },
  payment: {
    id: 'payment',
    createTime: TIME,
    cost: rub(42_000),
    makeRecurrent: true,
    flow: 'hold',
    tool: { ...VISA, issuerCountry: 'RUS' },
    payer: {
      isRecurrent: false,
      features: { email: 'digest' },
      email: 'a@example.com',
      clientIpAddress: '203.0.113.7',
    },
  },
};

let fake: FakeInspector;
let inspector: GrpcInspector;
let outside: OutsideInspector;

beforeEach(async () => {
  fake = await startFakeInspector();
  inspector = createGrpcInspector();
  outside = {
    id: 'outside',
    type: 'grpc',
    address: fake.address,
    tls: false,
    timeoutMs: 10_000,
    options: { model: 'strict' },
  };
});

afterEach(async () => {
  inspector.close();
  await fake.stop();
});

describe('an inspector over gRPC', () => {
  it.each([
    ['RISK_SCORE_TRUSTED', 'trusted'],
    ['RISK_SCORE_LOW', 'low'],
    ['RISK_SCORE_HIGH', 'high'],
    ['RISK_SCORE_FATAL', 'fatal'],
  ])('says %s, which is %s', async (mood, score) => {
    fake.mood = mood;
    expect(await inspector.inspect(outside, SUBJECT)).toBe(score);
  });

  it('Q3 is told the payment, and no card number', async () => {
    await inspector.inspect(outside, SUBJECT, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
    const seconds = BigInt(Math.floor(TIME / 1_000_000));
    const cost = { amountMinor: 42_000n, currency: 'RUB' };
    expect(fake.inspected).toEqual([
      {
        partyId: 'party',
        shop: { shopId: 'shop', category: 'goods', name: 'Shop', location: 'https://shop.example' },
        invoice: {
          invoiceId: 'invoice',
          createTime: { seconds, nanos: 1000 },
          dueTime: { seconds, nanos: 1000 },
          product: 'Book',
          cost,
          trustLevel: 'well_known',
        },
        payment: {
          paymentId: 'payment',
          createTime: { seconds, nanos: 1000 },
          cost,
          makeRecurrent: true,
          flow: 'hold',
          payer: { isRecurrent: false, emailDigest: 'digest', email: 'a@example.com', clientIpAddress: '203.0.113.7' },
          paymentTool: {
            type: 'bank_card',
            method: 'card/visa',
            bankCard: {
              token: 'tok_visa',
              paymentSystem: 'visa',
              bin: '424242',
              lastDigits: '4242',
              issuerCountry: 'RUS',
              cvvEmpty: false,
            },
          },
        },
        options: { model: 'strict' },
      },
    ]);
    expect(fake.traces).toEqual(['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01']);
  });

  it('is told the kind and the method of a tool that is no card', async () => {
    await inspector.inspect(outside, { ...SUBJECT, payment: { ...SUBJECT.payment, tool: WALLET } });
    expect(fake.inspected[0]?.payment?.paymentTool).toEqual({ type: 'digital_wallet', method: 'wallet/qiwi' });
  });

  it.each(['RISK_SCORE_UNSPECIFIED', 77])('Q2 gives no score when it says %s', async (mood) => {
    fake.mood = mood;
    await expect(inspector.inspect(outside, SUBJECT)).rejects.toThrow('the inspector gave the score');
  });

  it('Q1 gives no score when it fails, hangs or is not there', async () => {
    fake.mood = 'error';
    await expect(inspector.inspect(outside, SUBJECT)).rejects.toThrow('the inspector is broken');
    fake.mood = 'hang';
    await expect(inspector.inspect({ ...outside, timeoutMs: 50 }, SUBJECT)).rejects.toThrow('DEADLINE_EXCEEDED');
    await expect(inspector.inspect({ ...outside, address: '127.0.0.1:1' }, SUBJECT)).rejects.toThrow('UNAVAILABLE');
  });

  it('says of each route whether the card is blacklisted there', async () => {
    fake.blacklist.add('bank.t1');
    const listed = (terminalId: string) =>
      inspector.blacklisted(outside, { providerId: 'bank', terminalId }, 'tok_visa');
    expect([await listed('t1'), await listed('t2')]).toEqual([true, false]);
    expect(fake.asked).toEqual([
      { providerId: 'bank', terminalId: 't1', cardToken: 'tok_visa' },
      { providerId: 'bank', terminalId: 't2', cardToken: 'tok_visa' },
    ]);
  });
});
