import { expect, test } from 'vitest';
import { type ClusterNode, clusterWorld, isShared, OUTAGE, PARTITIONS } from '../kit/cluster-world.ts';

const ownersSeenBy = ({ placement }: ClusterNode) => new Set(PARTITIONS.map(placement.ownerOf));
test('a single node owns everything within a second', async () => {
  const world = clusterWorld();
  const a = world.start('a');
  expect(a.leases.settled()).toBe(false);
  expect(await world.until(() => isShared(a))).toBeLessThanOrEqual(1_000);
  expect(a.leases.settled()).toBe(true);
  expect(a.leases.epoch(0)).toBe(1);
  expect(a.leases.fresh(0)).toBe(true);
});

test('a single node that was killed and started again owns everything without waiting for its old key', async () => {
  const world = clusterWorld();
  world.start('a').kill();
  const first = world.start('a');
  await world.until(() => isShared(first));
  first.kill();
  const second = world.start('a');
  expect(await world.until(() => isShared(second))).toBeLessThanOrEqual(3_000);
});

test('a node that joins takes its share, a few at a time, and no partition has two owners at any moment', async () => {
  const world = clusterWorld();
  const a = world.start('a');
  await world.until(() => isShared(a));
  const b = world.start('b');
  let most = 0;
  await world.until(() => {
    for (const partition of PARTITIONS) expect(a.leases.owns(partition) && b.leases.owns(partition)).toBe(false);
    most = Math.max(most, PARTITIONS.filter((partition) => a.placement.movingTo(partition) !== undefined).length);
    return isShared(a, b);
  });
  expect(most).toBeLessThanOrEqual(32);
  expect(world.errors).toEqual([]);
});

test('three nodes that start together share, and whoever proposes at the same time as another changes nothing', async () => {
  const world = clusterWorld();
  const nodes = [world.start('a'), world.start('b'), world.start('c')];
  await world.until(() => isShared(...nodes));
  await world.pass(2_000);
  const terms = PARTITIONS.map((partition) => nodes[0]?.placement.termOf(partition));
  await world.pass(5_000);
  expect(PARTITIONS.map((partition) => nodes[0]?.placement.termOf(partition))).toEqual(terms);
  expect(world.errors).toEqual([]);
});

test('L2 what a killed node had is owned by the others within four seconds, and nothing of theirs moves', async () => {
  const world = clusterWorld();
  const nodes = [world.start('a'), world.start('b'), world.start('c')] as const;
  const [a, b, c] = nodes;
  await world.until(() => isShared(...nodes));
  const owned = b.owned();
  a.kill(); // The proposer.
  expect(await world.until(() => isShared(b, c))).toBeLessThanOrEqual(4_500);
  expect(b.owned()).toEqual(expect.arrayContaining([...owned]));
});

test('L2 a node that cannot reach its journal gives up what it has, and has its share again afterwards', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.until(() => isShared(a, b));
  await world.pass(2_000);
  b.journalDown = true;
  await world.until(() => !b.watchdog.able());
  expect(b.leases.fresh(b.owned()[0] ?? 0)).toBe(false);
  expect(await world.until(() => a.owned().length === 256)).toBeLessThanOrEqual(2_000);
  b.journalDown = false;
  await world.until(() => isShared(a, b));
});

test('L2 a journal that is away for all moves nothing, whoever notices first and whoever has it again first', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.until(() => isShared(a, b));
  await world.pass(2_000);
  const before = [a.owned(), b.owned()];
  a.journalDown = true;
  await world.pass(400);
  b.journalDown = true;
  await world.pass(10_000);
  expect([a.watchdog.able(), b.watchdog.able()]).toEqual([false, false]);
  b.journalDown = false;
  await world.pass(400);
  a.journalDown = false;
  await world.pass(5_000);
  expect([a.owned(), b.owned()]).toEqual(before);
});

test('L3 a node that drains keeps each partition until it has let go of it', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.until(() => isShared(a, b));
  let letGo = () => {};
  const released: number[] = [];
  a.leases.onRelease((partitions) => {
    released.push(...partitions);
    return new Promise((resolve) => {
      letGo = resolve;
    });
  });
  const owned = a.owned();
  a.membership.announce('draining');
  await world.until(() => released.length > 0);
  expect(released).toEqual(owned);
  await world.pass(3_000);
  for (const partition of owned) {
    expect(a.leases.epoch(partition)).toBeUndefined(); // C3
    expect(a.leases.outlasts(partition, 1)).toBe(false);
    expect(a.placement.ownerOf(partition)).toBe(a.incarnation);
    expect(b.leases.owns(partition)).toBe(false);
  }
  letGo();
  await world.until(() => b.owned().length === 256);
  expect(a.changes.flatMap(({ lost }) => lost).toSorted((x, y) => x - y)).toEqual(owned);
});

test('L3 the last node that drains keeps everything', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.until(() => isShared(a, b));
  b.kill();
  a.membership.announce('draining');
  await world.until(() => isShared(a));
  await world.pass(3_000);
  expect(a.owned().length).toBe(256);
});

test("an operator's wish empties a node until it starts again", async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.until(() => isShared(a, b));
  await a.placement.drain(b.incarnation);
  await world.until(() => a.owned().length === 256);
  await world.pass(5_000);
  expect(b.owned()).toEqual([]);
  expect(b.leases.settled()).toBe(true);
  expect(b.placement.drained()).toEqual(new Set([b.incarnation]));
  b.kill();
  const again = world.start('b');
  await world.until(() => isShared(a, again) && a.placement.drained().size === 0);
});

