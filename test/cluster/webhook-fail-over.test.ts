import { expect, it, onTestFinished, vi } from 'vitest';
import { messages } from '../../src/client/client.ts';
import { webhookChannel } from '../../src/domain/webhook/webhook.ts';
import type { SubscribeResponse__Output } from '../../src/generated/turnpike/v1/SubscribeResponse.ts';
import { PROJECT } from '../h2h/desk.ts';
import type { ClusterNode } from '../kit/cluster-processes.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { type DeskCluster, startDeskCluster } from '../kit/desk-cluster.ts';
import { type Received, type Receiver, startReceiver, withStatus } from '../kit/receiver.ts';
import { newInvoice, requestId } from '../rpc/requests.ts';

/** What the node does that fills the outbox belongs to the owner of this. */
const ENQUEUER = 'webhooks/turnpike/enqueuer';
const PARTY = 'demo';
const PATIENCE = { timeout: 40_000, interval: 100 };

describeWithPostgres('messages to merchants', () => {
  describeWithNats('whose nodes are killed', () => {
    it('P2 P3 all get through, those of one resource in their order, and a repeat has the id of the first', async () => {
      const desks = await startDeskCluster({ nodes: 3 });
      onTestFinished(desks.stop);
      const [hooks, alerts] = [await startReceiver(), await startReceiver()];
      onTestFinished(async () => void (await Promise.all([hooks.close(), alerts.close()])));
      await desks.settled();
      const { nodes } = desks.cluster;
      const first = desks.ownerOf(ENQUEUER);
      const endpointId = endpointOf(desks, first);
      const others = nodes.filter((node) => node !== first);
      const second = desks.ownerOf(webhookChannel(PARTY, endpointId), others);
      const [survivor = second] = others.filter((node) => node !== second);
      await desks.callBackTo(survivor);
      const { webhooks, operations } = {
        ...desks.client(survivor),
        operations: desks.client(survivor, 'operator').operations,
      };
      const advance = (seconds: number) =>
        operations.AdvanceClock({ requestId: requestId(), distance: { seconds: BigInt(seconds) } });
      const business = businessAt(desks, survivor, alerts);
      await webhooks.CreateEndpoint({ requestId: requestId(), endpointId, url: hooks.url });

      // Nobody takes anything, and the node dies that fills the outbox and sends.
      for (const each of [hooks, alerts]) each.answer(withStatus(503));
      await business('before');
      await Promise.all([hooks.reaches(1), alerts.reaches(1)]);
      await first.kill();
      await business('meanwhile');

      // What the next node sends is answered by nobody when that dies, too.
      for (const each of [hooks, alerts]) each.answer(() => {});
      const refused = hooks.got.length;
      await vi.waitFor(async () => {
        await advance(600);
        expect(hooks.got.length).toBeGreaterThan(refused);
      }, PATIENCE);
      await second.kill();
      const hanging = idsOf(hooks.got.slice(refused));
      for (const each of [hooks, alerts]) {
        await each.shut();
        each.answer(withStatus(204));
        await each.open();
      }
      const heard = hooks.got.length;
      await Promise.all([first.start(), second.start(), business('afterwards')]);

      const happened = await positionsOf(desks, survivor);
      await vi.waitFor(async () => {
        await advance(6 * 3600);
        const told = new Set(hooks.got.slice(heard).map(positionOf));
        expect(happened.filter((position) => !told.has(position))).toEqual([]);
        const { deliveries = [] } = await webhooks.ListDeliveries({ state: 'DELIVERY_STATE_WAITING' });
        expect(deliveries).toEqual([]);
      }, PATIENCE);
      expect(idsOf(hooks.got.slice(heard))).toEqual(expect.arrayContaining(hanging));
      for (const { got } of [hooks, alerts]) {
        expectOneIdEach(got);
        expectOrder(got);
      }
      const ends = new Map(alerts.got.map((received) => [bodyOf(received).general.payment_id, received]));
      expect([...ends.values()].filter(({ path }) => path !== '/success')).toEqual([]);
      expect(ends.size).toBe(3 * (PAYINS + PAYOUTS) + 1);
    }, 120_000);
  });
});

const INVOICES = 4;
const PAYINS = 3;
const PAYOUTS = 2;

