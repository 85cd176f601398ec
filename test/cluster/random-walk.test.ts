import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RegisterFault } from '../../cluster/memory/register.ts';
import { type ClusterNode, type ClusterWorld, clusterWorld, isShared, PARTITIONS } from '../kit/cluster-world.ts';

const NAMES = ['a', 'b', 'c'] as const;

type Action =
  | {
      readonly type: 'start' | 'pause' | 'wake' | 'kill' | 'drain' | 'journal' | 'heal' | 'leave';
      readonly node: number;
    }
  | { readonly type: 'disturb'; readonly node: number; readonly fault: RegisterFault; readonly share: number };

const fault = fc.oneof(
  fc.record({ requestMs: fc.integer({ min: 50, max: 1_500 }), answerMs: fc.integer({ min: 50, max: 1_500 }) }),
  fc.constantFrom<RegisterFault>({ lost: 'request' }, { lost: 'answer' }),
  fc.record({ requestMs: fc.integer({ min: 50, max: 5_000 }), lost: fc.constant('answer' as const) }),
);
const node = fc.nat({ max: NAMES.length - 1 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    type: fc.constantFrom('start', 'pause', 'wake', 'kill', 'drain', 'journal', 'heal', 'leave'),
    node,
  }),
  fc.record({ type: fc.constant('disturb' as const), node, fault, share: fc.constantFrom(1, 2, 5) }),
);
const life = fc.array(fc.tuple(action, fc.integer({ min: 50, max: 4_500 })), { minLength: 5, maxLength: 25 });

/** What happens to the nodes, and all that have ever run. */
function stage(world: ClusterWorld) {
  const running = new Map<string, ClusterNode>();
  const all: ClusterNode[] = [];
  const start = (name: string): void => {
    const started = world.start(name);
    running.set(name, started);
    all.push(started);
  };
  const act = (done: Action): void => {
    const name = NAMES[done.node] ?? 'a';
    const present = running.get(name);
    if (done.type === 'start')
      start(name); // Beside the one that runs, if one does.
    else if (done.type === 'pause') present?.pause();
    else if (done.type === 'wake') present?.wake();
    else if (done.type === 'kill') present?.kill();
    else if (done.type === 'drain') present?.membership.announce('draining');
    else if (done.type === 'leave') void present?.membership.leave();
    else if (done.type === 'journal' && present !== undefined) present.journalDown = !present.journalDown;
    else if (done.type === 'heal') world.faults.delete(name);
    else if (done.type === 'disturb') {
      let calls = 0;
      world.faults.set(name, () => (calls++ % done.share === 0 ? done.fault : undefined));
    }
  };
  return { all, act, start };
}

test('P1 whose memory may answer for a partition is who raised its epoch last, whatever happens; and all is owned in the end', async () => {
  await fc.assert(
    fc.asyncProperty(life, async (history) => {
      const world = clusterWorld();
      const { all, act, start } = stage(world);
      const check = (): void => {
        for (const { leases, incarnation } of all)
          for (const partition of PARTITIONS) {
            const epoch = leases.epoch(partition);
            if (epoch === undefined || epoch === world.epochs[partition] || !leases.fresh(partition)) continue;
            throw new Error(`${incarnation} answers for partition ${partition} under epoch ${epoch}, which is past`);
          }
      };
      for (const name of NAMES) start(name);
      for (const [done, afterMs] of history) {
        act(done);
        for (let passedMs = 0; passedMs < afterMs; passedMs += 50) {
          await world.pass(50);
          check();
        }
      }
      world.faults.clear();
      for (const each of all) each.kill();
      const last = NAMES.map((name) => world.start(name));
      await world.until(() => isShared(...last));
      expect(world.errors).toEqual([]);
    }),
    { numRuns: 100, seed: 4, endOnFailure: true },
  );
}, 120_000);
