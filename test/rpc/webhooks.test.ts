import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import type { WebhookEndpoint__Output } from '../../src/generated/turnpike/v1/WebhookEndpoint.ts';
import { type MessageWork, startMessageWork } from '../../src/message-work.ts';
import { NO_HINTS } from '../../src/ports/commit-hints.ts';
import { EVENT_TYPES } from '../../src/ports/event-types.ts';
import { SILENT_OBSERVER } from '../../src/ports/observer.ts';
import { createEventFeed } from '../../src/rpc/event-feed.ts';
import { systemBusinessClock, systemMachineClock } from '../../src/system/clocks.ts';
import { createSystemRandom } from '../../src/system/random.ts';
import { type Received, type Receiver, startReceiver, withStatus } from '../kit/receiver.ts';
import { newInvoice, payWith, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { fixedConfigurations, type RpcNode, rpcWorld, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
let merchant: TurnpikeClient;
let other: TurnpikeClient;
let operator: TurnpikeClient;
let receiver: Receiver;
let messages: MessageWork;
let stop: () => Promise<void>;
const failures: unknown[] = [];

beforeAll(async () => {
  rpc = await startRpcNode();
  merchant = rpc.connect('merchant');
  other = rpc.connect('other');
  operator = rpc.connect('operator');
  const failed = (error: unknown) => void failures.push(error);
  const { store, node, vault } = rpc;
  const feed = createEventFeed({ journal: store.journal, clock: systemMachineClock, hints: NO_HINTS, failed });
  const owned = { owns: () => true, epoch: () => 1, fresh: () => true, outlasts: () => true };
  messages = startMessageWork({
    store,
    node,
    vault,
    feed,
    leases: { ...owned, fenced: () => {}, onChange: () => () => {} },
    configurations: fixedConfigurations(rpcWorld()),
    businessClock: systemBusinessClock,
    random: createSystemRandom(),
    secret: () => undefined,
    settings: { webhookPorts: [443] },
    observer: SILENT_OBSERVER,
    notice: () => {},
    failed,
  });
  stop = async () => {
    await messages.stop();
    feed.close();
  };
});
afterAll(async () => {
  await stop();
  await rpc.stop();
  expect(failures).toEqual([]);
});
beforeEach(async () => {
  receiver = await startReceiver();
  onTestFinished(() => receiver.close());
});

async function newEndpoint(overrides: object = {}, client = merchant) {
  const made = await client.webhooks.CreateEndpoint({ requestId: requestId(), url: receiver.url, ...overrides });
  onTestFinished(async () => {
    await client.webhooks.DeleteEndpoint({ requestId: requestId(), endpointId: made.endpointId }).catch(() => {});
  });
  return made as WebhookEndpoint__Output & { readonly endpointId: string; readonly secret: string };
}

interface Message {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

function messageOf({ body }: Received): Message {
  return JSON.parse(body) as Message;
}

describe('an endpoint', () => {
  it('shows its secret once: not in a repeat of the request, and not when it is read', async () => {
    const request = { requestId: requestId(), url: receiver.url, description: 'Orders', endpointId: 'orders' };
    const made = await merchant.webhooks.CreateEndpoint(request);
    onTestFinished(async () => {
      await merchant.webhooks.DeleteEndpoint({ requestId: requestId(), endpointId: 'orders' });
    });
    expect(made).toMatchObject({ endpointId: 'orders', url: receiver.url, description: 'Orders' });
    expect(made).toMatchObject({ signature: 'WEBHOOK_SIGNATURE_HMAC', state: 'WEBHOOK_ENDPOINT_STATE_ENABLED' });
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const { secret: _, ...shown } = made;
    expect(await merchant.webhooks.CreateEndpoint(request)).toEqual(shown);
    expect(await merchant.webhooks.GetEndpoint({ endpointId: 'orders' })).toEqual(shown);
    expect((await merchant.webhooks.ListEndpoints({})).endpoints).toContainEqual(shown);
    const again = failureOf(merchant.webhooks.CreateEndpoint({ ...request, requestId: requestId(), description: 'x' }));
    expect(await again).toMatchObject({
      reason: 'WEBHOOK_ENDPOINT_ALREADY_EXISTS',
      metadata: { endpoint_id: 'orders' },
    });
    const reused = failureOf(merchant.webhooks.CreateEndpoint({ ...request, description: 'x' }));
    expect((await reused).reason).toBe('REQUEST_ID_REUSED');
  });

  it('of ed25519 shows public keys alone: two while a secret is rotated', async () => {
    const { endpointId, secret, publicKeys } = await newEndpoint({ signature: 'WEBHOOK_SIGNATURE_ED25519' });
    expect(secret).toBeUndefined();
    expect(publicKeys).toEqual([expect.stringMatching(/^whpk_[A-Za-z0-9+/]{43}=$/)]);
    const rotated = await merchant.webhooks.RotateSecret({
      requestId: requestId(),
      endpointId,
      overlap: { seconds: 60n },
    });
    expect(rotated.publicKeys).toEqual([expect.any(String), publicKeys?.[0]]);
    expect(rotated.overlapEndTime).toBeDefined();
    const again = await merchant.webhooks.RotateSecret({ requestId: requestId(), endpointId, overlap: {} });
    expect(again.publicKeys).toHaveLength(1);
  });

  it('P10 is there for its own party alone, and for operators who name it', async () => {
    const { endpointId } = await newEndpoint();
    const calls = [
      other.webhooks.GetEndpoint({ endpointId }),
      other.webhooks.UpdateEndpoint({ requestId: requestId(), endpointId, description: 'x' }),
      other.webhooks.RotateSecret({ requestId: requestId(), endpointId }),
      other.webhooks.DeleteEndpoint({ requestId: requestId(), endpointId }),
    ];
    for (const call of calls) expect((await failureOf(call)).reason).toBe('WEBHOOK_ENDPOINT_NOT_FOUND');
    expect((await other.webhooks.ListEndpoints({})).endpoints ?? []).toEqual([]);
    const named = await operator.webhooks.GetEndpoint({ endpointId, partyId: 'party' });
    expect(named.endpointId).toBe(endpointId);
    expect((await failureOf(operator.webhooks.GetEndpoint({ endpointId }))).fields).toEqual(['party_id']);
  });

  it.each([
    ['no URL', { url: '' }, 'url'],
    ['a URL inside', { url: 'https://10.1.2.3/' }, 'url'],
    ['the address of a cloud’s metadata', { url: 'http://169.254.169.254/latest' }, 'url'],
    ['a user in the URL', { url: 'https://user@hooks.example.com/' }, 'url'],
    ['a type that is none', { eventTypes: ['payment.captured', 'payment.eaten'] }, 'event_types[1]'],
    ['a beginning of no type', { eventTypes: ['pay.*'] }, 'event_types[0]'],
  ])('is refused with %s', async (_, overrides, field) => {
    const request = { requestId: requestId(), url: 'https://hooks.example.com/', ...overrides };
    const { code, fields } = await failureOf(merchant.webhooks.CreateEndpoint(request));
    expect({ code, fields }).toEqual({ code: 'INVALID_ARGUMENT', fields: [field] });
  });

  it('is changed in what the request says and in nothing else', async () => {
    const { endpointId } = await newEndpoint({ description: 'Orders', eventTypes: ['payment.*'] });
    const change = (parts: object) =>
      merchant.webhooks.UpdateEndpoint({ requestId: requestId(), endpointId, ...parts });
    expect(await change({ url: 'https://hooks.example.com/' })).toMatchObject({
      url: 'https://hooks.example.com/',
      description: 'Orders',
      eventTypes: ['payment.*'],
    });
    const bare = await change({ description: '', eventTypes: { types: [] } });
    expect(bare).toMatchObject({ url: 'https://hooks.example.com/' });
    expect([bare.description, bare.eventTypes]).toEqual([undefined, undefined]);
    const disabled = await change({ state: 'WEBHOOK_ENDPOINT_STATE_DISABLED' });
    expect(disabled.disableReason).toBe('WEBHOOK_DISABLE_REASON_REQUESTED');
    expect((await change({ state: 'WEBHOOK_ENDPOINT_STATE_ENABLED' })).disableReason).toBeUndefined();
  });
});

describe('what happens', () => {
  it('is told to an endpoint from its creation on, in the order of sequences, signed, and once', async () => {
    const { invoiceId: before } = await merchant.invoicing.CreateInvoice(newInvoice());
    const { secret } = await newEndpoint();
    const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice());
    await payWith(merchant, { invoiceId });
    const got = await receiver.reaches(5);
    const told = got.map(messageOf);
    expect(told.map(({ type }) => type)).toEqual([
      'invoice.created',
      'payment.started',
      'payment.processed',
      'payment.captured',
      'invoice.paid',
    ]);
    for (const each of got) new Webhook(secret).verify(each.body, each.headers);
    for (const { type, data } of told) {
      expect(EVENT_TYPES).toHaveProperty([type]);
      expect(data).toMatchObject({ party_id: 'party', shop_id: 'shop', invoice_id: invoiceId });
    }
    const sequences = told.map(({ data }) => Number(data['sequence']));
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    expect(told[3]).toMatchObject({
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      data: {
        payment_id: expect.any(String),
        payment_state: 'captured',
        change: { state: 'captured', captured_amount: { amount_minor: 42_000, currency: 'RUB' } },
      },
    });
    expect(JSON.stringify(told)).not.toContain(before);
    expect(JSON.stringify(told)).not.toContain('424242');
  });

  it('is told by type to an endpoint that chose, and to no other party', async () => {
    const stranger = await startReceiver();
    onTestFinished(() => stranger.close());
    await newEndpoint({ url: stranger.url }, other);
    await newEndpoint({
      eventTypes: ['invoice.paid', 'refund.*'],
    });
    const { invoiceId } = await merchant.invoicing.CreateInvoice(newInvoice());
    await payWith(merchant, { invoiceId });
    const [first] = (await receiver.reaches(1)).map(messageOf);
    expect(first?.type).toBe('invoice.paid');
    expect(stranger.got).toEqual([]);
  });

  it('lesson 8: what an operator does by hand is told as what the machine does', async () => {
    await newEndpoint({ eventTypes: ['invoice.cancelled', 'invoice.fulfilled'] });
    const { invoiceId } = await merchant.invoicing.CreateInvoice(newInvoice());
    await operator.invoicing.RescindInvoice({ requestId: requestId(), partyId: 'party', invoiceId, reason: 'by hand' });
    const [told] = (await receiver.reaches(1)).map(messageOf);
    expect(told).toMatchObject({
      type: 'invoice.cancelled',
      data: { invoice_state: 'cancelled', change: { reason: 'by hand' } },
    });
  });
});

describe('the log of deliveries', () => {
  it('shows each message with its attempts, and replays one with the same id and body', async () => {
    const { endpointId } = await newEndpoint({ eventTypes: ['invoice.created'] });
    receiver.answer(withStatus(202, {}, 'thank you'));
    const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice());
    const [first] = await receiver.reaches(1);
    const deliveryId = first?.headers['webhook-id'] ?? '';
    const delivered = { endpointId, state: 'DELIVERY_STATE_DELIVERED' } as const;
    await expect.poll(async () => (await merchant.webhooks.ListDeliveries(delivered)).deliveries?.length).toBe(1);
    const whole = await merchant.webhooks.GetDelivery({ deliveryId });
    expect(whole).toMatchObject({ ...delivered, deliveryId, invoiceId, type: 'invoice.created', sequence: 1n });
    expect(whole).toMatchObject({ attemptCount: 1, lastOutcome: '202', body: first?.body });
    expect(whole.attempts).toMatchObject([{ httpStatus: 202, detail: 'thank you' }]);
    await merchant.webhooks.ReplayDelivery({ requestId: requestId(), deliveryId });
    messages.nudge();
    const second = (await receiver.reaches(2))[1];
    expect([second?.body, second?.headers['webhook-id']]).toEqual([first?.body, deliveryId]);
    expect((await merchant.webhooks.ListDeliveries({ invoiceId })).deliveries?.[0]?.body).toBeUndefined();
    for (const each of [
      other.webhooks.GetDelivery({ deliveryId }),
      merchant.webhooks.GetDelivery({ deliveryId: 'none' }),
    ]) {
      expect((await failureOf(each)).reason).toBe('WEBHOOK_DELIVERY_NOT_FOUND');
    }
    const state = 'WEBHOOK_ENDPOINT_STATE_DISABLED' as const;
    await merchant.webhooks.UpdateEndpoint({ requestId: requestId(), endpointId, state });
    const replay = () => failureOf(merchant.webhooks.ReplayDelivery({ requestId: requestId(), deliveryId }));
    expect((await replay()).reason).toBe('WEBHOOK_ENDPOINT_DISABLED');
    await merchant.webhooks.DeleteEndpoint({ requestId: requestId(), endpointId });
    expect((await replay()).reason).toBe('WEBHOOK_ENDPOINT_NOT_FOUND');
  });

  it('pages, the newest first', async () => {
    const { endpointId } = await newEndpoint({ eventTypes: ['invoice.created'] });
    for (let made = 0; made < 3; made += 1) await merchant.invoicing.CreateInvoice(newInvoice());
    await receiver.reaches(3);
    const first = await merchant.webhooks.ListDeliveries({ endpointId, pageSize: 2 });
    const pageToken = first.nextPageToken ?? '';
    const second = await merchant.webhooks.ListDeliveries({ endpointId, pageSize: 2, pageToken });
    const ids = [...(first.deliveries ?? []), ...(second.deliveries ?? [])].map(({ deliveryId }) => deliveryId);
    expect(ids).toEqual(receiver.got.map(({ headers }) => headers['webhook-id']).toReversed());
    const stolen = failureOf(merchant.webhooks.ListDeliveries({ pageSize: 2, pageToken }));
    expect((await stolen).reason).toBe('INVALID_PAGE_TOKEN');
  });
});
