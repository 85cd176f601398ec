import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type TurnpikeClient } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { runCommand } from '../commands/run-command.ts';
import { type ClusterProcesses, startCluster } from '../kit/cluster-processes.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { newInvoice, payWith } from '../rpc/requests.ts';

/** What the operators of a cluster of two real nodes see and do. The tests are one story. */
describeWithPostgres('the operators of a cluster', () => {
  describeWithNats('of two nodes', () => {
    let cluster: ClusterProcesses;
    const clients: TurnpikeClient[] = [];
    beforeAll(async () => {
      cluster = await startCluster({ nodes: 2 });
    }, 120_000);
    afterAll(async () => {
      for (const client of clients) client.close();
      await cluster?.stop();
    });

    const clientOf = (index: number, apiKey: string = DEMO_KEYS.operator): TurnpikeClient => {
      const client = connect(cluster.addresses[index] ?? '', { apiKey });
      clients.push(client);
      return client;
    };
    const turnpike = (...args: readonly string[]) => runCommand(args, cluster.environment);
    const at = (index: number) => ['--address', cluster.addresses[index] ?? ''];
    const adminOf = async (index: number) => `http://${(await cluster.nodes[index]?.process.ready)?.admin}`;
    const ready = async (index: number) => {
      const response = await fetch(`${await adminOf(index)}/health/ready`);
      return { code: response.status, ...((await response.json()) as Record<string, unknown>) };
    };
    const owned = async (index: number) => {
      const text = await (await fetch(`${await adminOf(index)}/metrics`)).text();
      return Number(/^turnpike_partitions_owned (\d+)$/m.exec(text)?.[1]);
    };

    it('see both nodes, whichever they ask, and every partition at one of them', async () => {
      for (const index of [0, 1]) {
        const settled = { code: 0, summary: { ok: true, nodes: 2, active: 2, partitions: 256, unowned: 0, moving: 0 } };
        await expect
          .poll(() => turnpike('cluster', 'status', ...at(index)), { timeout: 30_000 })
          .toMatchObject(settled);
      }
      const { nodes = [] } = await clientOf(1).operations.ListNodes({});
      expect(nodes.map(({ nodeId, grpcAddress }) => [nodeId, grpcAddress])).toEqual([
        ['node-1', cluster.addresses[0]],
        ['node-2', cluster.addresses[1]],
      ]);
      const counts = nodes.map(({ partitionCount = 0 }) => partitionCount);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(256);
      expect(Math.min(...counts)).toBeGreaterThan(64);
      expect(await owned(0)).toBe(counts[0]);
    }, 60_000);

    it('find every dependency by its name where load balancers look', async () => {
      expect(await ready(0)).toEqual({
        code: 200,
        status: 'ready',
        dependencies: {
          journal: { state: 'ok', required: true },
          nats: { state: 'ok', required: false },
          ownership: { state: 'ok', required: true },
        },
      });
    });

    it('hear from the doctor that all is well', async () => {
      const { code, summary, text } = await turnpike('doctor');
      expect(text).not.toMatch(/^broken/m);
      expect({ code, ok: summary['ok'] }).toEqual({ code: 0, ok: true });
      expect(text).toMatch(/JetStream +answers; streams and buckets of ours: [2-9], all with a leader/);
    });

    it('empty a node, which goes on taking calls; the last one they cannot empty', async () => {
      const drained = await turnpike('cluster', 'drain', 'node-2', '--comment', 'a new disk', ...at(0));
      expect(drained).toMatchObject({ code: 0, summary: { ok: true, node: 'node-2', partitions: 0 } });
      expect([await owned(0), await owned(1)]).toEqual([256, 0]);
      expect((await turnpike('cluster', 'status', ...at(1))).text).toMatch(/node-2 +draining +0/);
      expect(await turnpike('cluster', 'drain', 'node-1', ...at(1))).toMatchObject({
        code: 1,
        summary: { ok: false, error: expect.stringContaining('No other node') },
      });

      const merchant = clientOf(1, DEMO_KEYS.merchant);
      const { invoiceId } = await merchant.invoicing.CreateInvoice(newInvoice({ shopId: 'books' }));
      await payWith(merchant, { invoiceId });
      const state = async () => (await merchant.invoicing.GetInvoice({ invoiceId })).state;
      await expect.poll(state, { timeout: 20_000 }).toBe('INVOICE_STATE_PAID');
      expect((await turnpike('inspect', `demo/${invoiceId}`)).summary).toMatchObject({ ok: true, status: 'paid' });
      expect((await turnpike('audit')).summary).toMatchObject({ ok: true, payments: 1 });
    }, 90_000);

    it('see a node that was killed as suspect, and that nothing is without an owner', async () => {
      await cluster.nodes[1]?.kill();
      await expect
        .poll(async () => (await turnpike('cluster', 'status', ...at(0))).text, { timeout: 20_000 })
        .toMatch(/node-2 +suspect/);
      expect((await turnpike('cluster', 'status', ...at(0))).summary).toMatchObject({ active: 1, unowned: 0 });
    }, 60_000);

    it('hear which dependency a node has lost, until it is back', async () => {
      cluster.nodes[0]?.toPostgres.cut();
      await expect
        .poll(() => ready(0), { timeout: 20_000 })
        .toMatchObject({ code: 503, status: 'broken', dependencies: { journal: { state: 'broken' } } });
      cluster.nodes[0]?.toPostgres.heal();
      await expect.poll(() => ready(0), { timeout: 30_000 }).toMatchObject({ code: 200 });
      for (const proxy of cluster.nodes[0]?.toNats ?? []) proxy.cut();
      await expect
        .poll(() => ready(0), { timeout: 20_000 })
        .toMatchObject({ code: 200, dependencies: { journal: { state: 'ok' }, nats: { state: 'broken' } } });
      for (const proxy of cluster.nodes[0]?.toNats ?? []) proxy.heal();
      await expect.poll(() => ready(0), { timeout: 30_000 }).toMatchObject({ code: 200 });
    }, 120_000);
  });
});
