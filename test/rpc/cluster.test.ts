import { afterEach, describe, expect, it } from 'vitest';
import type { ClusterView, NodeState, NodeView, PartitionView } from '../../src/ports/cluster-view.ts';
import { RegisterUnavailable } from '../../src/ports/register.ts';
import { requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
afterEach(() => rpc.stop());

const START = Date.UTC(2026, 0, 1) * 1000;

function nodeOf(node: string, state: NodeState = 'active'): NodeView {
  const address = `${node}.test:50051`;
  return {
    node,
    incarnation: `${node}-1`,
    state,
    capacity: 1.5,
    version: '1.2.3',
    grpcAddress: address,
    startTime: START,
    partitions: 128,
  };
}

/** Two nodes that share the partitions by turns; the first partition is on its way, and the last has no owner. */
function twoNodes(): ClusterView & { readonly drained: string[] } {
  const drained: string[] = [];
  const stateOf = (node: string) => (drained.includes(node) ? 'draining' : 'active');
  const partitions: readonly PartitionView[] = Array.from({ length: 256 }, (_, partition) => {
    if (partition === 255) return { partition };
    const node = partition % 2 === 0 ? 'a' : 'b';
    const here = node === 'a' ? { epoch: 7 } : {};
    return { partition, node, incarnation: `${node}-1`, ...here, ...(partition === 0 ? { movingTo: 'b' } : {}) };
  });
  return {
    drained,
    allRead: () => true,
    nodes: () => ['a', 'b'].map((node) => nodeOf(node, stateOf(node))),
    partitions: () => partitions,
    drain: async (node) => {
      if (node !== 'a' && node !== 'b') return 'unknown';
      if (drained.some((other) => other !== node)) return 'last';
      if (!drained.includes(node)) drained.push(node);
      return 'draining';
    },
  };
}

const operations = (key = 'operator') => rpc.connect(key).operations;
const drain = (nodeId: string) => operations().DrainNode({ requestId: requestId(), nodeId, comment: 'a new disk' });

describe('ListNodes', () => {
  it('tells of each node what it does and where it is', async () => {
    rpc = await startRpcNode({ cluster: twoNodes() });
    const { nodes } = await operations().ListNodes({});
    expect(nodes?.map(({ nodeId }) => nodeId)).toEqual(['a', 'b']);
    expect(nodes?.[0]).toEqual({
      nodeId: 'a',
      incarnation: 'a-1',
      state: 'NODE_STATE_ACTIVE',
      capacityThousandths: 1500,
      version: '1.2.3',
      grpcAddress: 'a.test:50051',
      startTime: { seconds: BigInt(START / 1_000_000) },
      partitionCount: 128,
    });
  });

  it.each([
    ['active', 'NODE_STATE_ACTIVE'],
    ['draining', 'NODE_STATE_DRAINING'],
    ['unable', 'NODE_STATE_UNABLE'],
    ['suspect', 'NODE_STATE_SUSPECT'],
  ] as const)('calls a node that is %s %s', async (state, told) => {
    rpc = await startRpcNode({ cluster: { ...twoNodes(), nodes: () => [nodeOf('a', state)] } });
    expect((await operations().ListNodes({})).nodes).toMatchObject([{ state: told }]);
  });

  it('gives pages, each once', async () => {
    rpc = await startRpcNode({ cluster: twoNodes() });
    const first = await operations().ListNodes({ pageSize: 1 });
    expect(first.nodes).toMatchObject([{ nodeId: 'a' }]);
    const second = await operations().ListNodes({ pageSize: 1, pageToken: first.nextPageToken });
    expect(second.nodes).toMatchObject([{ nodeId: 'b' }]);
    expect(second.nextPageToken ?? '').toBe('');
  });

  it('shows a node that runs alone as a cluster of one that has everything', async () => {
    rpc = await startRpcNode();
    expect((await operations().ListNodes({})).nodes).toMatchObject([
      { nodeId: 'test', state: 'NODE_STATE_ACTIVE', grpcAddress: rpc.address, partitionCount: 256 },
    ]);
    const { partitions } = await operations().ListPartitions({ pageSize: 1000 });
    expect(partitions).toHaveLength(256);
    expect(partitions?.at(-1)).toMatchObject({ partition: 255, nodeId: 'test', epoch: 1n });
  });
});

describe('ListPartitions', () => {
  it('tells of each partition who has it, where it goes, and under which epoch its owner writes', async () => {
    rpc = await startRpcNode({ cluster: twoNodes() });
    const { partitions = [] } = await operations().ListPartitions({ pageSize: 1000 });
    expect(partitions).toHaveLength(256);
    expect(partitions.slice(0, 2)).toEqual([
      { nodeId: 'a', incarnation: 'a-1', movingToNodeId: 'b', epoch: 7n },
      { partition: 1, nodeId: 'b', incarnation: 'b-1' },
    ]);
    expect(partitions.at(-1)).toEqual({ partition: 255 });
  });

  it('gives those of one node, page by page', async () => {
    rpc = await startRpcNode({ cluster: twoNodes() });
    const first = await operations().ListPartitions({ nodeId: 'b' });
    const rest = await operations().ListPartitions({ nodeId: 'b', pageToken: first.nextPageToken });
    const numbers = [...(first.partitions ?? []), ...(rest.partitions ?? [])].map(({ partition = 0 }) => partition);
    expect(numbers).toEqual(Array.from({ length: 127 }, (_, index) => 2 * index + 1));
    expect(await failureOf(operations().ListPartitions({ pageToken: first.nextPageToken }))).toMatchObject({
      reason: 'INVALID_PAGE_TOKEN',
    });
  });
});

describe('DrainNode', () => {
  it('empties a node, also when it is asked twice, and writes into the log who wanted it and why', async () => {
    const cluster = twoNodes();
    rpc = await startRpcNode({ cluster });
    expect(await drain('a')).toMatchObject({ nodeId: 'a', state: 'NODE_STATE_DRAINING' });
    expect(await drain('a')).toMatchObject({ nodeId: 'a', state: 'NODE_STATE_DRAINING' });
    expect(cluster.drained).toEqual(['a']);
    expect(rpc.logged[0]?.fields).toMatchObject({ node: 'a', credential: 'operator', comment: 'a new disk' });
  });

  it('refuses when nobody else could take the partitions', async () => {
    rpc = await startRpcNode({ cluster: twoNodes() });
    await drain('a');
    const refusal = { code: 'FAILED_PRECONDITION', reason: 'LAST_NODE', metadata: { node_id: 'b' } };
    expect(await failureOf(drain('b'))).toMatchObject(refusal);
    expect(rpc.logged).toHaveLength(1);
  });

  it('knows no node that is not there', async () => {
    rpc = await startRpcNode({ cluster: twoNodes() });
    const refusal = { code: 'NOT_FOUND', reason: 'NODE_NOT_FOUND', metadata: { node_id: 'c' } };
    expect(await failureOf(drain('c'))).toMatchObject(refusal);
  });

  it('says that it may be repeated while the nodes cannot agree', async () => {
    const away = () => Promise.reject(new RegisterUnavailable('no leader'));
    rpc = await startRpcNode({ cluster: { ...twoNodes(), drain: away } });
    const failure = await failureOf(drain('a'));
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', reason: 'CLUSTER_UNAVAILABLE' });
    expect(failure.message).not.toContain('leader');
  });

  it('and the lists are for operators', async () => {
    rpc = await startRpcNode({ cluster: twoNodes() });
    const calls = operations('merchant');
    for (const call of [
      calls.ListNodes({}),
      calls.ListPartitions({}),
      calls.DrainNode({ requestId: 'x', nodeId: 'a' }),
    ])
      expect(await failureOf(call)).toMatchObject({ code: 'PERMISSION_DENIED' });
  });
});

describe('during an upgrade of the cluster', () => {
  it('no webhook endpoint is made that a node of the older release could not read; the caller is told to come again', async () => {
    let isOldMember = true;
    rpc = await startRpcNode({ readers: { allRead: () => !isOldMember } });
    const create = () =>
      rpc.connect('merchant').webhooks.CreateEndpoint({ requestId: requestId(), url: 'https://93.184.216.34/hook' });
    const refused = await failureOf(create());
    expect(refused).toMatchObject({ code: 'UNAVAILABLE', reason: 'CLUSTER_UPGRADING' });
    expect(refused.details).toContain('RetryInfo');
    isOldMember = false;
    expect(await create()).toMatchObject({ url: 'https://93.184.216.34/hook' });
  });
});
