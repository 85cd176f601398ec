import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { AckPolicy, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { STREAMS } from '../../cluster/names.ts';
import { launchSandboxBank } from '../../src/providers/sandbox-bank/launch.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { startNats } from '../kit/nats.ts';
import { ownEnvironment, spawnNode } from '../kit/node-process.ts';
import { startPostgres } from '../kit/postgres.ts';
import { repository, textOf } from './deployment.ts';

/** The processes of docker-compose.yml, but for what only watches: with the permissions of NATS, and the bridge as the one way in. */

const PATIENCE_MS = 60_000;
const SECRET = 'shared-by-bank-bridge-and-nodes';
/** One card that the bank charges at once, one whose payer it wants to see: what becomes of it the bank tells by a callback. */
const PLAIN = '4242424242424242';
const CHALLENGED = '4000000000003220';

describeWithNats('a whole installation', () =>
  describeWithPostgres('a whole installation', () => {
    const closers: (() => unknown)[] = [];
    let natsUrl = '';
    const nodes: { readonly grpc: string; readonly admin: string; readonly printed: readonly string[] }[] = [];

    beforeAll(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'turnpike-whole-'));
      closers.push(() => rmSync(folder, { recursive: true, force: true }));
      const postgres = await startPostgres();
      closers.push(postgres.stop);
      for (const role of ['NODE', 'BRIDGE', 'READER', 'OPERATOR']) vi.stubEnv(`NATS_${role}_PASSWORD`, `p-${role}`);
      const authorization = join(repository, 'deploy/nats/authorization.conf');
      const nats = await startNats({ configuration: `include ${relative(join(tmpdir(), 'any'), authorization)}` });
      vi.unstubAllEnvs();
      closers.push(nats.stop);
      natsUrl = nats.url;
      const bank = await launchSandboxBank({ secret: SECRET });
      closers.push(bank.close);
      const shared = { TURNPIKE_SECRET_SANDBOX_BANK: SECRET, TURNPIKE_CONFIG: join(repository, 'config/demo.yaml') };

      const bridge = await startBridge({ ...shared, TURNPIKE_NATS_URL: asUser(nats.url, 'bridge:p-BRIDGE') });
      closers.push(bridge.stop);
      const environment = {
        ...shared,
        TURNPIKE_DATABASE_URL: await postgres.createDatabase(),
        TURNPIKE_NATS_URL: asUser(nats.url, 'node:p-NODE'),
        TURNPIKE_VAULT_KEYS: `first:${Buffer.alloc(32, 7).toString('base64')}`,
        TURNPIKE_SANDBOX_BANK_URL: bank.url,
        TURNPIKE_PUBLIC_URL: bridge.url,
      };
      for (const id of ['node-1', 'node-2']) {
        const node = spawnNode({ dataDir: join(folder, id), environment: { ...environment, TURNPIKE_NODE_ID: id } });
        closers.push(node.stop);
        nodes.push({ ...(await node.ready), printed: node.printed });
      }
    }, PATIENCE_MS);
    afterAll(async () => {
      for (const close of closers.reverse()) await close();
    }, PATIENCE_MS);

    it('takes payments at every node, and callbacks through the bridge', { timeout: PATIENCE_MS }, async () => {
      for (const { grpc } of nodes) expect(await pay(grpc, PLAIN)).toContain('invoice paid');
      expect(await pay(nodes[1]?.grpc ?? '', CHALLENGED)).toContain('invoice paid');
      const stored = await Promise.all(nodes.map(({ admin }) => countOf(admin, 'turnpike_callbacks_consumed_total')));
      expect(stored.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    });

    it('tells a reader of events, through a consumer that an operator made', { timeout: PATIENCE_MS }, async () => {
      const user = { user: 'operator', pass: 'p-OPERATOR', inboxPrefix: '_INBOX.operator' };
      const operator = await connect({ servers: natsUrl, ...user });
      const reads = { durable_name: 'books', ack_policy: AckPolicy.Explicit, max_ack_pending: 1 };
      await (await jetstreamManager(operator)).consumers.add(STREAMS.events.name, reads);
      await operator.close();
      const args = [join(repository, 'examples/events/consumer.js'), asUser(natsUrl, 'reader:p-READER'), 'books'];
      const reader = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = (await once(createInterface({ input: reader.stdout }), 'line')) as [string];
      expect(line).toMatch(/^demo\/\S+ 1 INVOICE_STATE_UNPAID invoiceCreated/);
      reader.kill('SIGTERM');
      await once(reader, 'exit');
    });

    it('meets no permission that it lacks', () => {
      const printed = nodes.flatMap((node) => node.printed).join('\n');
      expect(printed).toContain('"ready":true');
      expect(printed).not.toMatch(/permission/i);
      expect(textOf('docker-compose.yml')).toContain('nats://node:');
    });
  }),
);

function asUser(url: string, user: string): string {
  return url.replace('//', `//${user}@`);
}

async function startBridge(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [join(repository, 'src/main.ts'), 'bridge'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...ownEnvironment(),
      TURNPIKE_HTTP_ADDRESS: '127.0.0.1:0',
      TURNPIKE_ADMIN_ADDRESS: '127.0.0.1:0',
      ...environment,
    },
  });
  const ready = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('{"ready"') && resolve(line));
    child.once('exit', (code) => reject(new Error(`the bridge ended with ${code} before it was ready`)));
  });
  const { http } = JSON.parse(ready) as { readonly http: string };
  return {
    url: `http://${http}`,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** What the example prints from the first line to the last; a payer who is asked for says yes. */
async function pay(grpc: string, card: string): Promise<string> {
  const args = [join(repository, 'examples/first-payment.js'), grpc, 'turnpike_demo_merchant', card];
  const shop = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: shop.stdout })) {
    lines.push(line);
    const [, page] = /^ {2}(http\S+)$/.exec(line) ?? [];
    if (page !== undefined)
      await fetch(page, { method: 'POST', body: new URLSearchParams({ outcome: 'approve' }), redirect: 'manual' });
  }
  return lines.join('\n');
}

async function countOf(admin: string, metric: string): Promise<number> {
  const text = await (await fetch(`http://${admin}/metrics`)).text();
  const values = [...text.matchAll(new RegExp(`^${metric}\\{.*\\} (\\d+)$`, 'gm'))].map(([, value]) => Number(value));
  return values.reduce((sum, value) => sum + value, 0);
}