/** Invoices that are rescinded, payins and payouts that succeed: all of it through one node, and done when this resolves. */
function businessAt(desks: DeskCluster, node: ClusterNode, alerts: Receiver) {
  const { invoicing, hostToHost } = desks.client(node);
  const desk = {
    projectId: PROJECT,
    product: 'H2H_PRODUCT_P2P',
    callbackUrls: {
      informative: `${alerts.url}/informative`,
      success: `${alerts.url}/success`,
      decline: `${alerts.url}/decline`,
    },
  } as const;
  const payin = async (paymentId: string, amountMinor = 10_000n): Promise<void> => {
    const amount = { amountMinor, currency: 'RUB' };
    await hostToHost.CreatePayin({ ...desk, paymentId, method: 'card-p2p', amount });
    await succeeds(paymentId);
  };
  const payout = async (paymentId: string): Promise<void> => {
    const receiver = { phone: '+79990000001' };
    const amount = { amountMinor: 20_000n, currency: 'RUB' };
    await hostToHost.CreatePayout({ ...desk, paymentId, method: 'phone-p2p', amount, receiver });
    await succeeds(paymentId);
  };
  const succeeds = (paymentId: string) =>
    vi.waitFor(async () => {
      const { status } = await hostToHost.GetPayment({ projectId: PROJECT, paymentId });
      expect(status).toBe('H2H_STATUS_SUCCESS');
    }, PATIENCE);
  const invoice = async (): Promise<void> => {
    const { invoiceId = '' } = await invoicing.CreateInvoice(newInvoice({ shopId: 'books' }));
    await invoicing.RescindInvoice({ requestId: requestId(), invoiceId, reason: 'changed their mind' });
  };
  const times = <Done>(count: number, of: (number: number) => Promise<Done>) =>
    Array.from({ length: count }, (_, number) => of(number));
  let funded = false;
  return async (when: string): Promise<void> => {
    if (!funded) await payin('funds', 1_000_000n);
    funded = true;
    await Promise.all([
      ...times(INVOICES, invoice),
      ...times(PAYINS, (number) => payin(`payin ${when} ${number}`)),
      ...times(PAYOUTS, (number) => payout(`payout ${when} ${number}`)),
    ]);
  };
}

/** An endpoint whose messages this node sends. */
function endpointOf(desks: DeskCluster, owner: ClusterNode): string {
  for (let number = 1; ; number += 1) {
    const id = `endpoint-${number}`;
    if (desks.ownerOf(webhookChannel(PARTY, id)) === owner) return id;
  }
}

/** Of all that happened up to now and has a type of message, as subscribers are told: they never ask the outbox. */
async function positionsOf(desks: DeskCluster, node: ClusterNode): Promise<readonly string[]> {
  const { invoicing } = desks.client(node);
  const { invoiceId } = await invoicing.CreateInvoice(newInvoice({ shopId: 'books' }));
  const positions: string[] = [];
  for await (const event of messages(desks.client(node).subscribe({}))) {
    if (hasMessage(event)) positions.push(event.position ?? '');
    if (event.invoice?.invoiceId === invoiceId) return positions;
  }
  throw new Error('a subscription has no end');
}

/** What changes no state has none. */
const SILENT: ReadonlySet<string> = new Set([
  'paymentProgressed',
  'paymentInteractionRequested',
  'paymentInteractionCompleted',
  'paymentCashFlowChanged',
]);

function hasMessage({ invoice, payout }: SubscribeResponse__Output): boolean {
  const changes = invoice?.changes ?? payout?.changes ?? [];
  return changes.some(({ change = '' }) => !SILENT.has(change));
}

const idsOf = (received: readonly Received[]) => [...new Set(received.map(({ headers }) => headers['webhook-id']))];

function expectOneIdEach(got: readonly Received[]): void {
  const bodies = Map.groupBy(got, ({ headers }) => headers['webhook-id']);
  for (const [id, same] of bodies) expect([id, new Set(same.map(({ body }) => body)).size]).toEqual([id, 1]);
  expect(new Set(got.map(({ body }) => body)).size).toBe(bodies.size);
}

/** In every attempt: nothing is sent before what comes before it was taken. */
function expectOrder(got: readonly Received[]): void {
  const places = got.map((received) => {
    const { data, general, version } = bodyOf(received);
    return { resource: data?.invoice_id ?? data?.payout_id ?? general.payment_id, at: data?.sequence ?? version };
  });
  for (const [resource, same] of Map.groupBy(places, (place) => place.resource)) {
    const sequences = same.map(({ at }) => at);
    expect([resource, sequences]).toEqual([resource, sequences.toSorted((a, b) => a - b)]);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what a foreign server makes of our JSON; the test looks at its shape.
const bodyOf = ({ body }: Received): any => JSON.parse(body);
const positionOf = (received: Received): string => bodyOf(received).data.position;
