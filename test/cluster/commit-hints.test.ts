import { expect, it } from 'vitest';
import { createCommitHints } from '../../cluster/commit-hints.ts';
import { followStream } from '../../cluster/follow-stream.ts';
import { createMemoryHub } from '../../cluster/memory/bus.ts';
import { hintSubject } from '../../cluster/names.ts';
import { CLOCK_STREAM, openTestClock } from '../../src/actors/test-clock.ts';
import { CONFIGURATION_STREAM, openConfigurations } from '../../src/config/configurations.ts';
import { PARTITION_COUNT, partitionOf } from '../../src/domain/ids.ts';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import type { CommitHint } from '../../src/ports/commit-hints.ts';
import { recordAppend } from '../../src/ports/record-append.ts';
import { configurationOf } from '../domain/world.ts';
import { countingRandom } from '../kit/counting-random.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';

const SECONDS = 1_000_000;
const AUTHOR = { author: 'operator' };

/** Nodes that share a journal and a bus. */
async function cluster() {
  const clock = handCrankedClock();
  const hub = createMemoryHub({ clock, random: countingRandom() });
  const { disk, journal } = openMemoryStore();
  await journal.acquire(
    Array.from({ length: PARTITION_COUNT }, (_, partition) => partition),
    'test',
  );
  const failures: unknown[] = [];
  const node = (name: string) => {
    const { journal } = openMemoryStore({ disk });
    const bus = hub.join(name);
    const hints = createCommitHints(bus, journal);
    const follow = (stream: string, refresh: () => Promise<void>) =>
      followStream({ stream, refresh, hints, clock, failed: (error) => failures.push(error) });
    return { journal, bus, hints, follow, random: countingRandom(name) };
  };
  return { clock, hub, failures, a: node('a'), b: node('b') };
}

type Node = Awaited<ReturnType<typeof cluster>>['a'];

async function append({ journal, random }: Node, stream: string): Promise<void> {
  const { sequence, epoch } = await journal.head(stream);
  const place = { stream, sequence: sequence + 1, epoch, appendId: random.id() };
  const verdict = await journal.append(recordAppend(place, { kind: 'test', time: 1, bytes: new Uint8Array() }));
  expect(verdict.ok).toBe(true);
}

it('another node hears what was committed, where it was, and of its own partitions alone if it wants', async () => {
  const { a, b } = await cluster();
  const all: CommitHint[] = [];
  const one: CommitHint[] = [];
  b.hints.listen((hint) => all.push(hint));
  b.hints.listen((hint) => one.push(hint), partitionOf('test/x/2'));
  await append(a, 'test/x/1');
  await append(a, 'test/x/2');
  await append(a, 'test/x/2');
  await turns(3);
  expect(all).toEqual([
    { stream: 'test/x/1', sequence: 1, position: 1 },
    { stream: 'test/x/2', sequence: 1, position: 2 },
    { stream: 'test/x/2', sequence: 2, position: 3 },
  ]);
  expect(one).toEqual(all.slice(1));
});

it('what is no hint is ignored, and nothing is heard any more when it ended', async () => {
  const { a, b } = await cluster();
  const heard: CommitHint[] = [];
  const forget = b.hints.listen((hint) => heard.push(hint));
  for (const payload of ['', '{', '{}', '{"stream":"x/y/z","sequence":"1","position":1}', 'null'])
    a.bus.publish(hintSubject(0), Buffer.from(payload));
  await turns(3);
  forget();
  await append(a, 'test/x/1');
  await turns(3);
  expect(heard).toEqual([]);
});

async function testClockOf({ journal, random, follow }: Node, wall: { now: number }) {
  let nudges = 0;
  const clock = await openTestClock({
    journal,
    random,
    wall: { now: () => wall.now },
    configurations: () => ({ latest: () => configurationOf() }),
    moved: () => {
      nudges += 1;
    },
  });
  follow(CLOCK_STREAM, clock.refresh);
  return { ...clock, nudges: () => nudges };
}

it('a test clock that is moved on one node is moved on all, and their timers are looked at', async () => {
  const { a, b } = await cluster();
  const wall = { now: 0 };
  const [first, second] = [await testClockOf(a, wall), await testClockOf(b, wall)];
  expect(await first.advance({ by: 60 * SECONDS, requestId: '1', ...AUTHOR })).toMatchObject({ ok: true });
  await turns(5);
  expect(second.now()).toBe(60 * SECONDS);
  expect([first.nudges(), second.nudges()]).toEqual([1, 1]);
});

it('two nodes that move the clock right after each other move it by both', async () => {
  const { a, b } = await cluster();
  const wall = { now: 0 };
  const [first, second] = [await testClockOf(a, wall), await testClockOf(b, wall)];
  await Promise.all([
    first.advance({ by: 60 * SECONDS, requestId: '1', ...AUTHOR }),
    second.advance({ by: 5 * SECONDS, requestId: '2', ...AUTHOR }),
    first.advance({ by: 3 * SECONDS, requestId: '3', ...AUTHOR }),
  ]);
  await turns(5);
  expect([first.now(), second.now()]).toEqual([68 * SECONDS, 68 * SECONDS]);
});

it('what no hint told is found within five seconds', async () => {
  const { a, b, hub, clock } = await cluster();
  hub.disturb('a', 'b', { lost: 1 });
  const wall = { now: 0 };
  const [first, second] = [await testClockOf(a, wall), await testClockOf(b, wall)];
  await first.advance({ by: SECONDS, requestId: '1', ...AUTHOR });
  await turns(5);
  expect(second.now()).toBe(0);
  clock.advance(5_000);
  await turns(5);
  expect(second.now()).toBe(SECONDS);
});

const SOURCE = `turnpike: 1
parties: {}
terms: {}
institutions: { main: { realm: test, system_accounts: [RUB], inspector: low } }
inspectors: { low: { type: rules, rules: low } }
providers: {}
terminals: {}
`;

it('a configuration that is committed on one node is in force on all', async () => {
  const { a, b } = await cluster();
  const open = async ({ journal, random, follow }: Node) => {
    const configurations = await openConfigurations({
      journal,
      random,
      clock: { now: () => 1 },
      adapters: new Map(),
      seed: { source: SOURCE, file: 'seed.yaml' },
      notice: () => {},
    });
    follow(CONFIGURATION_STREAM, configurations.refresh);
    return configurations;
  };
  const [first, second] = [await open(a), await open(b)];
  expect(await first.commit(1, SOURCE, { credential: 'operator' })).toMatchObject({ ok: true });
  await turns(5);
  expect(second.latest().revision).toBe(2);
});

it('streams are refreshed one at a time, once more for all that was told meanwhile, also after a failure', async () => {
  const { a, b, failures } = await cluster();
  const running: (() => void)[] = [];
  b.follow('test/x/1', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    running.push(resolve);
    await promise;
    if (running.length === 2) throw new Error('the journal is away');
  });
  for (let count = 0; count < 3; count += 1) await append(a, 'test/x/1');
  await turns(3);
  expect(running).toHaveLength(1);
  running[0]?.();
  await turns(3);
  expect(running).toHaveLength(2);
  running[1]?.();
  await turns(3);
  expect(failures).toHaveLength(1);
  await append(a, 'test/x/1');
  await turns(3);
  expect(running).toHaveLength(3);
});
