import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import type { H2hPayment__Output } from '../../src/generated/turnpike/v1/H2hPayment.ts';
import { magicNumber } from '../../src/providers/sandbox-bank/magic.ts';
import { FIELDS } from '../../src/web/h2h/field-names.ts';
import { requestId } from '../rpc/requests.ts';
import { type Answer, CALLBACK_URLS, type Desk, PROJECT, paymentId, startDesk, URLS, until } from './desk.ts';
import { bodyOf, type Seen, seenOverGrpc, seenOverHttp } from './doors.ts';

/**
 * The rest of what may be asked at either door, beside `parity.test.ts`: of cards, refunds, cases and directories, of cash desks that
 * are somebody else's, disabled or too busy. The same input gives the same state or the same refusal, and the same status of HTTP as
 * the code of gRPC stands for.
 */

const folder = mkdtempSync(join(tmpdir(), 'turnpike-doors-'));
let desk: Desk;

beforeAll(async () => {
  const document = parse(readFileSync(new URL('../../config/demo.yaml', import.meta.url), 'utf8'));
  const demo = document.cash_desks[PROJECT];
  const slowly = { per_second: 0.02, burst: 1 };
  document.cash_desks = {
    ...document.cash_desks,
    disabled: { ...demo, disabled: true },
    foreign: { ...demo, party: 'other', shops: { RUB: 'records' } },
    busy: { ...demo, rate_limits: { create: slowly, read: slowly } },
  };
  const file = join(folder, 'doors.yaml');
  writeFileSync(file, stringify(document));
  desk = await startDesk({ environment: { TURNPIKE_CONFIG: file } });
}, 60_000);
afterAll(async () => {
  await desk?.stop();
  rmSync(folder, { recursive: true });
});

/** One input, at both doors. */
interface Both {
  readonly http: () => Promise<Answer>;
  readonly grpc: () => Promise<object>;
  readonly nameOf?: (field: string) => string;
}

async function sameAt({ http, grpc, nameOf = FIELDS.payment }: Both): Promise<Seen> {
  const seen = seenOverHttp(await http());
  expect(await seenOverGrpc(grpc(), nameOf)).toEqual(seen);
  return seen;
}

const P2P = '/payment/p2p/payin';
const named = (id: string) => ({ projectId: PROJECT, paymentId: id });
const general = (id: string, more: object = {}) => ({ project_id: PROJECT, payment_id: id, ...more });

const transfer = (id: string, amount = 10_000, project = PROJECT) =>
  desk.post(
    P2P,
    {
      general: { project_id: project, payment_id: id, ...URLS },
      payment: { method: 'card-p2p', amount, currency: 'RUB' },
    },
    project === PROJECT ? {} : { merchantId: project },
  );

const transferOverGrpc = (id: string, amountMinor = 10_000n, projectId = PROJECT) =>
  desk.grpc.CreatePayin({
    projectId,
    paymentId: id,
    product: 'H2H_PRODUCT_P2P',
    method: 'card-p2p',
    amount: { amountMinor, currency: 'RUB' },
    callbackUrls: CALLBACK_URLS,
  });

const byCard = (id: string, pan: string) =>
  desk.post('/payment/ecom/payin', {
    general: general(id, URLS),
    payment: { method: 'card-ecom', amount: 10_000, currency: 'RUB' },
    card: { pan, expiry_month: 12, expiry_year: 2030, cvv: '123' },
  });

const payout = (id: string, amount: number) =>
  desk.post('/payment/p2p/payout', {
    general: general(id, URLS),
    payment: { method: 'sbp-p2p', amount, currency: 'RUB' },
    receiver: { phone: '+79990000001' },
  });

const reaches = (id: string, status: string, subStatus?: string) =>
  until(
    () => desk.grpc.GetPayment(named(id)),
    (seen) =>
      seen.status === `H2H_STATUS_${status}` &&
      (subStatus === undefined || seen.subStatus === `H2H_SUB_STATUS_${subStatus}`),
  );

