import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { BUCKETS } from '../../cluster/names.ts';
import { isShared } from '../kit/cluster-world.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { type NatsServers, startNats } from '../kit/nats.ts';
import { deleteBuckets, leaderOf, type NatsNode, type NatsNodes, natsNodes } from '../kit/nats-nodes.ts';

const SOON = { timeout: 25_000, interval: 20 };
let nats: NatsServers;
let nodes: NatsNodes;
let a: NatsNode;
let b: NatsNode;
let c: NatsNode;

const startThree = async (replicas: number): Promise<void> => {
  nodes = natsNodes(nats.url, replicas);
  [a, b, c] = await Promise.all([nodes.start('a'), nodes.start('b'), nodes.start('c')]);
  await expect.poll(() => isShared(a, b, c), SOON).toBe(true);
};

describeWithNats('three nodes on one server', () => {
  beforeAll(async () => {
    nats = await startNats();
  });
  beforeEach(() => startThree(1));
  afterEach(async () => {
    await nodes.stop();
    expect(nodes.errors).toEqual([]);
    await deleteBuckets(nats.url);
  });
  afterAll(() => nats.stop());

  test('L3 a node that drains gives everything away, and the others have it', async () => {
    a.membership.announce('draining');
    await expect.poll(() => isShared(b, c), SOON).toBe(true);
    expect(a.owned()).toEqual([]);
  });

  test('L2 what a node had that was killed belongs to the others soon', async () => {
    await a.kill();
    await expect.poll(() => isShared(b, c), SOON).toBe(true);
    const again = await nodes.start('a');
    await expect.poll(() => isShared(again, b, c), SOON).toBe(true);
  });
});

describeWithNats('three nodes on three servers', () => {
  beforeAll(async () => {
    nats = await startNats({ servers: 3 });
  }, 60_000);
  beforeEach(() => startThree(3), 60_000);
  afterAll(async () => {
    await nodes.stop();
    await nats.stop();
  });

  test('M1 L4 a leader that is killed costs nobody a partition, and changes go on after the election', async () => {
    const before = [a.owned(), b.owned(), c.owned()];
    const suspects: string[] = [];
    for (const { membership } of [a, b, c])
      membership.onChange(() => {
        for (const { node, suspect } of membership.members()) if (suspect) suspects.push(node);
      });
    const leader = await leaderOf(nats.url, BUCKETS.members);
    await nats.kill(leader ?? 0);
    const isElected = async () => ![leader, undefined].includes(await leaderOf(nats.url, BUCKETS.members));
    await expect.poll(() => isElected().catch(() => false), SOON).toBe(true);
    await expect.poll(() => [a, b, c].every((node) => node.isFresh()), SOON).toBe(true);
    expect(suspects).toEqual([]);
    expect([a.owned(), b.owned(), c.owned()]).toEqual(before);
    a.membership.announce('draining');
    await expect.poll(() => isShared(b, c), SOON).toBe(true);
    expect(nodes.errors).toEqual([]);
  }, 90_000);
});
