import { expect, test } from 'vitest';
import { startWatchdog } from '../../cluster/watchdog.ts';
import { clusterWorld, isShared, OUTAGE, PARTITIONS } from '../kit/cluster-world.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';

const twoNodes = async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  await world.until(() => isShared(a, b));
  await world.pass(1_000);
  return { world, a, b };
};

test('P1 memory answers for two seconds after the last confirmed renewal was sent, and then no more', async () => {
  const { world, a } = await twoNodes();
  const [partition = 0] = a.owned();
  const other = PARTITIONS.find((each) => !a.leases.owns(each)) ?? 0;
  expect(a.leases.fresh(partition)).toBe(true);
  expect(a.leases.fresh(other)).toBe(false);
  world.faults.set('a', OUTAGE);
  await world.until(() => !a.leases.fresh(partition));
  const ageMs = world.clock.nowMs() - a.membership.confirmedMs();
  expect(ageMs).toBeGreaterThan(2_000);
  expect(ageMs).toBeLessThanOrEqual(2_050);
  expect(a.leases.owns(partition)).toBe(true);
});

test('P7 a provider is called only if the call ends within fifteen seconds of the last confirmed renewal', async () => {
  const { world, a, b } = await twoNodes();
  const [partition = 0] = a.owned();
  for (const { node } of [a, b]) world.faults.set(node, OUTAGE);
  await world.until(() => !a.leases.outlasts(partition, 10_000));
  const ageMs = world.clock.nowMs() - a.membership.confirmedMs();
  expect(ageMs).toBeGreaterThan(5_000);
  expect(ageMs).toBeLessThanOrEqual(5_050);
  expect(a.leases.outlasts(partition, 9_000)).toBe(true);
  await world.pass(10_000);
  expect(a.leases.outlasts(partition, 0)).toBe(false);
});

test('P1 a process that slept for twenty seconds answers nobody, and gives up what it has lost', async () => {
  const { world, a, b } = await twoNodes();
  const owned = a.owned();
  a.pause();
  await world.pass(20_000);
  expect(b.owned().length).toBe(256);
  const epochs = [...world.epochs];
  a.wake();
  for (const partition of owned) {
    expect(a.leases.fresh(partition)).toBe(false);
    expect(a.leases.outlasts(partition, 0)).toBe(false);
  }
  await world.until(() => {
    const isStale = owned.some(
      (partition) => a.leases.fresh(partition) && world.epochs[partition] !== a.leases.epoch(partition),
    );
    expect(isStale).toBe(false);
    return a.owned().length > 40 && b.owned().length < 256;
  });
  const lost = a.changes.flatMap((change) => change.lost);
  expect(lost).toEqual(expect.arrayContaining([...owned]));
  for (const partition of a.owned()) expect(a.leases.epoch(partition)).toBeGreaterThan(epochs[partition] ?? 0);
});

test('C1 a node that lost a partition and has it again without having seen that acquires it again', async () => {
  const { world, a, b } = await twoNodes();
  const owned = b.owned();
  // It hears of no change of the assignment, and reads it only when all is over.
  world.faults.set('b', (call, table) => (table === 'assignment' && call !== 'put' ? { lost: 'answer' } : undefined));
  b.pause();
  await world.until(() => a.owned().length === 256);
  const epochs = [...world.epochs];
  b.wake();
  await world.until(() => owned.every((each) => a.placement.ownerOf(each) === b.incarnation));
  for (const partition of owned) {
    expect(b.leases.owns(partition)).toBe(true);
    expect(b.leases.fresh(partition)).toBe(false);
  }
  world.faults.clear();
  await world.until(() => owned.every((each) => b.leases.fresh(each)));
  for (const partition of owned) expect(b.leases.epoch(partition)).toBeGreaterThan(epochs[partition] ?? 0);
});

test('a partition that was fenced is lost, and acquired again if it is still ours', async () => {
  const { world, a } = await twoNodes();
  const [partition = 0] = a.owned();
  const epoch = a.leases.epoch(partition) ?? 0;
  const told = a.changes.length;
  a.leases.fenced(partition, epoch - 1);
  expect(a.leases.epoch(partition)).toBe(epoch);
  a.leases.fenced(partition, epoch);
  expect(a.leases.owns(partition)).toBe(false);
  await world.until(() => a.leases.owns(partition));
  expect(a.leases.epoch(partition)).toBeGreaterThan(epoch);
  expect(a.changes.slice(told)).toEqual([
    { gained: [], lost: [partition] },
    { gained: [partition], lost: [] },
  ]);
});

test('C2 a node that was fenced and hears nothing raises no epoch', async () => {
  const { world, a, b } = await twoNodes();
  const [partition = 0] = a.owned();
  const epoch = a.leases.epoch(partition) ?? 0;
  world.faults.set('a', OUTAGE);
  await world.until(() => b.leases.owns(partition));
  const epochs = [...world.epochs];
  a.leases.fenced(partition, epoch);
  await world.pass(5_000);
  expect(a.leases.owns(partition)).toBe(false);
  expect(world.epochs).toEqual(epochs);
  expect(b.leases.owns(partition)).toBe(true);
});

