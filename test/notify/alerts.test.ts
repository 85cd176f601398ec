import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { H2hPayment__Output } from '../../src/generated/turnpike/v1/H2hPayment.ts';
import { signedMessage } from '../../src/h2h/canonical.ts';
import { parseJson } from '../../src/h2h/json.ts';
import { verifyHmac } from '../../src/h2h/signature.ts';
import { type Desk, PROJECT, paymentId, startDesk, until } from '../h2h/desk.ts';
import { type Received, type Receiver, startReceiver } from '../kit/receiver.ts';
import { requestId } from '../rpc/requests.ts';

/** Payins and payouts of a whole node, told by alerts and by webhooks to real servers. */

const ALERT_KEY = 'the alert key of these tests';
const RUB = (amountMinor: bigint) => ({ amountMinor, currency: 'RUB' });
const named = (id: string) => ({ projectId: PROJECT, paymentId: id });

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ environment: { TURNPIKE_SECRET_H2H_ALERT_HMAC: ALERT_KEY } });
}, 60_000);
afterAll(() => desk?.stop());

async function receiving(): Promise<Receiver> {
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  return receiver;
}

const urlsAt = ({ url }: Receiver) => ({
  informative: `${url}/info`,
  success: `${url}/success`,
  decline: `${url}/decline`,
});

function payin(id: string, receiver: Receiver, amountMinor = 10_000n) {
  return desk.grpc.CreatePayin({
    ...named(id),
    product: 'H2H_PRODUCT_P2P',
    method: 'card-p2p',
    amount: RUB(amountMinor),
    callbackUrls: urlsAt(receiver),
  });
}

interface Alert {
  readonly path: string;
  readonly event_id: string;
  readonly version: number;
  readonly status: { readonly status: string; readonly sub_status: string | null };
  readonly general: { readonly payment_id: string };
  readonly requisites?: { readonly value: string };
}

function alertOf({ path, body }: Received): Alert {
  return { ...(JSON.parse(body) as Alert), path };
}

const ends = (id: string): Promise<H2hPayment__Output> =>
  until(
    () => desk.grpc.GetPayment(named(id)),
    ({ final }) => final === true,
  );

async function finalAlert(receiver: Receiver): Promise<readonly Alert[]> {
  for (let count = 1; ; count += 1) {
    const alerts = (await receiver.reaches(count)).map(alertOf);
    if (['success', 'decline', 'error'].includes(alerts.at(-1)?.status.status ?? '')) return alerts;
  }
}

