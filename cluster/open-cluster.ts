import { PARTITION_COUNT } from '../src/domain/ids.ts';
import type { Bus } from '../src/ports/bus.ts';
import type { MachineClock } from '../src/ports/clocks.ts';
import type { ClusterView, NodeState } from '../src/ports/cluster-view.ts';
import type { AnyEntities } from '../src/ports/entities.ts';
import type { Journal } from '../src/ports/journal.ts';
import type { Observer } from '../src/ports/observer.ts';
import type { Register } from '../src/ports/register.ts';
import { type AnswerHere, answerHere, answerOthers, MOVED } from './answer-here.ts';
import { type ClusterLeases, createClusterLeases } from './leases.ts';
import { createLinks } from './links.ts';
import type { MemberRecord } from './member-record.ts';
import { createMembership, type SeenMember } from './membership.ts';
import { createPlacement } from './placement.ts';
import { createRouter, type Router, type RouterOptions } from './router.ts';
import { startWatchdog } from './watchdog.ts';

/** One node's part in a cluster: who owns what, and the way to it. The same on NATS and in a simulation. */
export interface ClusterPart {
  readonly leases: ClusterLeases;
  readonly view: ClusterView;
  /** Makes the door to all invoices and payouts from the one to those of this node, which is also opened to the other nodes. */
  readonly route: (local: AnyEntities) => AnyEntities;
  /** False while the node owns nothing and reaches nobody who does. */
  able(): boolean;
  /** Resolves when the node has taken up what it was given, or the time is up. */
  joined(): Promise<void>;
  /** Gives all partitions to others; resolves when that is done, or nobody is there to take them, or the time is up. */
  handOver(): Promise<void>;
  /** Ends everything and says so to the others. */
  leave(): Promise<void>;
}

export interface ClusterOptions {
  readonly bus: Bus;
  /** Keys of members, which are forgotten after fifteen seconds, and the assignment, which never is. */
  readonly registers: { readonly members: Register; readonly assignment: Register };
  readonly self: Omit<MemberRecord, 'state'>;
  readonly journal: Pick<Journal, 'acquire' | 'lastPosition'>;
  readonly loadState: RouterOptions['loadState'];
  readonly clock: MachineClock;
  readonly observer: Pick<Observer, 'linkCalled' | 'clusterChanged' | 'partitionMoved'>;
  /** Another run took our name: the process has to end. */
  readonly superseded: () => void;
  readonly failed: (error: unknown) => void;
}

const PARTITIONS = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);

/** Longest wait for others to take what we give them. */
const HAND_OVER_MS = 20_000;
/** Servers that elect a leader need less. */
const JOIN_MS = 30_000;

export function openCluster(options: ClusterOptions): ClusterPart {
  const { bus, registers, self, journal, loadState, clock, observer, superseded, failed } = options;
  const membership = createMembership({ register: registers.members, self, clock, superseded, failed });
  const placement = createPlacement({ register: registers.assignment, membership, clock, failed });
  const leases = createClusterLeases({ placement, membership, journal, clock, failed });
  let draining = false;
  const watchdog = startWatchdog({ journal, membership, draining: () => draining, clock });
  let here: AnswerHere = async () => MOVED;
  const serve: AnswerHere = (call) => answerOthers(here)(call);
  const links = createLinks({ bus, self, clock, observer, serve, failed });
  let router: Router | undefined;

  const owners = () => PARTITIONS.map(placement.ownerOf);
  const ownedBy = (incarnation: string) => owners().filter((owner) => owner === incarnation).length;
  const stateOf = ({ suspect, state, incarnation }: SeenMember): NodeState => {
    if (suspect) return 'suspect';
    return state === 'active' && placement.drained().has(incarnation) ? 'draining' : state;
  };
  const takers = () =>
    membership.members().filter((member) => stateOf(member) === 'active' && member.incarnation !== self.incarnation);

  let changedMs = clock.nowMs();
  const report = (): void => {
    const alive = membership.members().filter(({ suspect }) => !suspect);
    observer.clusterChanged(alive.length, ownedBy(self.incarnation));
  };
  const forget = [
    membership.onChange(report),
    placement.onChange(() => {
      changedMs = clock.nowMs();
      report();
    }),
    leases.onChange(({ gained, lost }) => {
      const tookMs = clock.nowMs() - changedMs;
      if (gained.length > 0) observer.partitionMoved('gained', gained.length, tookMs);
      if (lost.length > 0) observer.partitionMoved(draining ? 'handed_over' : 'lost', lost.length, tookMs);
    }),
  ];

  const view: ClusterView = {
    allRead: membership.allRead,
    nodes: () =>
      membership
        .members()
        .map((member) => {
          const { node, incarnation, capacity, version, grpcAddress, startTime } = member;
          const partitions = ownedBy(incarnation);
          return { node, incarnation, state: stateOf(member), capacity, version, grpcAddress, startTime, partitions };
        })
        .toSorted((a, b) => (a.node < b.node ? -1 : 1)),
    partitions: () => {
      const nodes = new Map(membership.members().map(({ incarnation, node }) => [incarnation, node]));
      return owners().map((incarnation, partition) => {
        const node = incarnation === undefined ? undefined : nodes.get(incarnation);
        const to = placement.movingTo(partition);
        const movingTo = to === undefined ? undefined : nodes.get(to);
        const epoch = leases.epoch(partition);
        return {
          partition,
          ...(node === undefined ? {} : { node }),
          ...(incarnation === undefined ? {} : { incarnation }),
          ...(movingTo === undefined ? {} : { movingTo }),
          ...(epoch === undefined ? {} : { epoch }),
        };
      });
    },
    drain: async (node) => {
      const member = membership.members().find((each) => each.node === node);
      if (member === undefined) return 'unknown';
      const others = membership
        .members()
        .filter((each) => stateOf(each) === 'active' && each.incarnation !== member.incarnation);
      if (others.length === 0) return 'last';
      await placement.drain(member.incarnation);
      return 'draining';
    },
  };

  /** Looks again whenever something about the cluster has changed. */
  const until = (holds: () => boolean, longestMs: number): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        cancel();
        for (const forgetOne of followed) forgetOne();
        resolve();
      };
      const look = (): void => {
        if (holds()) end();
      };
      const cancel = clock.after(longestMs, end);
      const followed = [membership.onChange(look), placement.onChange(look), leases.onChange(look)];
      look();
    });

  return {
    leases,
    view,
    route: (local) => {
      here = answerHere(local, leases);
      router = createRouter({ here, leases, placement, membership, links, bus, clock, loadState });
      return router;
    },
    able: () => bus.connected() || PARTITIONS.some(leases.owns),
    joined: () => until(() => placement.known() && leases.settled(), JOIN_MS),
    handOver: () => {
      draining = true;
      membership.announce('draining');
      return until(() => ownedBy(self.incarnation) === 0 || takers().length === 0, HAND_OVER_MS);
    },
    leave: async () => {
      for (const forgetOne of forget) forgetOne();
      router?.stop();
      watchdog.stop();
      leases.stop();
      placement.stop();
      links.close();
      await membership.leave();
    },
  };
}
