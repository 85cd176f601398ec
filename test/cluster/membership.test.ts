import { expect, test } from 'vitest';
import { decodeMember, encodeMember } from '../../cluster/member-record.ts';
import { clusterWorld, OUTAGE } from '../kit/cluster-world.ts';

test('M1 nodes find each other, and a new one finds all of them', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.pass(600);
  const c = world.start('c');
  await world.pass(600);
  for (const { membership } of [a, b, c]) {
    expect(membership.members().map(({ node, state, suspect }) => [node, state, suspect])).toEqual([
      ['a', 'active', false],
      ['b', 'active', false],
      ['c', 'active', false],
    ]);
    expect(membership.current()).toBe(true);
  }
  expect(world.errors).toEqual([]);
});

test('M1 a node that was killed is suspect after three seconds and before four', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.pass(2_000);
  b.kill();
  const afterMs = await world.until(() => a.membership.members().some(({ suspect }) => suspect));
  expect(afterMs).toBeGreaterThanOrEqual(2_500);
  expect(afterMs).toBeLessThanOrEqual(4_000);
  expect(a.membership.gone(b.membership.self)).toBe(true);
  await world.pass(20_000);
  expect(a.membership.members().map(({ node }) => node)).toEqual(['a']);
  expect(a.membership.gone(b.membership.self)).toBe(true);
});

test('M1 nobody is suspected while the register is away for ten seconds', async () => {
  const world = clusterWorld();
  const nodes = [world.start('a'), world.start('b'), world.start('c')];
  await world.pass(2_000);
  const isAnySuspect = () => nodes.some(({ membership }) => membership.members().some(({ suspect }) => suspect));
  for (const { node } of nodes) world.faults.set(node, OUTAGE);
  for (let passedMs = 0; passedMs < 10_000; passedMs += 100) {
    await world.pass(100);
    expect(isAnySuspect()).toBe(false);
  }
  expect(nodes.map(({ membership }) => membership.current())).toEqual([false, false, false]);
  // They do not all find a server again in the same moment.
  for (const { node } of nodes) {
    world.faults.delete(node);
    for (let passedMs = 0; passedMs < 1_000; passedMs += 100) {
      await world.pass(100);
      expect(isAnySuspect()).toBe(false);
    }
  }
  for (let passedMs = 0; passedMs < 10_000; passedMs += 100) {
    await world.pass(100);
    expect(isAnySuspect()).toBe(false);
  }
  expect(nodes.map(({ membership }) => membership.current())).toEqual([true, true, true]);
  expect(nodes.some(({ superseded }) => superseded)).toBe(false);
});

test('M1 a watcher that hears nothing suspects nobody whose key moves', async () => {
  const world = clusterWorld();
  const [a] = [world.start('a'), world.start('b')];
  await world.pass(2_000);
  world.faults.set('a', (call) => (call === 'watch' ? { lost: 'answer' } : undefined));
  for (let passedMs = 0; passedMs < 10_000; passedMs += 100) {
    await world.pass(100);
    expect(a.membership.members().some(({ suspect }) => suspect)).toBe(false);
  }
});

test('M1 who was suspected and is heard again is not suspect any more', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.pass(2_000);
  b.pause();
  await world.until(() => a.membership.members().some(({ suspect }) => suspect));
  b.wake();
  await world.pass(700);
  expect(a.membership.members().some(({ suspect }) => suspect)).toBe(false);
});

test('M1 a process that slept for twenty seconds has its key again, under its own incarnation, and suspects nobody', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.pass(2_000);
  a.pause();
  await world.pass(20_000);
  a.wake();
  expect(a.membership.current()).toBe(false);
  expect(world.clock.nowMs() - a.membership.confirmedMs()).toBeGreaterThan(19_000);
  const wokeMs = world.clock.nowMs();
  for (let passedMs = 0; passedMs < 5_000; passedMs += 50) {
    await world.pass(50);
    expect(a.membership.members().some(({ suspect }) => suspect)).toBe(false);
  }
  expect(a.superseded).toBe(false);
  expect(a.membership.unbrokenMs()).toBeGreaterThanOrEqual(wokeMs);
  expect(b.membership.members().map(({ node, incarnation }) => [node, incarnation])).toContainEqual([
    'a',
    a.incarnation,
  ]);
});

test('M1 a process that slept counts from the beginning how long others have been silent', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.pass(2_000);
  b.pause();
  await world.pass(2_600);
  a.pause();
  await world.pass(10_000);
  a.wake();
  await world.pass(1_500);
  expect(a.membership.members().some(({ suspect }) => suspect)).toBe(false);
  b.wake();
  await world.pass(3_000);
  expect(a.membership.members().some(({ suspect }) => suspect)).toBe(false);
});

test('M1 an answer that is lost does not cost a node its key', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.pass(2_000);
  world.faults.set('a', (call) => (call === 'put' ? { lost: 'answer' } : undefined));
  await world.pass(1_200);
  world.faults.clear();
  await world.pass(1_000);
  expect(a.superseded).toBe(false);
  expect(world.clock.nowMs() - a.membership.confirmedMs()).toBeLessThanOrEqual(500);
  expect(b.membership.members().some(({ suspect }) => suspect)).toBe(false);
});

test('M2 the second run of a name ends the first, which answers nobody any more', async () => {
  const world = clusterWorld();
  const [first, other] = [world.start('a'), world.start('b')];
  await world.pass(2_000);
  const second = world.start('a');
  await world.until(() => first.superseded);
  expect(first.membership.confirmedMs()).toBe(-Infinity);
  expect(first.membership.current()).toBe(false);
  await world.pass(600);
  expect(other.membership.members().map(({ incarnation }) => incarnation)).toEqual([
    other.incarnation,
    second.incarnation,
  ]);
  await world.pass(5_000);
  expect(second.superseded).toBe(false);
});