describe('the state of an application', () => {
  const states: readonly (readonly [string, string, (id: string) => Promise<unknown>])[] = [
    [
      'a payin that waits for its transfer',
      P2P,
      async (id) => {
        await transfer(id, 10_001);
        await reaches(id, 'PROCESSING', 'AWAITING_CONFIRM');
      },
    ],
    [
      'a payin that waits for 3-D Secure',
      '/payment/ecom/payin',
      async (id) => {
        await byCard(id, magicNumber('70'));
        await reaches(id, 'PROCESSING', 'AWAITING_3DS_RESULT');
      },
    ],
    [
      'a payin that waits for a one-time password',
      '/payment/ecom/payin',
      async (id) => {
        await byCard(id, magicNumber('64'));
        await reaches(id, 'PROCESSING', 'AWAITING_3DS_RESULT');
      },
    ],
    [
      'a payin that is contested, with a case',
      P2P,
      async (id) => {
        await transfer(id, 10_002);
        await reaches(id, 'DISPUTE', 'DIFFERENT_AMOUNT');
        await desk.grpc.OpenDispute({ ...named(id), disputeRef: 'x', reason: 'DISPUTE_REASON_UNKNOWN' });
      },
    ],
    [
      'a payin of which a part went back',
      P2P,
      async (id) => {
        await transfer(id);
        await reaches(id, 'SUCCESS');
        const amount = { amountMinor: 1_000n, currency: 'RUB' };
        await desk.grpc.CreateRefund({ ...named(id), refundId: 'r1', amount });
        await until(
          () => desk.grpc.GetRefund({ ...named(id), refundId: 'r1' }),
          ({ status }) => status === 'H2H_STATUS_SUCCESS',
        );
      },
    ],
    [
      'a payin that was declined',
      '/payment/ecom/payin',
      async (id) => {
        await byCard(id, magicNumber('02'));
        await reaches(id, 'DECLINE');
      },
    ],
    [
      'a payout that its bank could not deliver',
      '/payment/p2p/payout',
      async (id) => {
        const funds = paymentId();
        await transfer(funds, 1_000_000);
        await reaches(funds, 'SUCCESS');
        await payout(id, 10_012);
        await reaches(id, 'DISPUTE', 'PAYOUT_FAILED');
      },
    ],
    ['a payout that the balance does not cover', '/payment/p2p/payout', (id) => payout(id, 99_999_900)],
  ];

  it.each(states)('is told field by field the same: %s', async (_what, path, reach) => {
    const id = paymentId();
    await reach(id);
    const { body } = await desk.post(`${path}/info`, { general: general(id) });
    expect(bodyOf(await desk.grpc.GetPayment(named(id)))).toEqual(body);
  });

  it('is answered the same where an application is asked for again with other content', async () => {
    const id = paymentId();
    await transfer(id);
    const seen = await sameAt({ http: () => transfer(id, 10_100), grpc: () => transferOverGrpc(id, 10_100n) });
    expect(seen).toEqual({ http: 409, code: 'payment_id_conflict', fields: [] });
  });
});

describe('a payin by card', () => {
  it.each([
    ['that is good', '4242424242424242'],
    ['without money', magicNumber('02')],
    ['with 3-D Secure', magicNumber('70')],
  ])('%s comes to the same state through both doors', async (_what, pan) => {
    const ids = [paymentId(), paymentId()] as const;
    const { token, paymentSessionId } = await desk.node
      .client()
      .vault.TokenizeCard({ requestId: requestId(), pan, expiryMonth: 12, expiryYear: 2030, cvv: '123' });
    await byCard(ids[0], pan);
    await desk.grpc.CreatePayin({
      ...named(ids[1]),
      product: 'H2H_PRODUCT_ECOM',
      method: 'card-ecom',
      amount: { amountMinor: 10_000n, currency: 'RUB' },
      cardToken: token,
      paymentSessionId,
      callbackUrls: CALLBACK_URLS,
    });
    const rests = ({ status, subStatus }: H2hPayment__Output) =>
      status !== 'H2H_STATUS_PROCESSING' || subStatus === 'H2H_SUB_STATUS_AWAITING_3DS_RESULT';
    const [http, grpc] = await Promise.all(ids.map((id) => until(() => desk.grpc.GetPayment(named(id)), rests)));
    expect([grpc?.status, grpc?.subStatus]).toEqual([http?.status, http?.subStatus]);
    expect(grpc?.statusDescription).toBe(http?.statusDescription);
  });
});

