import type { MachineClock } from '../src/ports/clocks.ts';
import { type Entry, type Register, RegisterUnavailable } from '../src/ports/register.ts';
import { type Assignment, decodeAssignment, encodeAssignment, NO_ASSIGNMENT } from './assignment.ts';
import type { Membership } from './membership.ts';
import { propose } from './propose.ts';

/**
 * Which partition belongs to whom. One key that every node watches; whoever is the oldest unsuspected run proposes.
 *  L1 A partition has one owner at most, by whatever assignment one has seen; the epoch in the database has the last word (P1).
 *  L2 What a dead or unable owner had is given away at once, if somebody is able to take it.
 *  L3 A partition of a living owner moves only when that owner says that it has let go.
 *  L4 While the register is away, the last assignment stays in force.
 *  L5 Who could have been suspected writes the assignment again, unchanged, before it relies on it. A proposer looks at the keys of
 *     those it takes from after it has seen the revision it builds on. So either the proposer sees that they are alive, or its
 *     write fails: nobody relies on what was taken away.
 */
export interface Placement {
  /** Incarnation of the owner; undefined while nobody is. */
  ownerOf(partition: number): string | undefined;
  /** Rises with each change of the owner. */
  termOf(partition: number): number;
  /** Incarnation that a planned move goes to. */
  movingTo(partition: number): string | undefined;
  /** Incarnations of nodes that an operator wants emptied. */
  drained(): ReadonlySet<string>;
  /** An operator's wish, kept until the node starts again. Rejects with RegisterUnavailable when nobody knows whether it was stored. */
  drain(incarnation: string): Promise<void>;
  /**
   * The owner has let go of these: they belong to where they were moving. Repeats until it is stored or no longer true; what is
   * taken out of the set meanwhile is kept.
   */
  handOver(partitions: ReadonlySet<number>): Promise<void>;
  /** True once an assignment was seen. */
  known(): boolean;
  /** True while this node may rely on what it knows of its own partitions (L5). */
  confirmed(): boolean;
  /** Reads the assignment from the register itself. Rejects when it does not answer. */
  refresh(): Promise<void>;
  /** Told of every revision, also of one that changes nothing. */
  onChange(listener: () => void): () => void;
  stop(): void;
}

export interface PlacementOptions {
  /** Holds the assignment and never forgets it. */
  readonly register: Register;
  readonly membership: Membership;
  readonly clock: MachineClock;
  readonly failed: (error: unknown) => void;
}

const KEY = 'assignment';
/** A watcher that has to find a server again hears nothing for seconds. */
const LOOK_MS = 500;
const RETRY_MS = 200;
/** Nodes that see others differently for a moment may each undo what the other proposes, as fast as they are let. */
const PROPOSAL_MS = 100;

interface Seen {
  readonly assignment: Assignment;
  /** 0 when the register has none. */
  readonly revision: number;
}

