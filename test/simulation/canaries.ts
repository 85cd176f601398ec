import { decodeAssignment, encodeAssignment } from '../../cluster/assignment.ts';
import type { Run } from '../../cluster/membership.ts';
import type { ClusterOptions, ClusterPart } from '../../cluster/open-cluster.ts';
import type { PlanOperation } from '../../src/domain/ledger.ts';
import type { Entities } from '../../src/ports/entities.ts';
import type { Journal } from '../../src/ports/journal.ts';
import type { Leases } from '../../src/ports/leases.ts';
import { OutcomeUnknown, type PayoutAdapter, type ProviderAdapter } from '../../src/ports/provider.ts';
import { declined } from '../kit/scripted-provider.ts';
import type { Climate } from './world/weather.ts';

/**
 * Bugs on purpose, planted between a node and its drivers and never in the product. A simulation that does not find each of
 * them in a few worlds would not find one of ours. Each is made anew for every process.
 */
export interface Canary {
  readonly journal?: (journal: Journal) => Journal;
  readonly adapter?: (adapter: ProviderAdapter) => ProviderAdapter;
  readonly entities?: (entities: Entities) => Entities;
  /** In a world of so many nodes alone. */
  readonly nodes?: number;
  readonly leases?: (leases: Leases) => Leases;
  /** What brings it to light. */
  readonly climate?: Partial<Climate>;
  readonly leaseMs?: number;
  readonly route?: (route: ClusterPart['route']) => ClusterPart['route'];
  readonly registers?: (registers: ClusterOptions['registers'], self: Run) => ClusterOptions['registers'];
}

export const CANARIES = {
  /** Answers before the disk has it (P2). */
  'acknowledged-early': {
    journal: (journal) => ({
      ...journal,
      append: async (append) => {
        journal.append(append).catch(() => {});
        return { ok: true, position: (await journal.lastPosition()) + 1 };
      },
    }),
  },
  /** A repeat is another request to the bank (P3). */
  'new-key-on-repeat': {
    adapter: (adapter) => {
      const sent = new Map<string, number>();
      return {
        ...adapter,
        process: (exchange) => {
          const { idempotencyKey: key } = exchange;
          const times = (sent.get(key) ?? 0) + 1;
          sent.set(key, times);
          return adapter.process(times === 1 ? exchange : { ...exchange, idempotencyKey: `${key}-${times}` });
        },
      };
    },
  },
  /** Unknown is taken for failed (P7). */
  'timeout-means-no': {
    adapter: (adapter) => ({
      ...adapter,
      process: (exchange) =>
        adapter.process(exchange).catch((error: unknown) => {
          if (error instanceof OutcomeUnknown) return declined('authorization_failed:rejected_by_issuer');
          throw error;
        }),
    }),
  },
  /** A payout whose answer was lost is taken for one that was refused (P7). */
  'lost-payout-means-no': {
    adapter: (adapter) => {
      const { payouts } = adapter;
      if (payouts === undefined) return adapter;
      const process: PayoutAdapter['process'] = (exchange) =>
        payouts.process(exchange).catch((error: unknown) => {
          if (error instanceof OutcomeUnknown) return declined('payout_declined:by_bank');
          throw error;
        });
      return { ...adapter, payouts: { ...payouts, process } };
    },
  },
  /** A payout whose answer was lost is sent once more, as another request (P3, P7). */
  'lost-payout-sent-anew': {
    adapter: (adapter) => {
      const { payouts } = adapter;
      if (payouts === undefined) return adapter;
      const process: PayoutAdapter['process'] = (exchange) =>
        payouts.process(exchange).catch((error: unknown) => {
          if (!(error instanceof OutcomeUnknown) || exchange.signal.aborted) throw error;
          return payouts.process({ ...exchange, idempotencyKey: `${exchange.idempotencyKey}-anew` });
        });
      return { ...adapter, payouts: { ...payouts, process } };
    },
  },
  /** What a payout takes is not set aside while the bank works (P8). */
  'reservation-forgotten': { journal: (journal) => ({ ...journal, append: forgetful(journal, () => true) }) },
  /** A payout that was declined keeps what was set aside for it (P8). */
  'reservation-kept': {
    journal: (journal) => ({ ...journal, append: forgetful(journal, ({ type }) => type === 'rollback') }),
  },
  /** What a failed payment held of a limit is not given back (P8). */
  'rollback-forgotten': {
    journal: (journal) => ({
      ...journal,
      append: (append) =>
        journal.append({ ...append, limits: append.limits.filter(({ type }) => type !== 'rollback') }),
    }),
  },
  /** Boundaries are not watched (P8). */
  'boundary-ignored': {
    journal: (journal) => ({
      ...journal,
      append: (append) =>
        journal.append({
          ...append,
          limits: append.limits.map((operation) => {
            if (operation.type !== 'hold') return operation;
            const { boundary: _, ...rest } = operation;
            return rest;
          }),
        }),
    }),
  },
  /** A refund is paid out of what the merchant does not have (P8). */
  'debts-allowed': {
    journal: (journal) => ({ ...journal, append: (append) => journal.append({ ...append, accountGuards: [] }) }),
  },
  /** A unit of money is lost between two accounts (P8). */
  'unit-lost': {
    journal: (journal) => ({
      ...journal,
      append: (append) =>
        journal.append({
          ...append,
          plans: append.plans.map((plan) =>
            plan.type === 'commit'
              ? {
                  ...plan,
                  deltas: plan.deltas.map((delta, index) =>
                    index === 0 ? { ...delta, ownMinor: delta.ownMinor + 1n } : delta,
                  ),
                }
              : plan,
          ),
        }),
    }),
  },
  /** Timers are lost with the process that set them (P3). */
  'timers-forgotten': {
    journal: (journal) => ({
      ...journal,
      dueTimers: async () => [],
    }),
  },
  /** The door does not pass on the request id (P5). */
  'request-id-dropped': {
    entities: (entities) => ({
      ...entities,
      ask: (stream, command, { requestId: _, ...request }) => entities.ask(stream, command, request),
    }),
  },
  /** The journal takes what a former owner writes (P1). */
  'fence-ignored': {
    nodes: 3,
    journal: (journal) => ({
      ...journal,
      append: async (append) => await journal.append({ ...append, epoch: (await journal.head(append.stream)).epoch }),
    }),
  },
  /** Memory answers readers for ever (P1). */
  'stale-memory': {
    nodes: 3,
    climate: { crashes: 0, outages: 0, messages: 1, network: 0 },
    leases: (leases) => ({ ...leases, fresh: () => true }),
  },
  /** Providers are called by whoever was an owner once, and the next owner does not wait for them (P7). */
  'lease-unwatched': {
    nodes: 3,
    climate: { crashes: 1 },
    leaseMs: 0,
    leases: (leases) => ({ ...leases, outlasts: () => true }),
  },
  /** A call that is repeated is another request (P5). */
  'repeat-renamed': {
    nodes: 3,
    route: (route) => (local) => {
      const times = new Map<string, number>();
      return route({
        ...local,
        ask: (stream, command, request) => {
          const { requestId = '' } = request;
          const time = times.get(requestId) ?? 0;
          times.set(requestId, time + 1);
          return local.ask(stream, command, time === 0 ? request : { ...request, requestId: `${requestId} ${time}` });
        },
      });
    },
  },
  /** What a dead node had in flight its successor does not take up (P3). */
  'take-over-forgotten': { nodes: 3, journal: (journal) => ({ ...journal, pendingStreams: async () => [] }) },
  /** One node reads the assignment as if every fourth partition were its own (P1). */
  'two-owners': { nodes: 3, registers: greedyRegisters },
} satisfies Readonly<Record<string, Canary>>;