describe('a cash desk', () => {
  const balance = (project: string, merchantId: string): Both => ({
    http: () => desk.post('/balance/info', { general: { project_id: project } }, { merchantId }),
    grpc: () => desk.grpc.GetBalance({ projectId: project }),
  });

  it.each<[string, string, string, Seen]>([
    ['that is not there', 'nowhere', PROJECT, { http: 404, code: 'project_not_found', fields: [] }],
    ['of another party', 'foreign', PROJECT, { http: 404, code: 'project_not_found', fields: [] }],
    ['that is disabled', 'disabled', 'disabled', { http: 403, code: 'project_disabled', fields: [] }],
    ['without a name', '', PROJECT, { http: 422, code: 'invalid_request', fields: ['general.project_id'] }],
  ])(
    '%s is refused in the same way, also for what would change something',
    async (_what, project, merchantId, refusal) => {
      expect(await sameAt(balance(project, merchantId))).toEqual(refusal);
      const ids = [paymentId(), paymentId()] as const;
      const body = {
        general: { project_id: project, payment_id: ids[0], ...URLS },
        payment: { method: 'card-p2p', amount: 10_000, currency: 'RUB' },
      };
      const create: Both = {
        http: () => desk.post(P2P, body, { merchantId }),
        grpc: () => transferOverGrpc(ids[1], 10_000n, project),
      };
      expect(await sameAt(create)).toEqual(refusal);
    },
  );

  it('that asks too fast is told so by both, and both count together', async () => {
    const read = balance('busy', 'busy');
    const create: Both = {
      http: () => transfer(paymentId(), 10_000, 'busy'),
      grpc: () => transferOverGrpc(paymentId(), 10_000n, 'busy'),
    };
    // What was free when the first door was asked may be taken when the second one is, and the other way round.
    for (const both of [read, create]) {
      await vi.waitFor(
        async () => expect(await sameAt(both)).toEqual({ http: 429, code: 'rate_limited', fields: [] }),
        { timeout: 10_000, interval: 20 },
      );
    }
  });

  it('has the same balance, banks and methods', async () => {
    const ask = (path: string, more: object = {}) => desk.post(path, { general: { project_id: PROJECT }, ...more });
    const { balances = [] } = await desk.grpc.GetBalance({ projectId: PROJECT });
    expect((await ask('/balance/info')).body.balance).toEqual(
      balances.map(({ currency, availableMinor, lockedMinor }) => ({
        currency,
        amount: Number(availableMinor ?? 0n),
        locked_amount: Number(lockedMinor ?? 0n),
      })),
    );
    const { banks = [] } = await desk.grpc.ListBanks({ projectId: PROJECT, country: 'RU' });
    expect((await ask('/bank/list', { filter: { country: 'RU' } })).body.banks).toEqual(banks);
    const { methods = [] } = await desk.grpc.ListPaymentMethods({ projectId: PROJECT });
    const { body } = await ask('/payment-method/list');
    expect(body.methods.map(({ code }: { code: string }) => code)).toEqual(methods.map(({ code }) => code));
    const wrong: Both = {
      http: () => ask('/bank/list', { filter: { country: 'Russia', currency: 'x' } }),
      grpc: () => desk.grpc.ListBanks({ projectId: PROJECT, country: 'Russia', currency: 'x' }),
      nameOf: FIELDS.banks,
    };
    expect((await sameAt(wrong)).fields).toContain('filter.country');
  });
});
