import { expect, vi } from 'vitest';
import { rendezvous } from '../../cluster/rendezvous.ts';
import { connect, type TurnpikeClient } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { PARTITION_COUNT, partitionOf } from '../../src/domain/ids.ts';
import { type DeskDoor, postSigned } from '../h2h/desk.ts';
import { ALERT_KEY, REQUEST_KEY } from '../h2h/merchant.ts';
import { type ClusterNode, type ClusterOptions, type ClusterProcesses, startCluster } from './cluster-processes.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/**
 * The demo's cash desk on a cluster of processes, asked through any of its nodes, while nodes die. Between the nodes and the bank
 * lies a proxy in either direction, so that the bank can fall silent, and its callbacks find a node that lives.
 */
export interface DeskCluster {
  readonly cluster: ClusterProcesses;
  /** On the way from the nodes to the bank. */
  readonly toBank: TcpProxy;
  /** Knows no other node. */
  client(node: ClusterNode, key?: keyof typeof DEMO_KEYS): TurnpikeClient;
  /** What asks each of these nodes in turn. */
  door(nodes: readonly ClusterNode[]): DeskDoor;
  /** Where callbacks of the bank go from now on. */
  callBackTo(node: ClusterNode): Promise<void>;
  /** Who owns what belongs to this key when everything is where it belongs and these nodes are up. */
  ownerOf(key: string, nodes?: readonly ClusterNode[]): ClusterNode;
  /** Resolves when every partition is with its owner among these nodes. */
  settled(nodes?: readonly ClusterNode[]): Promise<void>;
  stop(): Promise<void>;
}

export async function startDeskCluster(options: ClusterOptions): Promise<DeskCluster> {
  let bankAt = new URL('http://127.0.0.1:1');
  let callbacksAt = bankAt;
  const placeOf = ({ hostname, port }: URL) => ({ host: hostname, port: Number(port) });
  const toBank = await startTcpProxy(() => placeOf(bankAt));
  const toNodes = await startTcpProxy(() => placeOf(callbacksAt));
  const cluster = await startCluster({
    ...options,
    environment: {
      TURNPIKE_SANDBOX_BANK_URL: `http://${toBank.address}`,
      TURNPIKE_PUBLIC_URL: `http://${toNodes.address}`,
      TURNPIKE_SECRET_H2H_HMAC: REQUEST_KEY,
      TURNPIKE_SECRET_H2H_ALERT_HMAC: ALERT_KEY,
      ...options.environment,
    },
  });
  bankAt = new URL(cluster.bankUrl);
  const clients = new Map<string, TurnpikeClient>();
  const client: DeskCluster['client'] = ({ address }, key = 'merchant') => {
    const name = `${address} ${key}`;
    const known = clients.get(name) ?? connect(address, { apiKey: DEMO_KEYS[key] });
    clients.set(name, known);
    return known;
  };
  const callBackTo = async (node: ClusterNode): Promise<void> => {
    callbacksAt = new URL(`http://${(await node.process.ready).http}`);
  };
  const homeOf = (partition: number, nodes: readonly ClusterNode[]): ClusterNode => {
    const home = rendezvous(
      partition,
      nodes.map((node) => ({ node: node.name, capacity: 1, is: node })),
    );
    if (home === undefined) throw new Error('a cluster has a node');
    return home.is;
  };
  const atHome = async (nodes: readonly ClusterNode[]): Promise<number> => {
    const told = nodes.map((node) =>
      client(node, 'operator').operations.ListPartitions({ nodeId: node.name, pageSize: 1000 }),
    );
    const pages = await Promise.all(told);
    // An epoch is shown by the owner alone, once it may write.
    return pages
      .flatMap(({ partitions = [] }, index) => partitions.map((each) => ({ ...each, asked: nodes[index] })))
      .filter(({ partition = 0, epoch = 0n, movingToNodeId = '', asked }) => {
        return epoch > 0n && movingToNodeId === '' && homeOf(partition, nodes) === asked;
      }).length;
  };
  if (cluster.nodes[0] !== undefined) await callBackTo(cluster.nodes[0]);
  return {
    cluster,
    toBank,
    client,
    callBackTo,
    door: (nodes) => {
      let asked = 0;
      const next = (): ClusterNode => {
        asked += 1;
        const node = nodes[asked % nodes.length];
        if (node === undefined) throw new Error('a door needs a node');
        return node;
      };
      return {
        node: { client: (key) => client(next(), key) },
        post: async (path, body, overrides) => {
          const { http } = await next().process.ready;
          return await postSigned(`http://${http}`, path, body, overrides);
        },
      };
    },
    ownerOf: (key, nodes = cluster.nodes) => homeOf(partitionOf(key), nodes),
    settled: async (nodes = cluster.nodes) => {
      const check = async () => expect(await atHome(nodes)).toBe(PARTITION_COUNT);
      await vi.waitFor(check, { timeout: 40_000, interval: 100 });
    },
    stop: async () => {
      for (const each of clients.values()) each.close();
      await cluster.stop();
      await Promise.all([toBank.close(), toNodes.close()]);
    },
  };
}