export type CanaryName = keyof typeof CANARIES;

export const CANARY_NAMES = Object.keys(CANARIES) as readonly CanaryName[];

/** Writes no more of what payouts set aside, or give back, than what they take in the end. */
function forgetful(journal: Journal, forgets: (plan: PlanOperation) => boolean): Journal['append'] {
  return async (append) => {
    if (!append.stream.startsWith('payout/')) return await journal.append(append);
    const plans = append.plans.map((plan) => {
      if (!forgets(plan)) return plan;
      const deltas = plan.deltas.map((delta) => ({ ...delta, outgoingMinor: 0n, incomingMinor: 0n }));
      return { ...plan, deltas };
    });
    return await journal.append({ ...append, plans });
  };
}

/** What it writes is right, or nobody would believe the others any more. */
function greedyRegisters({ members, assignment }: ClusterOptions['registers'], self: Run): ClusterOptions['registers'] {
  if (self.node !== 'node-1') return { members, assignment };
  let right: readonly (string | undefined)[] = [];
  const isGrabbed = (partition: number) => partition % 4 === 0;
  const grab = <Seen extends { readonly value: Uint8Array | undefined }>(seen: Seen): Seen => {
    if (seen.value === undefined) return seen;
    const { owners, nodes, ...rest } = decodeAssignment(seen.value);
    right = owners;
    const mine = owners.map((owner, partition) => (isGrabbed(partition) ? self.incarnation : owner));
    return { ...seen, value: encodeAssignment({ ...rest, owners: mine, nodes: nodesWith(nodes) }) };
  };
  const nodesWith = (nodes: ReadonlyMap<string, string>) => new Map(nodes).set(self.incarnation, self.node);
  const giveBack = (value: Uint8Array): Uint8Array => {
    const written = decodeAssignment(value);
    const owners = written.owners.map((owner, partition) =>
      isGrabbed(partition) && owner === self.incarnation ? (right[partition] ?? owner) : owner,
    );
    return encodeAssignment({ ...written, owners });
  };
  return {
    members,
    assignment: {
      ...assignment,
      get: async (key) => {
        const entry = await assignment.get(key);
        return entry && grab(entry);
      },
      put: (key, value, revision) => assignment.put(key, giveBack(value), revision),
      watch: (take) => assignment.watch((change) => take(grab(change))),
    },
  };
}
