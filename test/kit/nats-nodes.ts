import { jetstreamManager, type StreamAPI } from '@nats-io/jetstream';
import { type ClusterLeases, createClusterLeases } from '../../cluster/leases.ts';
import { createMembership, type Membership } from '../../cluster/membership.ts';
import { BUCKETS } from '../../cluster/names.ts';
import { connectNats } from '../../cluster/nats/connection.ts';
import { openNatsRegister } from '../../cluster/nats/register.ts';
import { createPlacement, type Placement } from '../../cluster/placement.ts';
import type { MachineClock } from '../../src/ports/clocks.ts';
import { systemMachineClock } from '../../src/system/clocks.ts';
import { PARTITIONS } from './cluster-world.ts';

/** Members of a cluster on real servers, in this process, with a journal that only counts epochs. */
export interface NatsNodes {
  start(node: string): Promise<NatsNode>;
  readonly errors: readonly unknown[];
  /** Ends all of them. */
  stop(): Promise<void>;
}

export interface NatsNode {
  readonly membership: Membership;
  readonly placement: Placement;
  readonly leases: ClusterLeases;
  owned(): readonly number[];
  /** Its memory may answer for everything that it owns. */
  isFresh(): boolean;
  /** It neither says nor hears anything any more. */
  kill(): Promise<void>;
}

export function natsNodes(url: string, replicas: number): NatsNodes {
  const errors: unknown[] = [];
  const failed = (error: unknown): void => void errors.push(error);
  const nodes: NatsNode[] = [];
  const epochs = PARTITIONS.map(() => 0);
  const acquire = async (partitions: readonly number[]) => {
    for (const partition of partitions) epochs[partition] = (epochs[partition] ?? 0) + 1;
    return new Map(partitions.map((partition) => [partition, epochs[partition] ?? 0]));
  };

  const start = async (node: string): Promise<NatsNode> => {
    const connection = await connectNats({ url, name: node });
    const { clock, end } = mortalClock();
    const open = (bucket: (typeof BUCKETS)['members' | 'assignment']) =>
      openNatsRegister({ connection, bucket, replicas, failed });
    const [members, assignment] = [await open(BUCKETS.members), await open(BUCKETS.assignment)];
    const incarnation = `run-${String(nodes.length).padStart(3, '0')}`;
    const membership = createMembership({
      register: members,
      self: { node, incarnation, capacity: 1, version: '0', grpcAddress: '', startTime: 0, speaks: [1, 1], records: 1 },
      clock,
      superseded: () => failed(new Error(`${node} was superseded`)),
      failed,
    });
    const placement = createPlacement({ register: assignment, membership, clock, failed });
    const leases = createClusterLeases({ placement, membership, journal: { acquire }, clock, failed });
    const owned = () => PARTITIONS.filter(leases.owns);
    const kill = async () => {
      end();
      await connection.close();
    };
    const started = { membership, placement, leases, owned, isFresh: () => owned().every(leases.fresh), kill };
    nodes.push(started);
    return started;
  };

  return {
    start,
    errors,
    stop: async () => void (await Promise.all(nodes.map(({ kill }) => kill()))),
  };
}

/** For the next test; nobody may be writing, since some servers do not survive that. */
export async function deleteBuckets(url: string): Promise<void> {
  await managed(url, async (streams) => {
    for (const { name } of [BUCKETS.members, BUCKETS.assignment]) await streams.delete(`KV_${name}`);
  });
}

/** Number of the server that leads a bucket; undefined during an election. */
export async function leaderOf(url: string, bucket: { readonly name: string }): Promise<number | undefined> {
  const { cluster } = await managed(url, (streams) => streams.info(`KV_${bucket.name}`));
  return cluster?.leader ? Number(cluster.leader.slice(1)) : undefined;
}

async function managed<Result>(url: string, work: (streams: StreamAPI) => Promise<Result>): Promise<Result> {
  const connection = await connectNats({ url, name: 'test' });
  try {
    return await work((await jetstreamManager(connection)).streams);
  } finally {
    await connection.close();
  }
}

/** Real time, until it ends. */
function mortalClock(): { readonly clock: MachineClock; readonly end: () => void } {
  let isOver = false;
  const clock: MachineClock = {
    nowMs: systemMachineClock.nowMs,
    after: (delayMs, callback) =>
      systemMachineClock.after(delayMs, () => {
        if (!isOver) callback();
      }),
  };
  return {
    clock,
    end: () => {
      isOver = true;
    },
  };
}
