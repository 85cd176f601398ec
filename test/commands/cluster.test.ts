import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { follow } from '../../src/commands/operator/cluster-status.ts';
import { clusterTable, summaryOf } from '../../src/commands/operator/cluster-table.ts';
import type { ClusterView, NodeView, PartitionView } from '../../src/ports/cluster-view.ts';
import { identityOf } from '../kit/certificate.ts';
import { type RpcNode, startRpcNode } from '../rpc/rpc-node.ts';
import { runCommand } from './run-command.ts';

let rpc: RpcNode;
afterEach(() => rpc?.stop());

/** Two nodes; each time somebody looks at the one that drains, it owns a little less. */
function drainingCluster(fewerEachTime = 100): ClusterView {
  let draining = false;
  let left = 192;
  const nodeOf = (node: string, partitions: number, state: NodeView['state'] = 'active'): NodeView => ({
    node,
    incarnation: `${node}-1`,
    state,
    capacity: 1,
    version: '1.2.3',
    grpcAddress: `${node}.test:50051`,
    startTime: Date.UTC(2026, 0, 1) * 1000,
    partitions,
  });
  return {
    allRead: () => true,
    nodes: () => {
      if (draining) left = Math.max(0, left - fewerEachTime);
      return [nodeOf('north', left, draining ? 'draining' : 'active'), nodeOf('south', 256 - left)];
    },
    partitions: () =>
      Array.from({ length: 256 }, (_, partition): PartitionView => {
        if (partition === 255) return { partition };
        return {
          partition,
          node: partition < 192 ? 'north' : 'south',
          ...(partition < 2 ? { movingTo: 'south' } : {}),
        };
      }),
    drain: async (node) => {
      if (node !== 'north') return node === 'south' ? 'last' : 'unknown';
      draining = true;
      return 'draining';
    },
  };
}

const start = async (cluster: ClusterView = drainingCluster()) => {
  rpc = await startRpcNode({ demo: true, cluster });
};
const turnpike = (...args: readonly string[]) => runCommand([...args, '--address', rpc.address]);

describe('turnpike cluster status', () => {
  it('shows nodes as rows and partitions as a map', async () => {
    await start();
    const { code, text, summary } = await turnpike('cluster', 'status');
    expect(text.split('\n').slice(0, 2).join('\n')).toMatch(
      /^ +NODE +STATE +PARTITIONS +MOVING +CAPACITY +VERSION +ADDRESS +UP\nA +north +active +192 +-2 +1 +1\.2\.3 +north\.test:50051 +\d+ d/,
    );
    expect(text).toContain('2 nodes, 256 partitions: 2 on the move, 1 without an owner');
    expect(text).toContain(`\n    0  aa${'A'.repeat(62)}\n`);
    expect(text).toMatch(/\n {2}192 {2}B{63}\.$/);
    expect(summary).toEqual({ ok: true, nodes: 2, active: 2, partitions: 256, unowned: 1, moving: 2 });
    expect(code).toBe(0);
  });

  it('shows a node that runs alone', async () => {
    rpc = await startRpcNode({ demo: true });
    const { summary } = await turnpike('cluster', 'status', '--once');
    expect(summary).toMatchObject({ ok: true, nodes: 1, active: 1, partitions: 256, unowned: 0 });
  });

  it('goes on where a node does not answer, and keeps what it said last on the screen', async () => {
    await start();
    const client = rpc.connect(DEMO_KEYS.operator);
    const screens: string[] = [];
    const interrupted = new AbortController();
    let calls = 0;
    const flaky = {
      ...client,
      operations: {
        ...client.operations,
        ListNodes: async (request: object) => {
          calls += 1;
          if (calls === 2) throw new Error('no connection');
          return await client.operations.ListNodes(request);
        },
      },
    };
    const show = (screen: string) => {
      screens.push(screen);
      if (calls === 3) interrupted.abort();
    };
    await follow(flaky, show, interrupted.signal, 1);
    expect(screens).toHaveLength(4);
    expect(screens[1]).toContain('no connection');
    expect(screens[1]).toContain('north.test:50051');
    expect(screens[2]).not.toContain('no connection');
  });

  it('has a sign for nodes beyond the letters, and for those that are not in the list', () => {
    const nodes = Array.from({ length: 27 }, (_, no) => ({ nodeId: `n${no}` }));
    const partitions = [{ nodeId: 'n25' }, { nodeId: 'n26' }, { nodeId: 'gone' }, {}];
    expect(clusterTable({ nodes, partitions }, 0).at(-1)).toBe('    0  Z##.');
    expect(summaryOf({ nodes, partitions })).toMatchObject({ nodes: 27, active: 0, unowned: 1 });
  });
});

describe('turnpike cluster drain', () => {
  it('waits until the node owns nothing', async () => {
    await start();
    const { code, text, summary } = await turnpike('cluster', 'drain', 'north', '--comment', 'a new disk');
    expect(text).toBe('north owns nothing any more; it may be stopped.');
    expect(summary).toEqual({ ok: true, node: 'north', partitions: 0 });
    expect(code).toBe(0);
    expect(rpc.logged[0]?.fields).toMatchObject({ node: 'north', comment: 'a new disk' });
  });

  it('ends when the node was started again meanwhile', async () => {
    const cluster = drainingCluster(1);
    let looks = 0;
    const nodes = () => {
      looks += 1;
      return cluster.nodes().map((each) => (looks > 2 ? { ...each, incarnation: 'later' } : each));
    };
    await start({ ...cluster, nodes });
    expect(await turnpike('cluster', 'drain', 'north')).toMatchObject({
      code: 1,
      summary: { ok: false, error: expect.stringContaining('was started again') },
    });
  });

  it.each([
    ['south', 'No other node could take the partitions'],
    ['east', 'The cluster has no such node'],
  ])('says why %s cannot be drained', async (node, why) => {
    await start();
    expect((await turnpike('cluster', 'drain', node)).summary).toMatchObject({
      ok: false,
      error: expect.stringContaining(why),
    });
  });
});

describe('a command that speaks TLS', () => {
  it('wants a certificate of the authority that it knows, and shows its own', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'turnpike-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text, { mode: 0o600 });
      return join(folder, name);
    };
    const [server, own, other] = ['server', 'own', 'other'].map((name) => identityOf(context, name));
    if (server === undefined || own === undefined || other === undefined) return;
    rpc = await startRpcNode({ demo: true, tls: { ...server, clientCa: own.certificate } });
    const status = (environment: Readonly<Record<string, string>>) =>
      runCommand(['cluster', 'status', '--tls', '--address', rpc.address], environment);
    const identity = {
      TURNPIKE_TLS_CERT: file('own.crt', own.certificate),
      TURNPIKE_TLS_KEY: file('own.key', own.key),
    };

    const right = await status({ ...identity, TURNPIKE_TLS_CA: file('ca.crt', server.certificate) });
    expect(right).toMatchObject({ code: 0, summary: { ok: true, nodes: 1 } });
    const stranger = await status({ ...identity, TURNPIKE_TLS_CA: file('other.crt', other.certificate) });
    expect(stranger).toMatchObject({ code: 1, summary: { ok: false } });
    const unknownAuthority = await status(identity);
    expect(unknownAuthority).toMatchObject({ code: 1, summary: { ok: false } });
    const without = await status({ TURNPIKE_TLS_CA: file('ca.crt', server.certificate) });
    expect(without).toMatchObject({ code: 1, summary: { ok: false } });
  });
});
