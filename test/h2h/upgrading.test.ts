import { afterAll, beforeAll, expect, it } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { CALLBACK_URLS, type Desk, PROJECT, paymentId, startDesk, URLS } from './desk.ts';

/** A cash desk while a node of an older release is still a member, through both of its doors. */

let desk: Desk;
let isOldMember = true;

beforeAll(async () => {
  desk = await startDesk();
  Object.assign(desk.node.server.platform.cluster, { allRead: () => !isOldMember });
}, 60_000);
afterAll(() => desk?.stop());

const amount = { amountMinor: 10_000n, currency: 'RUB' };
const named = (id: string) => ({ projectId: PROJECT, paymentId: id, callbackUrls: CALLBACK_URLS });
const payin = (hosted = false) =>
  desk.grpc.CreatePayin({ ...named(paymentId()), product: 'H2H_PRODUCT_P2P', method: 'card-p2p', amount, hosted });
const payout = () =>
  desk.grpc.CreatePayout({
    ...named(paymentId()),
    product: 'H2H_PRODUCT_P2P',
    method: 'sbp-p2p',
    amount,
    receiver: { phone: '+79990000001', bankCode: 'sberbank', holder: 'IVAN IVANOV' },
  });
const posted = () =>
  desk.post('/payment/p2p/payin', {
    general: { project_id: PROJECT, payment_id: paymentId(), ...URLS },
    payment: { method: 'card-p2p', amount: 10_000, currency: 'RUB' },
  });

it('begins no payin and no payout that the old node could not read, says when to come again, and begins them once it left', async () => {
  for (const call of [() => payin(), () => payin(true), payout]) {
    expect(await failureOf(call())).toMatchObject({ code: 'UNAVAILABLE', reason: 'CLUSTER_UPGRADING' });
  }
  const refused = await posted();
  expect([refused.status, refused.body.code]).toEqual([503, 'cluster_upgrading']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await desk.grpc.GetBalance({ projectId: PROJECT })).balances).toHaveLength(2);

  isOldMember = false;
  expect(await payin()).toMatchObject({ projectId: PROJECT });
  expect(await payin(true)).toMatchObject({ projectId: PROJECT });
  expect(await payout()).toMatchObject({ projectId: PROJECT });
  expect((await posted()).status).toBe(200);
});
