import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLBACK_URLS, type Desk, PROJECT, startDesk, until } from '../h2h/desk.ts';
import { failureOf } from './rich-error.ts';

/** Payouts as operators list them: of any party, without their recipients. */

let desk: Desk;
const amount = (amountMinor: bigint) => ({ amountMinor, currency: 'RUB' });
const stands = async (paymentId: string) => (await desk.grpc.GetPayment({ projectId: PROJECT, paymentId })).status;

beforeAll(async () => {
  desk = await startDesk();
  const common = { projectId: PROJECT, product: 'H2H_PRODUCT_P2P', callbackUrls: CALLBACK_URLS } as const;
  await desk.grpc.CreatePayin({ ...common, paymentId: 'in', method: 'card-p2p', amount: amount(500_000n) });
  await until(
    () => stands('in'),
    (seen) => seen === 'H2H_STATUS_SUCCESS',
  );
  const receiver = { phone: '+79000000001', bankCode: 'sberbank' };
  for (const [paymentId, minor, end] of [
    ['first', 20_000n, 'H2H_STATUS_SUCCESS'],
    ['second', 30_012n, 'H2H_STATUS_DISPUTE'],
    ['third', 90_000_000n, 'H2H_STATUS_DECLINE'],
  ] as const) {
    await desk.grpc.CreatePayout({ ...common, paymentId, method: 'phone-p2p', amount: amount(minor), receiver });
    await until(
      () => stands(paymentId),
      (seen) => seen === end,
    );
  }
}, 60_000);
afterAll(() => desk?.stop());

const operations = (key: 'merchant' | 'operator' = 'operator') => desk.node.client(key).operations;
const listed = async (request: object) =>
  ((await operations().ListPayouts(request)).payouts ?? []).map(({ paymentId }) => paymentId);

describe('ListPayouts', () => {
  it('tells of each where it stands, and nothing of its recipient', async () => {
    const { payouts = [] } = await operations().ListPayouts({ subStatus: 'H2H_SUB_STATUS_PAYOUT_FAILED' });
    const { applicationId } = await desk.grpc.GetPayment({ projectId: PROJECT, paymentId: 'second' });
    expect(payouts).toEqual([
      {
        applicationId,
        partyId: 'demo',
        projectId: PROJECT,
        paymentId: 'second',
        status: 'H2H_STATUS_DISPUTE',
        subStatus: 'H2H_SUB_STATUS_PAYOUT_FAILED',
        amount: amount(30_012n),
        createTime: expect.anything(),
        providerId: expect.stringMatching(/^(north|south)$/),
      },
    ]);
  });

  it('gives the latest first, page by page, of one party or cash desk', async () => {
    expect(await listed({ partyId: 'demo' })).toEqual(['third', 'second', 'first']);
    expect(await listed({ projectId: PROJECT, subStatus: 'H2H_SUB_STATUS_PAYOUT_TIMEOUT' })).toEqual([]);
    expect(await listed({ partyId: 'other' })).toEqual([]);
    expect(await listed({ attention: true })).toEqual([]);
    const { nextPageToken } = await operations().ListPayouts({ pageSize: 2 });
    expect(await listed({ pageSize: 2, pageToken: nextPageToken })).toEqual(['first']);
    const stolen = operations().ListPayouts({ partyId: 'demo', pageSize: 2, pageToken: nextPageToken });
    expect((await failureOf(stolen)).reason).toBe('INVALID_PAGE_TOKEN');
  });

  it('is for operators (P10)', async () => {
    await expect(operations('merchant').ListPayouts({})).rejects.toMatchObject({ code: status.PERMISSION_DENIED });
  });
});
