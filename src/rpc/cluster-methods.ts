import type { DrainNodeRequest__Output } from '../generated/turnpike/v1/DrainNodeRequest.ts';
import type { ListNodesRequest__Output } from '../generated/turnpike/v1/ListNodesRequest.ts';
import type { ListNodesResponse } from '../generated/turnpike/v1/ListNodesResponse.ts';
import type { ListPartitionsRequest__Output } from '../generated/turnpike/v1/ListPartitionsRequest.ts';
import type { ListPartitionsResponse } from '../generated/turnpike/v1/ListPartitionsResponse.ts';
import type { Node } from '../generated/turnpike/v1/Node.ts';
import type { NodeState as ProtoState } from '../generated/turnpike/v1/NodeState.ts';
import type { Partition } from '../generated/turnpike/v1/Partition.ts';
import type { NodeState, NodeView, PartitionView } from '../ports/cluster-view.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { readFields } from './fields.ts';
import { readIdentity } from './invoice-call.ts';
import { pagesOf, readPageSize, sliceOf } from './page.ts';
import { projectTime } from './project-values.ts';
import { refused } from './refused.ts';

/** What operators see of the nodes and partitions of the cluster, and the one thing that they may ask of a node. */

export function listNodes({ cluster, vault }: Ports): UnaryMethod<ListNodesRequest__Output, ListNodesResponse> {
  return {
    roles: ['operator'],
    async handle(request) {
      const fields = readFields();
      const pageSize = readPageSize(fields, request);
      fields.done();
      const pages = pagesOf(vault, 'OperationsService/ListNodes', request, '');
      const { items, next } = sliceOf(cluster.nodes(), pages.cursor(), pageSize);
      return { nodes: items.map(projectNode), nextPageToken: pages.token(next) };
    },
  };
}

export function listPartitions({
  cluster,
  vault,
}: Ports): UnaryMethod<ListPartitionsRequest__Output, ListPartitionsResponse> {
  return {
    roles: ['operator'],
    async handle(request) {
      const fields = readFields();
      const node = fields.id('node_id', request.nodeId);
      const pageSize = readPageSize(fields, request);
      fields.done();
      const pages = pagesOf(vault, 'OperationsService/ListPartitions', request, '');
      const all = cluster.partitions().filter((each) => node === undefined || each.node === node);
      const { items, next } = sliceOf(all, pages.cursor(), pageSize);
      return { partitions: items.map(projectPartition), nextPageToken: pages.token(next) };
    },
  };
}

/** A node is drained or is not, so that a repeat needs no memory of the first request. */
export function drainNode({ cluster, log }: Ports): UnaryMethod<DrainNodeRequest__Output, Node> {
  return {
    roles: ['operator'],
    async handle(request, { caller }) {
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const node = fields.requiredId('node_id', request.nodeId);
      fields.done();
      const answer = await cluster.drain(node);
      const view = cluster.nodes().find((each) => each.node === node);
      if (answer === 'last') {
        throw refused('LAST_NODE', 'No other node could take the partitions', { node_id: node });
      }
      if (answer === 'unknown' || view === undefined) {
        throw refused('NODE_NOT_FOUND', 'The cluster has no such node', { node_id: node });
      }
      log.warn({ node, credential: caller.credential, ...identity }, 'a node is drained');
      return projectNode(view);
    },
  };
}

const STATES: Readonly<Record<NodeState, ProtoState>> = {
  active: 'NODE_STATE_ACTIVE',
  draining: 'NODE_STATE_DRAINING',
  unable: 'NODE_STATE_UNABLE',
  suspect: 'NODE_STATE_SUSPECT',
};

function projectNode({ node, state, capacity, startTime, partitions, ...same }: NodeView): Node {
  return {
    ...same,
    nodeId: node,
    state: STATES[state],
    capacityThousandths: Math.round(capacity * 1000),
    startTime: projectTime(startTime),
    partitionCount: partitions,
  };
}

function projectPartition({ partition, node, incarnation, movingTo, epoch }: PartitionView): Partition {
  return {
    partition,
    nodeId: node,
    incarnation,
    movingToNodeId: movingTo,
    epoch: epoch === undefined ? undefined : BigInt(epoch),
  };
}