export function createPlacement({ register, membership, clock, failed }: PlacementOptions): Placement {
  const { incarnation } = membership.self;
  const listeners = new Set<() => void>();
  let seen: Seen | undefined;
  /** When the last write of ours that was stored was sent (L5). */
  let wroteMs = -Infinity;
  let proposedMs = -Infinity;
  let over = false;
  let isTending = false;
  let again = false;
  let cancel = () => {};
  let cancelWait = () => {};

  const become = (next: Seen): void => {
    seen = next;
    for (const listener of [...listeners]) listener();
    tend();
  };

  const take = ({ value, revision }: Pick<Entry, 'value' | 'revision'>): void => {
    if (over || (seen !== undefined && revision <= seen.revision)) return;
    become({ assignment: decodeAssignment(value), revision });
  };

  /**
   * Also notices servers that have lost what they had: then the last assignment is written again (L4). Or a former leader among
   * them that has not found out yet told what was: so what comes from there is relied on when we have written it again (L5).
   */
  const refresh = async (): Promise<void> => {
    const before = seen;
    const entry = await register.get(KEY);
    if (over || (entry !== undefined && entry.revision === before?.revision)) return;
    const isOlder = before !== undefined && seen === before && before.revision > (entry?.revision ?? 0);
    if (isOlder) wroteMs = -Infinity;
    if (entry === undefined) {
      if (before === undefined || isOlder) become({ assignment: before?.assignment ?? NO_ASSIGNMENT, revision: 0 });
    } else {
      if (isOlder) seen = undefined;
      take(entry);
    }
  };

  /** False when another write came first, which was then read. */
  const write = async (assignment: Assignment, base: Seen): Promise<boolean> => {
    const sentMs = clock.nowMs();
    const revision = await register.put(KEY, encodeAssignment(assignment), base.revision);
    if (over) return true;
    if (revision === undefined) {
      await refresh();
      if (seen === base) await pause(); // The register contradicts itself: no reason to ask it as fast as it answers.
      return false;
    }
    wroteMs = Math.max(wroteMs, sentMs);
    if (seen === base) become({ assignment, revision });
    else await refresh();
    return true;
  };

  const known = async (): Promise<Seen> => {
    if (seen === undefined) await refresh();
    return seen ?? { assignment: NO_ASSIGNMENT, revision: 0 };
  };

  /** Changes what is there until it is stored, or there is nothing to change. */
  const edit = async (change: (assignment: Assignment) => Assignment | undefined): Promise<void> => {
    for (;;) {
      const base = await known();
      const next = change(base.assignment);
      if (over || next === undefined || (await write(next, base))) return;
    }
  };

  const isProposer = (): boolean => {
    const oldest = membership.members().find(({ suspect, state }) => !suspect && state !== 'unable');
    return oldest?.incarnation === incarnation;
  };

  /** Proposals of one node have a distance. */
  const mustWait = (): boolean => {
    const restMs = proposedMs + PROPOSAL_MS - clock.nowMs();
    if (restMs <= 0) return false;
    cancelWait();
    cancelWait = clock.after(restMs, tend);
    return true;
  };

  const improve = async (): Promise<void> => {
    const looked = new Set<string>();
    let base = await known();
    while (!over && membership.current() && isProposer()) {
      const next = propose(base.assignment, membership.members(), membership.gone);
      const isLost = base.revision === 0 && base.assignment !== NO_ASSIGNMENT;
      if (next === undefined && !isLost) return;
      if (mustWait()) return;
      const unseen = [...robbed(base.assignment, next)].filter((node) => !looked.has(node));
      if (unseen.length === 0) {
        proposedMs = clock.nowMs();
        await write(next ?? base.assignment, base);
        return;
      }
      await membership.look(unseen); // L5
      const now = await known();
      if (now !== base) looked.clear();
      else for (const node of unseen) looked.add(node);
      base = now;
    }
  };

  const mustConfirm = (): boolean =>
    seen !== undefined &&
    seen.revision > 0 &&
    wroteMs < membership.unbrokenMs() &&
    seen.assignment.owners.includes(incarnation);

  const step = async (): Promise<void> => {
    if (!membership.current()) return;
    await improve();
    if (membership.current() && mustConfirm()) await edit((assignment) => (mustConfirm() ? assignment : undefined));
  };

  /** Does what is to be done now, one thing after the other. */
  const tend = (): void => {
    again = true;
    if (isTending || over) return;
    isTending = true;
    void (async () => {
      while (again && !over) {
        again = false;
        await step().catch(report);
      }
      isTending = false;
    })();
  };

  const report = (error: unknown): void => {
    if (!over && !(error instanceof RegisterUnavailable)) failed(error);
  };

  const look = (): void => {
    cancel = clock.after(LOOK_MS, () => {
      void refresh()
        .catch(report)
        .then(() => {
          if (over) return;
          tend();
          look();
        });
    });
  };

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      clock.after(RETRY_MS, resolve);
    });

  const forgetMembers = membership.onChange(tend);
  const stopWatching = register.watch(({ key, value, revision }) => {
    if (key !== KEY || value === undefined) return;
    try {
      take({ value, revision });
    } catch (error) {
      failed(error);
    }
  });
  look();

  return {
    ownerOf: (partition) => seen?.assignment.owners[partition],
    termOf: (partition) => seen?.assignment.terms[partition] ?? 0,
    movingTo: (partition) => seen?.assignment.moves.get(partition),
    drained: () => seen?.assignment.drained ?? NO_ASSIGNMENT.drained,
    drain: (drained) =>
      edit((assignment) => {
        if (assignment.drained.has(drained)) return undefined;
        const member = membership.members().find((each) => each.incarnation === drained);
        const nodes = new Map(assignment.nodes).set(drained, member?.node ?? assignment.nodes.get(drained) ?? '');
        return { ...assignment, drained: new Set([...assignment.drained, drained]), nodes };
      }),
    handOver: async (partitions) => {
      for (;;) {
        try {
          return await edit((assignment) => handedOver(assignment, incarnation, partitions));
        } catch (error) {
          report(error);
          await pause();
          await refresh().catch(report);
        }
      }
    },
    known: () => seen !== undefined && seen.assignment !== NO_ASSIGNMENT,
    confirmed: () => wroteMs >= membership.unbrokenMs(),
    refresh,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      over = true;
      cancel();
      cancelWait();
      forgetMembers();
      stopWatching();
    },
  };
}

/** Names of nodes that lose something without having given it. */
function robbed(before: Assignment, next: Assignment | undefined): ReadonlySet<string> {
  const owners = before.owners.filter((owner, partition) => owner !== undefined && next?.owners[partition] !== owner);
  return next === undefined ? new Set() : new Set(owners.map((owner = '') => before.nodes.get(owner) ?? ''));
}

function handedOver(
  assignment: Assignment,
  incarnation: string,
  partitions: ReadonlySet<number>,
): Assignment | undefined {
  const given = [...assignment.moves].filter(
    ([partition]) => partitions.has(partition) && assignment.owners[partition] === incarnation,
  );
  if (given.length === 0) return undefined;
  const owners = [...assignment.owners];
  const terms = [...assignment.terms];
  const moves = new Map(assignment.moves);
  for (const [partition, to] of given) {
    owners[partition] = to;
    terms[partition] = (terms[partition] ?? 0) + 1;
    moves.delete(partition);
  }
  return { ...assignment, owners, terms, moves };
}
