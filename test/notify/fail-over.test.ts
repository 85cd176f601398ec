import { expect, onTestFinished, test } from 'vitest';
import { createWebhookBook } from '../../src/actors/webhook-book.ts';
import { PARTITION_COUNT } from '../../src/domain/ids.ts';
import { webhookStream, webhookSubject } from '../../src/domain/webhook/webhook.ts';
import { createSender, type Sender } from '../../src/notify/attempt.ts';
import { startDispatcher } from '../../src/notify/dispatcher.ts';
import { startEnqueuer } from '../../src/notify/enqueuer.ts';
import type { Deliveries, Delivery } from '../../src/ports/deliveries.ts';
import type { EventSource, PublicEvent } from '../../src/ports/events.ts';
import { ONLY_READER } from '../../src/ports/record-readers.ts';
import { systemBusinessClock } from '../../src/system/clocks.ts';
import { createSystemRandom } from '../../src/system/random.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { parseVaultKeys } from '../../src/vault/vault-keys.ts';
import { newWebhookKey } from '../../src/wire/webhook-secret.ts';
import { type ClusterMember, memoryCluster } from '../kit/memory-cluster.ts';
import { startReceiver, withStatus } from '../kit/receiver.ts';
import { fixedConfigurations } from '../rpc/rpc-node.ts';
import { PARTY, REQUEST, sandboxWorld } from './outbox-world.ts';

/** Two nodes of a cluster over one database: what the one had begun, the other ends. */

const EVENTS = 30;

test('nothing is lost when the node dies that fills the outbox and sends, and the next owner goes on', async () => {
  const cluster = memoryCluster();
  const { journal, deliveries, vaultStore, evidenceRows } = cluster.store;
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  const random = createSystemRandom();
  const businessClock = systemBusinessClock;
  const keys = parseVaultKeys(`a:${Buffer.alloc(32, 1).toString('base64')}`);
  const clocks = { businessClock, machineClock: cluster.clock };
  const vault = createVault({ store: vaultStore, evidenceRows, keys, random, ...clocks });
  onTestFinished(() => vault.close());
  const endpoints = createWebhookBook({ journal, random, businessClock, readers: ONLY_READER });
  const events: PublicEvent[] = [];
  const wakes = new Set<() => void>();
  const source: EventSource = {
    async follow(wake) {
      wakes.add(wake);
      return {
        async after(position) {
          const page = events.filter((each) => each.position > position).slice(0, 4);
          return { events: page, position: page.at(-1)?.position ?? position };
        },
        end: async () => events.at(-1)?.position ?? 0,
        leave: () => wakes.delete(wake),
      };
    },
  };

  /** What a member does for messages. Once it is dead it neither stores nor sends nor hears anything. */
  const work = (member: ClusterMember) => {
    let dead = false;
    const never = new Promise<never>(() => {});
    const own: Deliveries = mortal(deliveries, () => dead, never);
    const { leases } = member.part;
    const sender = createSender({ clock: cluster.clock });
    const shared = { deliveries: own, leases, clock: cluster.clock, failed: () => {} };
    const dispatcher = startDispatcher({
      ...shared,
      endpoints,
      sender: { ...sender, send: (...args: Parameters<Sender['send']>) => (dead ? never : sender.send(...args)) },
      vault,
      configurations: fixedConfigurations(sandboxWorld()),
      secret: () => undefined,
      businessClock,
      wall: systemBusinessClock,
      random,
      observer: { deliveryAttempted: () => {}, deliveryEnded: () => {} },
      notice: () => {},
    });
    const enqueuer = startEnqueuer({ ...shared, source, journal, stored: dispatcher.nudge });
    return {
      kill: () => {
        dead = true;
        member.kill();
      },
      stop: async () => {
        await enqueuer.stop();
        await dispatcher.stop();
      },
    };
  };

  const owns = (member: ClusterMember, count: number) => () =>
    Array.from({ length: PARTITION_COUNT }, (_, partition) => partition).filter(member.part.leases.owns).length ===
    count;
  const first = await cluster.start('a');
  await cluster.until(owns(first, PARTITION_COUNT), 'the first node owns everything');
  const firstWork = work(first);

  const { key } = newWebhookKey('hmac');
  const { sealed, newKey } = await vault.seal(webhookSubject(PARTY), key);
  const endpoint = { id: 'one', partyId: PARTY, url: receiver.url, eventTypes: [], scheme: 'hmac' } as const;
  const made = await endpoints.ask(
    webhookStream(PARTY),
    { type: 'CreateEndpoint', endpoint, secret: { id: 'first', sealed } },
    { ...REQUEST, newKeys: newKey === undefined ? [] : [newKey] },
  );
  expect(made.ok).toBe(true);
  const start = await journal.lastPosition();
  const happens = (count: number) => {
    for (let added = 0; added < count; added += 1) events.push(eventAt(start + events.length + 1));
    for (const wake of wakes) wake();
  };
  let rows: readonly Delivery[] = [];
  const look = async () => {
    rows = (await deliveries.list({ state: 'delivered' }, undefined, 100)).rows;
  };
  const reach = (count: number, what: string) =>
    cluster.until(() => {
      void look();
      return rows.length >= count;
    }, what);

  happens(10);
  await reach(10, 'ten messages got through');
  // What is on its way when the node dies is answered by nobody.
  receiver.answer(() => {});
  happens(10);
  const heard = receiver.got.length;
  await cluster.until(() => receiver.got.length > heard, 'something is on its way');
  firstWork.kill();
  receiver.answer(withStatus(200));
  happens(10);

  const second = await cluster.start('b');
  const secondWork = work(second);
  onTestFinished(() => secondWork.stop());
  await reach(EVENTS, 'all messages got through');

  const ids = new Set(receiver.got.map(({ headers }) => headers['webhook-id']));
  expect(ids.size).toBe(EVENTS);
  expect(new Set(rows.map(({ resource }) => resource)).size).toBe(EVENTS);
  expect((await deliveries.waiting()).count).toBe(0);
});

function eventAt(position: number): PublicEvent {
  return {
    position,
    kind: 'invoice',
    partyId: PARTY,
    shopId: 'shop',
    id: `invoice-${position}`,
    sequence: 1,
    time: 1,
    applications: [],
    bytes: () => Buffer.of(),
    messages: () => [{ type: 'invoice.created', data: { sequence: 1 } }],
  };
}

/** The same outbox for as long as its user lives; a dead one is never answered. */
function mortal(deliveries: Deliveries, isDead: () => boolean, never: Promise<never>): Deliveries {
  const live = <Args extends readonly unknown[], Result>(call: (...args: Args) => Promise<Result>) => {
    return (...args: Args): Promise<Result> => (isDead() ? never : call(...args));
  };
  return {
    cursor: live(deliveries.cursor),
    enqueue: live(deliveries.enqueue),
    due: live(deliveries.due),
    nextTime: live(deliveries.nextTime),
    attempted: live(deliveries.attempted),
    cancel: live(deliveries.cancel),
    find: live(deliveries.find),
    attempts: live(deliveries.attempts),
    list: live(deliveries.list),
    replay: live(deliveries.replay),
    prune: live(deliveries.prune),
    waiting: live(deliveries.waiting),
  };
}