test('L3 a move is off when its target dies: the owner begins again with a new epoch', async () => {
  const world = clusterWorld();
  const a = world.start('a');
  await world.until(() => isShared(a));
  let letGo = () => {};
  const released: number[] = [];
  a.leases.onRelease((partitions) => {
    released.push(...partitions);
    return new Promise((resolve) => {
      letGo = resolve;
    });
  });
  const b = world.start('b');
  await world.until(() => released.length > 0);
  b.kill();
  await world.until(() => isShared(a));
  for (const partition of released) expect(a.leases.epoch(partition)).toBe(2);
  expect(a.changes.slice(-2)).toEqual([
    { gained: [], lost: released },
    { gained: released, lost: [] },
  ]);
  letGo();
  await world.pass(2_000);
  expect(a.owned().length).toBe(256);
  expect(ownersSeenBy(a)).toEqual(new Set([a.incarnation]));
});

test('L3 an owner that dies before it has let go loses it like the rest', async () => {
  const world = clusterWorld();
  const a = world.start('a');
  await world.until(() => isShared(a));
  a.leases.onRelease(() => new Promise(() => {}));
  const b = world.start('b');
  await world.until(() => b.placement.movingTo(0) !== undefined || a.owned().length < 256);
  a.kill();
  expect(await world.until(() => isShared(b))).toBeLessThanOrEqual(4_500);
});

test('L4 the assignment stays in force while the register is away for ten seconds', async () => {
  const world = clusterWorld();
  const nodes = [world.start('a'), world.start('b'), world.start('c')] as const;
  await world.until(() => isShared(...nodes));
  await world.pass(1_000);
  const before = nodes.map((node) => node.owned());
  const epochs = [...world.epochs];
  for (const { node } of nodes) world.faults.set(node, OUTAGE);
  await world.pass(2_600);
  for (const node of nodes) expect(node.leases.fresh(node.owned()[0] ?? 0)).toBe(false);
  await world.pass(7_400);
  expect(nodes.map((node) => node.owned())).toEqual(before);
  world.faults.clear();
  await world.pass(3_000);
  expect(nodes.map((node) => node.owned())).toEqual(before);
  expect(world.epochs).toEqual(epochs);
  for (const node of nodes) expect(node.leases.fresh(node.owned()[0] ?? 0)).toBe(true);
});

test('L4 servers that lost everything they knew are told again', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.until(() => isShared(a, b));
  await world.pass(2_000);
  const before = [a.owned(), b.owned()];
  const epochs = [...world.epochs];
  world.wipe();
  await world.pass(10_000);
  expect([a.owned(), b.owned()]).toEqual(before);
  expect(world.epochs).toEqual(epochs);
  const c = world.start('c');
  await world.until(() => isShared(a, b, c));
});

test('L5 who could have been suspected confirms what it owns before its memory answers again', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.until(() => isShared(a, b));
  await world.pass(1_000);
  const [partition = 0] = a.owned();
  world.faults.set('a', OUTAGE);
  world.faults.set('b', OUTAGE);
  await world.pass(5_000);
  // Its renewals come through again, and its writes of the assignment do not.
  world.faults.set('a', (call, table) => (call === 'put' && table === 'assignment' ? { lost: 'request' } : undefined));
  await world.until(() => world.clock.nowMs() - a.membership.confirmedMs() < 500);
  await world.pass(500);
  expect(a.leases.owns(partition)).toBe(true);
  expect(a.leases.fresh(partition)).toBe(false);
  expect(a.leases.outlasts(partition, 10_000)).toBe(false);
  world.faults.delete('a');
  await world.until(() => a.leases.fresh(partition));
  expect(a.leases.outlasts(partition, 10_000)).toBe(true);
  expect(a.leases.epoch(partition)).toBe(1);
});

test('L5 a proposer whose write comes late takes nothing from who is heard again', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.until(() => isShared(a, b));
  await world.pass(1_000);
  const owned = b.owned();
  const [partition = 0] = owned;
  b.pause();
  let isSent = false;
  world.faults.set('a', (call, table) => {
    if (call !== 'put' || table !== 'assignment') return undefined;
    isSent = true;
    return { requestMs: 900 };
  });
  await world.until(() => isSent);
  b.wake();
  await world.until(() => b.leases.fresh(partition));
  for (let passedMs = 0; passedMs < 3_000; passedMs += 50) {
    await world.pass(50);
    expect(a.leases.owns(partition)).toBe(false);
  }
  expect(b.owned()).toEqual(owned);
});

test('L5 a proposer looks at the key of who it takes from after it has seen what that one has confirmed', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.until(() => isShared(a, b));
  await world.pass(1_000);
  const owned = b.owned();
  b.pause();
  // It suspects b, cannot write what follows from that, and does not hear that b renews its key again.
  world.faults.set('a', (call, table) => {
    if (call === 'watch' && table === 'members') return { lost: 'answer' };
    return call === 'put' && table === 'assignment' ? { lost: 'request' } : undefined;
  });
  await world.until(() => a.membership.gone(b.membership.self));
  b.wake();
  await world.until(() => b.leases.fresh(owned[0] ?? 0));
  expect(a.membership.gone(b.membership.self)).toBe(true);
  world.faults.set('a', (call, table) => (call === 'watch' && table === 'members' ? { lost: 'answer' } : undefined));
  await world.pass(2_000);
  expect(b.owned()).toEqual(owned);
  expect(world.errors).toEqual([]);
});
