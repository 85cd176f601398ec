import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Assignment, decodeAssignment, encodeAssignment, NO_ASSIGNMENT } from '../../cluster/assignment.ts';
import type { SeenMember } from '../../cluster/membership.ts';
import { propose } from '../../cluster/propose.ts';
import { rendezvous } from '../../cluster/rendezvous.ts';
import { PARTITIONS } from '../kit/cluster-world.ts';

const member = (node: string, rest: Partial<SeenMember> = {}): SeenMember => ({
  node,
  incarnation: `${node}-1`,
  state: 'active',
  capacity: 1,
  version: '0',
  grpcAddress: '',
  startTime: 0,
  speaks: [1, 1],
  records: 1,
  suspect: false,
  steady: true,
  ...rest,
});

const nobodyGone = () => false;
const everyoneGone = () => true;

/** Proposes until there is nothing to propose, with every planned move done at once. */
function settled(assignment: Assignment, members: readonly SeenMember[], gone = nobodyGone): Assignment {
  for (let round = 0; round < 100; round += 1) {
    const next = propose(assignment, members, gone);
    if (next === undefined) return assignment;
    const owners = next.owners.map((owner, partition) => next.moves.get(partition) ?? owner);
    assignment = { ...next, owners, moves: new Map() };
  }
  throw new Error('it proposes for ever');
}

const countOf = ({ owners }: Assignment, { incarnation }: SeenMember): number =>
  owners.filter((owner) => owner === incarnation).length;
const candidates = fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,12}$/), { minLength: 1, maxLength: 8 });

test('the draw of a partition does not depend on the order of the nodes', () => {
  fc.assert(
    fc.property(candidates, (names) => {
      const nodes = names.map((node) => ({ node, capacity: 1 }));
      for (const partition of PARTITIONS)
        expect(rendezvous(partition, nodes.toReversed())).toEqual(rendezvous(partition, nodes));
    }),
  );
});

test('when a node comes, only what it wins moves; when it goes, only what it had', () => {
  fc.assert(
    fc.property(candidates, (names) => {
      const nodes = names.map((node) => ({ node, capacity: 1 }));
      const more = [...nodes, { node: 'THE-NEW-ONE', capacity: 1 }];
      for (const partition of PARTITIONS) {
        const winner = rendezvous(partition, more);
        if (winner?.node !== 'THE-NEW-ONE') expect(winner).toEqual(rendezvous(partition, nodes));
      }
    }),
  );
});

test('three nodes of one capacity have about a third each, and twice the capacity is about twice the share', () => {
  const equal = [member('a'), member('b'), member('c')];
  const even = settled(NO_ASSIGNMENT, equal);
  for (const each of equal) expect(countOf(even, each)).toBeGreaterThan(60);
  const [small, big] = [member('a'), member('b', { capacity: 3 })];
  const uneven = settled(NO_ASSIGNMENT, [small, big]);
  expect(countOf(uneven, big)).toBeGreaterThan(2 * countOf(uneven, small));
  expect(countOf(uneven, small)).toBeGreaterThan(40);
});

test('neighbouring names share as evenly as any', () => {
  const members = Array.from({ length: 5 }, (_, number) => member(`turnpike-${number}`));
  const assignment = settled(NO_ASSIGNMENT, members);
  for (const each of members) {
    expect(countOf(assignment, each)).toBeGreaterThan(25);
    expect(countOf(assignment, each)).toBeLessThan(85);
  }
});

test('L2 everything that nobody had, or that a dead node had, is given away in one step', () => {
  const [a, b] = [member('a'), member('b')];
  const first = propose(NO_ASSIGNMENT, [a], nobodyGone);
  expect(first?.owners).toEqual(PARTITIONS.map(() => 'a-1'));
  expect(first?.moves.size).toBe(0);
  const both = settled(NO_ASSIGNMENT, [a, b]);
  const after = propose(both, [a, { ...b, suspect: true }], nobodyGone);
  expect(after?.owners).toEqual(PARTITIONS.map(() => 'a-1'));
  for (const partition of PARTITIONS)
    expect(after?.terms[partition]).toBe((both.terms[partition] ?? 0) + (both.owners[partition] === 'b-1' ? 1 : 0));
});

test('L3 what a living node has moves by a plan, a few at a time for who has joined, all at once from who is drained', () => {
  const [a, b] = [member('a'), member('b')];
  const alone = settled(NO_ASSIGNMENT, [a]);
  const joined = propose(alone, [a, b], nobodyGone);
  expect(joined?.owners).toEqual(alone.owners);
  expect(joined?.moves.size).toBe(32);
  expect(joined && propose(joined, [a, b], nobodyGone)).toBeUndefined();
  const both = settled(alone, [a, b]);
  for (const drained of [
    propose(both, [{ ...a, state: 'draining' }, b], nobodyGone),
    propose({ ...both, drained: new Set(['a-1']) }, [a, b], nobodyGone),
  ]) {
    expect(drained?.owners).toEqual(both.owners);
    expect(drained?.moves.size).toBe(countOf(both, a));
    expect(new Set(drained?.moves.values())).toEqual(new Set(['b-1']));
  }
});

