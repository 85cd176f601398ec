import { answerHere, answerOthers } from '../../cluster/answer-here.ts';
import type { NodeRun } from '../../cluster/link-call.ts';
import { createLinks, type Links } from '../../cluster/links.ts';
import { createMemoryHub, type MemoryHub } from '../../cluster/memory/bus.ts';
import { createRouter, type Router, type RouterOptions } from '../../cluster/router.ts';
import { PARTITION_COUNT } from '../../src/domain/ids.ts';
import type { Entities } from '../../src/ports/entities.ts';
import { type HandCrankedClock, handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';
import { seededRandom } from '../kit/seeded-random.ts';

/** Routers of several nodes over links in memory; who owns what is as the test says. */
export interface RouterWorld {
  readonly clock: HandCrankedClock;
  readonly hub: MemoryHub;
  join(name: string, local: Entities, rest?: Partial<RouterOptions & { readonly foldVersion: number }>): RouterNode;
  /** The node is gone, and all others know. */
  leave(node: RouterNode): void;
  /** Everybody hears that the partitions belong to this run now; whether it has them is said by `own`. */
  assign(to: NodeRun | undefined, partitions?: readonly number[]): void;
  /** Lets time pass, step by step, and the event loop turn after each. */
  pass(durationMs: number, stepMs?: number): Promise<void>;
}

export interface RouterNode extends NodeRun {
  readonly router: Router;
  readonly links: Links;
  readonly leases: FakeLeases;
}

export interface FakeLeases {
  owns(partition: number): boolean;
  own(partitions?: readonly number[]): void;
  disown(partitions?: readonly number[]): void;
}

export const ALL_PARTITIONS: readonly number[] = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);

export function routerWorld(failed: (error: unknown) => void = rethrow, seed = 1): RouterWorld {
  const clock = handCrankedClock();
  const hub = createMemoryHub({ clock, random: seededRandom(seed) });
  const owners = new Map<number, string>();
  const placed = listeners<void>();
  const met = listeners<void>();
  const members = new Map<string, NodeRun>();

  return {
    clock,
    hub,
    join: (name, local, { foldVersion, ...rest } = {}) => {
      const self = { node: name, incarnation: `${name}1` };
      const owned = new Set<number>();
      const changed = listeners<{ readonly gained: readonly number[]; readonly lost: readonly number[] }>();
      const leases = {
        owns: (partition: number) => owned.has(partition),
        onChange: changed.listen,
        own: (gained: readonly number[] = ALL_PARTITIONS) => {
          for (const partition of gained) owned.add(partition);
          changed.tell({ gained, lost: [] });
        },
        disown: (lost: readonly number[] = ALL_PARTITIONS) => {
          for (const partition of lost) owned.delete(partition);
          changed.tell({ gained: [], lost });
        },
      };
      const here = answerHere(local, leases);
      const links = createLinks({
        bus: hub.join(name),
        self,
        clock,
        observer: { linkCalled: () => {} },
        serve: answerOthers(here),
        failed,
        ...(foldVersion === undefined ? {} : { foldVersion }),
      });
      members.set(self.incarnation, self);
      const router = createRouter({
        here,
        leases,
        placement: { ownerOf: (partition) => owners.get(partition), onChange: placed.listen },
        membership: { self, members: () => [...members.values()] as never, onChange: met.listen },
        links,
        bus: { connected: () => true },
        clock,
        loadState: async () => undefined,
        ...rest,
      });
      met.tell();
      return { ...self, router, links, leases };
    },
    leave: ({ incarnation }) => {
      members.delete(incarnation);
      met.tell();
    },
    assign: (to, partitions = ALL_PARTITIONS) => {
      for (const partition of partitions) {
        if (to === undefined) owners.delete(partition);
        else owners.set(partition, to.incarnation);
      }
      placed.tell();
    },
    pass: async (durationMs, stepMs = durationMs) => {
      await turns(8);
      for (let passedMs = 0; passedMs < durationMs; passedMs += stepMs) {
        clock.advance(stepMs);
        await turns(8);
      }
    },
  };
}

function listeners<Told>() {
  const all = new Set<(told: Told) => void>();
  return {
    listen: (listener: (told: Told) => void) => {
      all.add(listener);
      return () => all.delete(listener);
    },
    tell: (told: Told) => {
      for (const listener of [...all]) listener(told);
    },
  };
}

function rethrow(error: unknown): void {
  throw error;
}