describe('alerts', () => {
  it('tell each step of a payin to the URL of its status, signed by the alert key, in the order of versions', async () => {
    const receiver = await receiving();
    const id = paymentId();
    await payin(id, receiver);
    await ends(id);
    const alerts = await finalAlert(receiver);
    const versions = alerts.map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(new Set(alerts.map(({ event_id }) => event_id)).size).toBe(alerts.length);
    expect(alerts.at(-1)).toMatchObject({ path: '/success', status: { status: 'success', sub_status: null } });
    for (const { path, general } of alerts.slice(0, -1)) {
      expect([path, general.payment_id]).toEqual(['/info', id]);
    }
    for (const { body, headers } of receiver.got) {
      const stamp = headers['x-access-timestamp'] ?? '';
      const signature = headers['x-access-signature'] ?? '';
      expect(verifyHmac(ALERT_KEY, signedMessage(parseJson(body), stamp), signature)).toBe(true);
      expect(headers['webhook-id']).toBe((JSON.parse(body) as Alert).event_id);
    }
  });

  it('P9 bring the requisites in the clear, and keep them sealed in the outbox', async () => {
    const receiver = await receiving();
    const id = paymentId();
    await payin(id, receiver);
    await ends(id);
    const alerts = await finalAlert(receiver);
    const [first] = alerts.filter(({ requisites }) => requisites !== undefined);
    if (first === undefined)
      return expect(alerts.map(({ status }) => status.sub_status)).not.toContain('awaiting_confirm');
    const value = first.requisites?.value ?? '';
    expect(value.length).toBeGreaterThan(8);
    const { webhooks } = desk.node.client();
    const { deliveries = [] } = await webhooks.ListDeliveries({ pageSize: 100 });
    for (const { deliveryId } of deliveries) {
      expect((await webhooks.GetDelivery({ deliveryId })).body).not.toContain(value);
    }
  });

  it('P9 keep nothing of an answer that says the requisites back', async () => {
    const receiver = await receiving();
    receiver.answer(({ body }, response) => response.end(JSON.stringify((JSON.parse(body) as Alert).requisites)));
    const id = paymentId();
    await payin(id, receiver, 10_001n);
    const { applicationId, requisites } = await until(
      () => desk.grpc.GetPayment(named(id)),
      (seen) => seen.requisites?.value !== '' && seen.requisites !== null && seen.requisites !== undefined,
    );
    const value = requisites?.value ?? 'none';
    await until(
      async () => receiver.got.filter(({ body }) => body.includes(value)),
      (got) => got.length > 0,
    );
    const { webhooks } = desk.node.client();
    const attempts = await until(
      async () => {
        const { deliveries = [] } = await webhooks.ListDeliveries({ invoiceId: applicationId, pageSize: 100 });
        const whole = await Promise.all(deliveries.map(({ deliveryId }) => webhooks.GetDelivery({ deliveryId })));
        return whole.flatMap((each) => each.attempts ?? []);
      },
      (all) => all.length >= receiver.got.length,
    );
    expect(attempts.map(({ detail }) => detail).join()).not.toMatch(/holder|value|\d{4}/);
  });
});

describe('webhooks', () => {
  it('tell the steps of payouts and what disputes become, and Subscribe tells the same', async () => {
    const receiver = await receiving();
    const hook = { requestId: requestId(), url: `${receiver.url}/hooks`, eventTypes: ['payout.*', 'payin.*'] };
    const { secret = '', endpointId } = await desk.node.client().webhooks.CreateEndpoint(hook);
    onTestFinished(async () => {
      await desk.node.client().webhooks.DeleteEndpoint({ requestId: requestId(), endpointId });
    });
    const paid = paymentId();
    const alerts = await receiving();
    await payin(paid, alerts, 1_000_000n);
    await ends(paid);
    await until(
      async () => (await desk.grpc.GetBalance({ projectId: PROJECT })).balances?.[1]?.availableMinor ?? 0n,
      (available) => available > 500_000n,
    );
    const id = paymentId();
    const { applicationId } = await desk.grpc.CreatePayout({
      ...named(id),
      product: 'H2H_PRODUCT_P2P',
      method: 'sbp-p2p',
      amount: RUB(50_000n),
      receiver: { phone: '+79990000001', bankCode: 'sberbank', holder: 'IVAN IVANOV' },
      callbackUrls: urlsAt(alerts),
    });
    await ends(id);
    const told = await until(
      async () => receiver.got.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> }),
      (messages) =>
        messages.some(({ type }) => type === 'payout.succeeded') &&
        messages.some(({ type }) => type === 'payin.succeeded'),
    );
    for (const { body, headers } of receiver.got) new Webhook(secret).verify(body, headers);
    const ofPayout = told.filter(({ data }) => data['payout_id'] === applicationId);
    expect(ofPayout.map(({ type }) => type)).toEqual([
      'payout.created',
      ...ofPayout.slice(1, -1).map(() => 'payout.processing'),
      'payout.succeeded',
    ]);
    expect(ofPayout.at(-1)?.data).toMatchObject({
      party_id: 'demo',
      shop_id: 'books',
      application_id: applicationId,
      change: { project_id: PROJECT, merchant_payment_id: id, status: 'success', final: true, method: 'sbp-p2p' },
    });
    expect(told.filter(({ type }) => type === 'payin.succeeded')).toHaveLength(1);
    // P9
    expect(JSON.stringify(told)).not.toContain('79990000001');
  });
});