test('C2 a node that could not acquire what it was given does not do so later, when it is not heard any more', async () => {
  const world = clusterWorld();
  const [a, b] = [world.start('a'), world.start('b')];
  b.journalDown = true;
  await world.until(() => PARTITIONS.some((partition) => b.placement.ownerOf(partition) === b.incarnation));
  world.faults.set('b', OUTAGE);
  await world.until(() => a.owned().length === 256);
  const epochs = [...world.epochs];
  b.journalDown = false;
  await world.pass(5_000);
  expect(b.placement.ownerOf(a.owned().find((each) => b.placement.ownerOf(each) === b.incarnation) ?? 0)).toBe(
    b.incarnation,
  );
  expect(world.epochs).toEqual(epochs);
  expect(b.owned()).toEqual([]);
});

test('a journal that is away is asked again until it raises the epochs', async () => {
  const world = clusterWorld();
  const a = world.start('a');
  a.journalDown = true;
  await world.pass(1_500);
  expect(a.placement.ownerOf(0)).toBe(a.incarnation);
  expect(a.leases.settled()).toBe(false);
  expect(a.owned()).toEqual([]);
  a.journalDown = false;
  await world.until(() => a.leases.settled() && a.owned().length === 256);
  expect(world.errors).toEqual([]);
});

test('C3 a listener that fails does not keep a partition from being handed over', async () => {
  const { world, a, b } = await twoNodes();
  a.leases.onRelease(async () => {
    throw new Error('could not end it');
  });
  a.membership.announce('draining');
  await world.until(() => b.owned().length === 256);
  expect(world.errors).toEqual([new Error('could not end it')]);
});

test('a hand-over that cannot be stored is repeated until it is', async () => {
  const { world, a, b } = await twoNodes();
  let isHandingOver = false;
  a.leases.onRelease(async () => {
    isHandingOver = true;
    world.faults.set('a', (call, table) => (call === 'put' && table === 'assignment' ? { lost: 'answer' } : undefined));
  });
  a.membership.announce('draining');
  await world.until(() => isHandingOver);
  await world.pass(3_000);
  world.faults.clear();
  await world.until(() => b.owned().length === 256 && a.owned().length === 0);
  expect(world.errors).toEqual([]);
});

test('a node that was ended owns nothing, and changes nothing', async () => {
  const { a } = await twoNodes();
  const [partition = 0] = a.owned();
  a.leases.stop();
  expect(a.leases.owns(partition)).toBe(false);
  expect(a.leases.fresh(partition)).toBe(false);
});

test('a journal that does not answer for two seconds makes a node unable; one that answers again makes it what it was', async () => {
  const clock = handCrankedClock();
  const said: string[] = [];
  let answers = true;
  let draining = false;
  const lastPosition = () => (answers ? Promise.resolve(1) : new Promise<number>(() => {}));
  const membership = { announce: (state: string) => void said.push(state) };
  const watchdog = startWatchdog({ journal: { lastPosition }, membership, draining: () => draining, clock });
  const pass = async (durationMs: number) => {
    for (let passedMs = 0; passedMs < durationMs; passedMs += 100) {
      clock.advance(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await pass(3_000);
  expect(said).toEqual([]);
  answers = false;
  await pass(1_900);
  expect(said).toEqual([]);
  await pass(700);
  expect([said, watchdog.able()]).toEqual([['unable'], false]);
  answers = true;
  await pass(600);
  expect([said, watchdog.able()]).toEqual([['unable', 'active'], true]);
  draining = true;
  answers = false;
  await pass(3_000);
  answers = true;
  await pass(600);
  expect(said).toEqual(['unable', 'active', 'unable', 'draining']);
  watchdog.stop();
  expect(clock.waiting).toBe(0);
});

test('C4 what was let go for a move goes on where it was while nobody hears its owner, and moves afterwards', async () => {
  const world = clusterWorld();
  const a = world.start('a');
  await world.until(() => a.owned().length === 256);
  // The servers go away as soon as a move is written down, before anybody can say that it was made.
  const isMoving = () => PARTITIONS.some((partition) => a.placement.movingTo(partition) !== undefined);
  for (const node of ['a', 'b']) world.faults.set(node, () => (isMoving() ? OUTAGE() : undefined));
  const b = world.start('b');
  await world.until(() => a.owned().length < 256);
  await world.until(() => a.owned().length === 256);
  for (const partition of PARTITIONS) expect(a.leases.epoch(partition)).toBe(world.epochs[partition]);
  expect(a.changes.at(-1)?.gained.length).toBeGreaterThan(0);
  expect(a.leases.fresh(0)).toBe(false);
  world.faults.clear();
  await world.until(() => isShared(a, b));
});
