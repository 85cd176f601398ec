import { setTimeout as delay } from 'node:timers/promises';
import { type ServiceError, status } from '@grpc/grpc-js';
import type { TurnpikeClient } from '../../client/client.ts';
import { invoiceStream, partitionOf } from '../../domain/ids.ts';
import type { NodeState__Output } from '../../generated/turnpike/v1/NodeState.ts';
import { readCluster } from '../operator/cluster-sight.ts';
import type { ClusterSight } from '../operator/cluster-table.ts';

/** What the nodes say of themselves, and whether their partitions answer. */
export interface Sight {
  /** The last that was seen; empty before any node has answered. */
  readonly cluster: ClusterSight;
  /** Names of nodes with how many partitions they own, those with most first. */
  readonly owners: readonly Owner[];
  /** Resolves when each of the partitions answers a call of a merchant. */
  answers(partitions: readonly number[]): Promise<void>;
  /** Resolves when all these nodes own something and nothing has moved for two seconds. */
  settled(nodes: readonly string[]): Promise<void>;
}

export interface Owner {
  readonly node: string;
  readonly state: NodeState__Output;
  readonly partitions: readonly number[];
}

export interface SightOptions {
  readonly merchant: TurnpikeClient;
  readonly operator: TurnpikeClient;
  /** Ends all looking; what waits then rejects. */
  readonly signal: AbortSignal;
}

const LOOK_EVERY_MS = 250;
/** Partitions move to a new node in several steps. */
const QUIET_LOOKS = 8;

export function watchCluster({ merchant, operator, signal }: SightOptions): Sight {
  let cluster: ClusterSight = { nodes: [], partitions: [] };
  let looks = 0;
  let unchanged = 0;
  const look = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        const seen = await readCluster(operator);
        unchanged = mapOf(seen) === mapOf(cluster) ? unchanged + 1 : 0;
        cluster = seen;
        looks += 1;
      } catch {
        unchanged = 0; // Nobody answers at the moment: what was seen last stays.
      }
      await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
    }
  };
  void look();
  return {
    get cluster() {
      return cluster;
    },
    get owners() {
      return ownersIn(cluster);
    },
    answers: async (partitions) => {
      await Promise.all(partitions.map((partition) => answered(merchant, probeOf(partition), signal)));
    },
    settled: async (nodes) => {
      for (const first = looks; ; await delay(LOOK_EVERY_MS, undefined, { signal })) {
        const owners = ownersIn(cluster);
        const own = nodes.every((name) =>
          owners.some(({ node, partitions }) => node === name && partitions.length > 0),
        );
        if (own && unchanged >= QUIET_LOOKS && looks >= first + QUIET_LOOKS) return;
      }
    },
  };
}

function ownersIn({ nodes, partitions }: ClusterSight): readonly Owner[] {
  return nodes
    .map(({ nodeId = '', state = 'NODE_STATE_UNSPECIFIED' }) => ({
      node: nodeId,
      state,
      partitions: partitions.flatMap((each) => (each.nodeId === nodeId ? (each.partition ?? 0) : [])),
    }))
    .sort((one, other) => other.partitions.length - one.partitions.length);
}

function mapOf({ partitions }: ClusterSight): string {
  return partitions.map(({ nodeId, movingToNodeId }) => `${nodeId}>${movingToNodeId}`).join(' ');
}

/** Whoever owns a partition, and nobody else, can say that there is no such invoice in it. */
async function answered(merchant: TurnpikeClient, invoiceId: string, signal: AbortSignal): Promise<void> {
  while (true) {
    signal.throwIfAborted();
    try {
      await merchant.invoicing.GetInvoice({ invoiceId });
      return;
    } catch (error) {
      if ((error as ServiceError).code === status.NOT_FOUND) return;
    }
    await delay(PROBE_AGAIN_MS, undefined, { signal });
  }
}

const PROBE_AGAIN_MS = 200;

/** The id of an invoice that does not exist, and would be in this partition. */
function probeOf(partition: number): string {
  for (let number = 0; ; number += 1) {
    const invoiceId = `no-such-invoice-${number}`;
    if (partitionOf(invoiceStream('demo', invoiceId)) === partition) return invoiceId;
  }
}
