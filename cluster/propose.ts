import type { Assignment } from './assignment.ts';
import type { Run, SeenMember } from './membership.ts';
import { rendezvous } from './rendezvous.ts';

/** So many partitions at most are on their way when a node has joined: their callers wait for a moment each. */
const MOVES_AT_ONCE = 32;

/**
 * The assignment that should follow, or undefined when this one is right. Pure: whoever sees the same proposes the same.
 *
 * What the dead had is given away in one step, to be written as it is. What the living have is given away as a planned move
 * (L3): all at once by who has to be emptied, a few at a time otherwise. Nobody who is able: nothing changes. Nobody but nodes
 * that are to be emptied: they take what the dead had, and keep what they have.
 */
export function propose(
  assignment: Assignment,
  members: readonly SeenMember[],
  gone: (run: Run) => boolean,
): Assignment | undefined {
  const able = members.filter(({ suspect, state }) => !suspect && state !== 'unable');
  if (able.length === 0) return undefined;
  const active = able.filter(({ state, incarnation }) => state === 'active' && !assignment.drained.has(incarnation));
  const takers = active.length > 0 ? active : able;

  const activeRuns = runsOf(active);
  const givingRuns = runsOf(able).difference(activeRuns);
  const deadRuns = runsOf(members.filter(deadAmong(able)));
  const presentRuns = runsOf(members);
  const nodeOf = (incarnation: string) => assignment.nodes.get(incarnation) ?? '';
  const isGone = (incarnation: string): boolean =>
    deadRuns.has(incarnation) || (!presentRuns.has(incarnation) && gone({ node: nodeOf(incarnation), incarnation }));

  const owners = [...assignment.owners];
  const terms = [...assignment.terms];
  const moves = new Map<number, string>();
  let changed = false;
  assignment.owners.forEach((owner, partition) => {
    const to = assignment.moves.get(partition);
    if (owner === undefined || isGone(owner)) {
      const taker = rendezvous(partition, takers);
      owners[partition] = taker?.incarnation;
      terms[partition] = (terms[partition] ?? 0) + 1;
      changed = true;
    } else if (to !== undefined && to !== owner && activeRuns.has(to)) moves.set(partition, to);
    else changed ||= to !== undefined;
  });

  let room = MOVES_AT_ONCE - [...moves.keys()].filter((partition) => activeRuns.has(owners[partition] ?? '')).length;
  owners.forEach((owner = '', partition) => {
    const isGiven = givingRuns.has(owner);
    if (moves.has(partition) || !(isGiven || activeRuns.has(owner))) return;
    const taker = rendezvous(partition, active);
    if (taker === undefined || taker.incarnation === owner || (!isGiven && room <= 0)) return;
    moves.set(partition, taker.incarnation);
    if (!isGiven) room -= 1;
    changed = true;
  });

  const drained = new Set([...assignment.drained].filter((incarnation) => !isGone(incarnation)));
  if (!changed && drained.size === assignment.drained.size) return undefined;
  const nodes = new Map([...assignment.nodes, ...members.map(({ incarnation, node }) => [incarnation, node] as const)]);
  return { owners, terms, moves, drained, nodes };
}

/** Suspect; or unable for a while in which somebody else was not. */
function deadAmong(able: readonly SeenMember[]): (member: SeenMember) => boolean {
  const someoneIsAble = able.some(({ steady }) => steady);
  return ({ suspect, state, steady }) => suspect || (state === 'unable' && steady && someoneIsAble);
}

function runsOf(members: readonly SeenMember[]): ReadonlySet<string> {
  return new Set(members.map(({ incarnation }) => incarnation));
}
