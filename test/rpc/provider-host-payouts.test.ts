import { afterAll, beforeAll, expect, it } from 'vitest';
import { mintPayoutTag } from '../../src/actors/session-tag.ts';
import { CALLBACK_URLS, type Desk, PROJECT, paymentId, startDesk, until } from '../h2h/desk.ts';
import { requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';

/** ProviderHostService and the sessions of payouts, on a whole node with its sandbox bank. */

let desk: Desk;

beforeAll(async () => {
  desk = await startDesk();
  const id = await created('CreatePayin', { method: 'card-p2p', amount: RUB(1_000_000n) });
  await until(
    () => desk.grpc.GetPayment({ projectId: PROJECT, paymentId: id }),
    ({ status }) => status === 'H2H_STATUS_SUCCESS',
  );
}, 60_000);
afterAll(() => desk?.stop());

const RUB = (amountMinor: bigint) => ({ amountMinor, currency: 'RUB' });
const FAILURE = { code: 'payout_failed', sub: { code: 'bank_error' } };

async function created(
  method: 'CreatePayin' | 'CreatePayout',
  more: { method: string; amount: ReturnType<typeof RUB>; receiver?: object },
): Promise<string> {
  const id = paymentId();
  const names = { projectId: PROJECT, paymentId: id, callbackUrls: CALLBACK_URLS, product: 'H2H_PRODUCT_P2P' } as const;
  await desk.grpc[method]({ ...names, ...more });
  return id;
}

/** A payout that the bank never ends by itself, once it is with the bank, and the tag of its session. */
async function waitingPayout() {
  const receiver = { phone: '+79990000001', bankCode: 'sberbank', holder: 'IVAN IVANOV' };
  const id = await created('CreatePayout', { method: 'sbp-p2p', amount: RUB(10_013n), receiver });
  const read = () => desk.grpc.GetPayment({ projectId: PROJECT, paymentId: id });
  const { applicationId = '' } = await read();
  const tag = mintPayoutTag('demo', applicationId, { no: 0 });
  return { read, tag };
}

it('fails the session of a payout from outside once, and a stale tag is not found', async () => {
  const { read, tag } = await waitingPayout();
  const host = desk.node.client('operator').providerHost;
  const change = (id: string) => host.ChangePaymentSession({ requestId: id, tag, failure: FAILURE });
  const id = requestId();
  const attempt = () => change(id).catch((error: Error) => error);
  await until(attempt, (answer) => !(answer instanceof Error));
  const { status, subStatus } = await read();
  expect([status, subStatus]).toEqual(['H2H_STATUS_DISPUTE', 'H2H_SUB_STATUS_PAYOUT_FAILED']);
  expect((await change(id)).paymentId ?? '').toBe('');
  expect(await failureOf(change(requestId()))).toMatchObject({ message: 'Not found' });
});

it('gives payments by their tags alone', async () => {
  const { tag } = await waitingPayout();
  const host = desk.node.client('operator').providerHost;
  expect(await failureOf(host.GetPaymentByTag({ tag }))).toMatchObject({
    code: 'NOT_FOUND',
    reason: 'PAYMENT_NOT_FOUND',
    message: expect.stringContaining('payout'),
  });
});