test('M3 the run before is gone two seconds after its name was taken: until then its memory may answer', async () => {
  const world = clusterWorld();
  const [first, other] = [world.start('a'), world.start('b')];
  await world.pass(2_000);
  first.kill();
  const second = world.start('a');
  await world.until(() => other.membership.members().some(({ incarnation }) => incarnation === second.incarnation));
  expect(other.membership.gone(first.membership.self)).toBe(false);
  await world.pass(2_000);
  expect(other.membership.gone(first.membership.self)).toBe(true);
  expect(second.membership.gone(first.membership.self)).toBe(true);
  expect(other.membership.gone(second.membership.self)).toBe(false);
});

test('M3 a key that was lost breaks what we know of ourselves, however soon we have it again', async () => {
  const world = clusterWorld();
  const a = world.start('a');
  await world.pass(2_000);
  world.wipe();
  const wipedMs = world.clock.nowMs();
  expect(a.membership.unbrokenMs()).toBeLessThan(wipedMs);
  await world.until(() => a.membership.unbrokenMs() >= wipedMs);
  expect(world.clock.nowMs() - wipedMs).toBeLessThanOrEqual(600);
});

test('M3 who leaves is no member at once, and gone after two seconds', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.pass(2_000);
  await b.membership.leave();
  await world.pass(100);
  expect(a.membership.members().map(({ node }) => node)).toEqual(['a']);
  expect(b.membership.confirmedMs()).toBe(-Infinity);
  expect(a.membership.gone(b.membership.self)).toBe(false);
  await world.pass(2_000);
  expect(a.membership.gone(b.membership.self)).toBe(true);
});

test('leaving takes a second at most when the register does not answer', async () => {
  const world = clusterWorld();
  const a = world.start('a');
  await world.pass(2_000);
  world.faults.set('a', OUTAGE);
  let isOver = false;
  void a.membership.leave().then(() => {
    isOver = true;
  });
  expect(await world.until(() => isOver)).toBeLessThanOrEqual(1_100);
});

test('a state that is announced is heard at once, and memory answers nobody while it says unable', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.pass(2_000);
  a.membership.announce('unable');
  expect(a.membership.confirmedMs()).toBe(-Infinity);
  await world.pass(100);
  expect(b.membership.members()[0]).toMatchObject({ node: 'a', state: 'unable', steady: false });
  await world.pass(1_000);
  expect(b.membership.members()[0]).toMatchObject({ node: 'a', state: 'unable', steady: true });
  expect(a.membership.confirmedMs()).toBe(-Infinity);
  const beforeMs = world.clock.nowMs();
  a.membership.announce('active');
  await world.pass(100);
  expect(a.membership.confirmedMs()).toBeGreaterThanOrEqual(beforeMs);
  expect(a.membership.unbrokenMs()).toBeGreaterThanOrEqual(beforeMs);
});

test('M4 a member that reads fewer records counts while it is suspect, and no more once its key is gone', async () => {
  const world = clusterWorld();
  const a = world.start('a');
  expect(a.membership.allRead(1)).toBe(false); // Nobody knows yet who is a member.
  await world.pass(600);
  expect([1, 2].map(a.membership.allRead)).toEqual([true, true]);
  const old = world.start('b', { records: 1 });
  await world.pass(600);
  expect([1, 2].map(a.membership.allRead)).toEqual([true, false]);
  old.kill();
  await world.until(() => a.membership.members().some(({ suspect }) => suspect));
  expect([1, 2].map(a.membership.allRead)).toEqual([true, false]);
  const goneMs = await world.until(() => a.membership.allRead(2));
  expect(goneMs).toBeLessThan(15_000);
});

test('M4 an old member that leaves, or starts again as this release, holds nobody up', async () => {
  const world = clusterWorld();
  const a = world.start('a');
  const old = world.start('b', { records: 1 });
  await world.pass(600);
  expect(a.membership.allRead(2)).toBe(false);
  await Promise.all([old.membership.leave(), world.pass(600)]);
  expect(a.membership.allRead(2)).toBe(true);
  const c = world.start('c', { records: 1 });
  await world.pass(600);
  c.kill();
  world.start('c');
  await world.pass(1_100);
  expect(a.membership.members().map(({ node }) => node)).toEqual(['a', 'c']);
  expect(a.membership.allRead(2)).toBe(true);
});

test('M4 what the members read is still known while the register is away', async () => {
  const world = clusterWorld();
  const [a] = [world.start('a'), world.start('b')];
  await world.pass(2_000);
  world.faults.set('a', OUTAGE);
  await world.pass(10_000);
  expect(a.membership.current()).toBe(false);
  expect(a.membership.allRead(2)).toBe(true);
});

test('M4 a record that does not say what its node reads is that of a release which reads the first vocabulary', () => {
  const { records, ...before } = { ...SELF, state: 'active', records: 2 } as const;
  const bytes = new TextEncoder().encode(JSON.stringify(before));
  expect(decodeMember(bytes).records).toBe(1);
  expect(decodeMember(encodeMember({ ...before, records })).records).toBe(2);
});

const SELF = {
  node: 'a',
  incarnation: 'run-1',
  capacity: 1,
  version: '0',
  grpcAddress: 'a',
  startTime: 0,
  speaks: [1, 1],
} as const;