test('a node that has to be emptied keeps what it has while nobody else is there, and takes what the dead had', () => {
  const [a, b] = [member('a'), member('b')];
  const both = settled(NO_ASSIGNMENT, [a, b]);
  const draining = { ...a, state: 'draining' } as const;
  const left = propose(both, [draining, { ...b, suspect: true }], nobodyGone);
  expect(left?.owners).toEqual(PARTITIONS.map(() => 'a-1'));
  expect(left && propose(left, [draining], everyoneGone)).toBeUndefined();
  expect(propose(both, [draining, { ...b, state: 'draining' }], nobodyGone)).toBeUndefined();
});

test('a node that is unable is as dead while somebody else is able, and nothing changes while nobody is', () => {
  const [a, b] = [member('a'), member('b')];
  const both = settled(NO_ASSIGNMENT, [a, b]);
  const unable = { ...b, state: 'unable' } as const;
  expect(propose(both, [a, unable], nobodyGone)?.owners).toEqual(PARTITIONS.map(() => 'a-1'));
  expect(propose(both, [{ ...a, state: 'unable' }, unable], nobodyGone)).toBeUndefined();
  // All come back, one a little before the others.
  expect(propose(both, [{ ...a, steady: false }, unable], nobodyGone)).toBeUndefined();
  // All went away, one a little before the others.
  expect(propose(both, [a, { ...unable, steady: false }], nobodyGone)).toBeUndefined();
});

test('a move is off when who should get it is dead, unable or drained, and another one is planned', () => {
  const [a, b, c] = [member('a'), member('b'), member('c')];
  const two = settled(NO_ASSIGNMENT, [a, b]);
  const moving = propose(two, [a, b, c], nobodyGone);
  expect(moving?.moves.size).toBe(32);
  for (const away of [{ suspect: true }, { state: 'unable' }, { state: 'draining' }] as const) {
    const off = moving && propose(moving, [a, b, { ...c, ...away }], nobodyGone);
    expect(off?.moves.size).toBe(0);
    expect(off?.owners).toEqual(two.owners);
  }
});

test('what its owner has not yet handed over when it dies is given away like the rest', () => {
  const [a, b] = [member('a'), member('b')];
  const alone = settled(NO_ASSIGNMENT, [a]);
  const moving = propose(alone, [a, b], nobodyGone);
  const after = moving && propose(moving, [b], everyoneGone);
  expect(after?.owners).toEqual(PARTITIONS.map(() => 'b-1'));
  expect(after?.moves.size).toBe(0);
});

test('a node that was restarted gets what it had, and the wish to drain it is forgotten', () => {
  const [a, b] = [member('a'), member('b')];
  const both = { ...settled(NO_ASSIGNMENT, [a, b]), drained: new Set(['b-1']) };
  const again = member('b', { incarnation: 'b-2' });
  const after = settled(both, [a, again], everyoneGone);
  expect(after.owners).toEqual(both.owners.map((owner) => (owner === 'b-1' ? 'b-2' : owner)));
  expect(after.drained.size).toBe(0);
});

test('whoever comes, goes or is drained, it comes to rest with an able owner of everything, and proposes nothing more', () => {
  const state = fc.constantFrom('active', 'draining', 'unable');
  const life = fc.record({
    state,
    suspect: fc.boolean(),
    steady: fc.boolean(),
    capacity: fc.integer({ min: 1, max: 4 }),
  });
  const cast = fc.array(life, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(cast, { minLength: 1, maxLength: 5 }), (history) => {
      let assignment = NO_ASSIGNMENT;
      for (const lives of history) {
        const members = lives.map((each, number) => member(`node${number}`, each));
        const before = assignment;
        assignment = settled(assignment, members, everyoneGone);
        const able = members.filter(({ suspect, state: said }) => !suspect && said !== 'unable');
        if (able.length === 0) expect(assignment).toEqual(before);
        const unsuspected = new Set(members.filter(({ suspect }) => !suspect).map(({ incarnation }) => incarnation));
        if (able.length > 0) expect(assignment.owners.every((owner) => unsuspected.has(owner ?? ''))).toBe(true);
        expect(decodeAssignment(encodeAssignment(assignment))).toMatchObject({
          owners: assignment.owners,
          terms: assignment.terms,
          moves: assignment.moves,
          drained: assignment.drained,
        });
      }
    }),
  );
});

test('an assignment comes back as it was written, and what nobody wrote is refused', () => {
  const both = settled(NO_ASSIGNMENT, [member('a'), member('b')]);
  const written = { ...both, moves: new Map([[3, 'a-1']]), drained: new Set(['b-1']) };
  expect(decodeAssignment(encodeAssignment(written))).toEqual(written);
  expect(() => decodeAssignment(new TextEncoder().encode('{"owners":[]}'))).toThrow();
});
