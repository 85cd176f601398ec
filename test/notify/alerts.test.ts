import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { messages } from '../../src/client/client.ts';
import type { H2hPayment__Output } from '../../src/generated/turnpike/v1/H2hPayment.ts';
import type { PayoutEvent__Output } from '../../src/generated/turnpike/v1/PayoutEvent.ts';
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
  it('tell how a payin goes on and how it ends, each to the URL of its status, signed, in the order of versions', async () => {
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
    // Nobody pays: no later alert takes the place of the one that says where to.
    const { applicationId } = await payin(id, receiver, 10_001n);
    const [first] = await until(
      async () => receiver.got.map(alertOf).filter(({ requisites }) => requisites !== undefined),
      ({ length }) => length > 0,
    );
    const shown = await desk.grpc.GetPayment(named(id));
    const value = first?.requisites?.value ?? '';
    expect(value).toBe(shown.requisites?.value);
    expect(value.length).toBeGreaterThan(8);
    const { webhooks } = desk.node.client();
    const { deliveries = [] } = await webhooks.ListDeliveries({ invoiceId: applicationId, pageSize: 100 });
    const bodies = await Promise.all(
      deliveries.map(async ({ deliveryId }) => (await webhooks.GetDelivery({ deliveryId })).body ?? ''),
    );
    expect(bodies.some((body) => body.includes(first?.event_id ?? 'none'))).toBe(true);
    for (const body of bodies) expect(body).not.toContain(value);
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
  it('tell the steps of payins and payouts, signed, without the receiver', async () => {
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

  it('tell what becomes of a payout in dispute and of its case, and Subscribe tells the same', async () => {
    const receiver = await receiving();
    const client = desk.node.client();
    const hook = { requestId: requestId(), url: receiver.url, eventTypes: ['payout.*', 'dispute.*'] };
    const { endpointId } = await client.webhooks.CreateEndpoint(hook);
    onTestFinished(async () => {
      await client.webhooks.DeleteEndpoint({ requestId: requestId(), endpointId });
    });
    const stream = client.subscribe({ onlyNew: true, kinds: ['EVENT_KIND_PAYOUT'] });
    const subscribed: PayoutEvent__Output[] = [];
    const reading = (async () => {
      for await (const { payout } of messages(stream)) {
        if (payout) subscribed.push(payout);
        if (payout?.changes?.some(({ applicationStepped }) => applicationStepped?.final === true)) return;
      }
    })();

    const id = paymentId();
    await payin(paymentId(), await receiving(), 1_000_000n);
    await until(
      async () => (await desk.grpc.GetBalance({ projectId: PROJECT })).balances?.[1]?.availableMinor ?? 0n,
      (available) => available > 100_000n,
    );
    const { applicationId } = await desk.grpc.CreatePayout({
      ...named(id),
      product: 'H2H_PRODUCT_P2P',
      method: 'sbp-p2p',
      amount: RUB(20_012n),
      receiver: { phone: '+79990000001', bankCode: 'sberbank', holder: 'IVAN IVANOV' },
      callbackUrls: urlsAt(await receiving()),
    });
    await until(
      () => desk.grpc.GetPayment(named(id)),
      ({ subStatus }) => subStatus === 'H2H_SUB_STATUS_PAYOUT_FAILED',
    );
    const asked = { ...named(id), disputeRef: 'case of events', reason: 'DISPUTE_REASON_UNKNOWN' } as const;
    const { disputeId = '' } = await desk.grpc.OpenDispute(asked);
    await desk.grpc.SubmitDisputeEvidence({ projectId: PROJECT, disputeId, content: Buffer.from('%PDF-1.7\n%%EOF\n') });
    await desk.operator.StartDispute({ projectId: PROJECT, disputeId });
    const decision = { winner: 'DISPUTE_WINNER_MERCHANT', comment: 'It was never sent' } as const;
    await desk.operator.ResolveDispute({ projectId: PROJECT, disputeId, decision });
    await reading;

    const fromStream = subscribed.flatMap(({ position, sequence, payoutId, changes = [] }) =>
      changes.map(({ change }) => [payoutId, position, Number(sequence), SUBJECTS[change ?? '']]),
    );
    const told = await until(
      async () => receiver.got.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> }),
      ({ length }) => length >= fromStream.length,
    );
    const fromHooks = told.map(({ type, data }) => [
      data['payout_id'],
      data['position'],
      data['sequence'],
      type.split('.')[0],
    ]);
    expect(fromHooks).toEqual(fromStream);
    expect(new Set(fromHooks.map(([payoutId]) => payoutId))).toEqual(new Set([applicationId]));
    const types = told.map(({ type }) => type).filter((type) => type !== 'payout.processing');
    expect(types).toEqual([
      'payout.created',
      'payout.contested',
      'dispute.opened',
      'dispute.evidence_added',
      'dispute.in_progress',
      'dispute.resolved',
      'payout.declined',
    ]);
    expect(told.find(({ type }) => type === 'dispute.opened')?.data).toMatchObject({
      payout_id: applicationId,
      dispute_id: disputeId,
      change: { dispute_ref: 'case of events' },
    });
    // P9
    expect(JSON.stringify(told)).not.toContain('79990000001');
  });
});

/** What a change of a payout is told as: the first word of its type. */
const SUBJECTS: Readonly<Record<string, string>> = {
  applicationStepped: 'payout',
  disputeOpened: 'dispute',
  disputeEvidenceAdded: 'dispute',
  disputeStateChanged: 'dispute',
};
