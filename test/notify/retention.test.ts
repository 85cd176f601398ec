import { expect, onTestFinished, test } from 'vitest';
import { ENQUEUER_PARTITION } from '../../src/notify/enqueuer.ts';
import { startRetention } from '../../src/notify/retention.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';
import { outboxWorld, rowOf } from './outbox-world.ts';

const DAY_MS = 86_400_000;

async function setup(count: number) {
  const world = await outboxWorld();
  const { deliveries } = world;
  const ids = Array.from({ length: count }, (_, index) => `row-${index}`);
  await world.put(...ids.map((id) => rowOf(world, 'webhook/party/one', { id, resource: id })));
  await deliveries.cancel('webhook/party/one');
  const clock = handCrankedClock();
  const pieces: number[] = [];
  const failures: unknown[] = [];
  let isOurs = true;
  let isAway = false;
  const retention = startRetention({
    deliveries: {
      prune: async (...args) => {
        if (isAway) throw new Error('the database is away');
        const removed = await deliveries.prune(...args);
        pieces.push(removed);
        return removed;
      },
    },
    leases: { owns: (partition) => partition === ENQUEUER_PARTITION && isOurs },
    businessClock: { now: world.now },
    clock,
    failed: (error) => void failures.push(error),
  });
  onTestFinished(() => retention.stop());
  const pass = async (durationMs: number) => {
    clock.advance(durationMs);
    await turns(3);
  };
  return {
    world,
    clock,
    pieces,
    failures,
    retention,
    pass,
    left: async () => (await deliveries.list({}, undefined, 1_000)).rows.length,
    own: (owns: boolean) => {
      isOurs = owns;
    },
    away: (away: boolean) => {
      isAway = away;
    },
  };
}

const REST_MS = 600_000;

test('D5 a message that ended is kept for thirty days, and removed after', async () => {
  const { world, pass, left } = await setup(3);
  world.pass(30 * DAY_MS);
  await pass(REST_MS);
  expect(await left()).toBe(3);
  world.pass(1);
  await pass(REST_MS);
  expect(await left()).toBe(0);
});

test('R1 many are removed in pieces, with pauses between them', async () => {
  const { world, pass, pieces } = await setup(450);
  world.pass(31 * DAY_MS);
  await pass(REST_MS);
  expect(pieces).toEqual([200]);
  await pass(100);
  await pass(100);
  expect(pieces).toEqual([200, 200, 50]);
  await pass(100);
  expect(pieces).toHaveLength(3);
});

test('R2 the node that does not fill the outbox removes nothing, until it does', async () => {
  const { world, pass, pieces, left, own } = await setup(1);
  world.pass(31 * DAY_MS);
  own(false);
  await pass(REST_MS);
  expect(pieces).toEqual([]);
  own(true);
  await pass(REST_MS);
  expect(await left()).toBe(0);
});

test('a database that is away is told of, and asked again later', async () => {
  const { world, pass, failures, left, away } = await setup(1);
  world.pass(31 * DAY_MS);
  away(true);
  await pass(REST_MS);
  expect(failures).toHaveLength(1);
  away(false);
  await pass(REST_MS);
  expect(await left()).toBe(0);
});

test('nothing goes on after a stop', async () => {
  const { world, clock, retention, pass, pieces } = await setup(1);
  world.pass(31 * DAY_MS);
  await retention.stop();
  await pass(REST_MS);
  expect(pieces).toEqual([]);
  expect(clock.waiting).toBe(0);
});
