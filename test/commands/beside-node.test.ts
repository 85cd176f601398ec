import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type TurnpikeClient } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { runCommand } from './run-command.ts';

/** A real node in a process of its own, and the commands beside it on the same folder. */
const folder = mkdtempSync(join(tmpdir(), 'turnpike-beside-'));
let node: ChildProcess;
let addresses: { readonly grpc: string; readonly http: string; readonly admin: string };
let client: TurnpikeClient;

beforeAll(async () => {
  const anyPort = {
    TURNPIKE_GRPC_ADDRESS: '127.0.0.1:0',
    TURNPIKE_HTTP_ADDRESS: '127.0.0.1:0',
    TURNPIKE_ADMIN_ADDRESS: '127.0.0.1:0',
  };
  node = spawn(process.execPath, [resolve('src/main.ts'), 'serve'], {
    env: { ...process.env, ...anyPort, TURNPIKE_DATA_DIR: folder, TURNPIKE_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  addresses = await readyLine(node);
  client = connect(addresses.grpc, { apiKey: DEMO_KEYS.merchant });
}, 60_000);

afterAll(async () => {
  client?.close();
  const ended = once(node, 'exit');
  node.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true });
});

async function readyLine({ stdout }: ChildProcess): Promise<typeof addresses> {
  if (stdout === null) throw new Error('the node has no output');
  for await (const line of createInterface(stdout)) if (line.startsWith('{')) return JSON.parse(line);
  throw new Error('the node ended before it was ready');
}

async function holdPayment(invoiceId: string): Promise<void> {
  const card = await client.vault.TokenizeCard({
    requestId: `card-${invoiceId}`,
    pan: '4242424242424242',
    expiryMonth: 12,
    expiryYear: 2040,
    cvv: '123',
    cardholder: 'VIKTOR SECRET',
  });
  await client.invoicing.CreateInvoice({
    requestId: `invoice-${invoiceId}`,
    invoiceId,
    shopId: 'books',
    cost: { amountMinor: 49_900n, currency: 'RUB' },
    details: { product: 'A book' },
    dueTime: { seconds: BigInt(Math.floor(Date.now() / 1000)) + 86_400n, nanos: 0 },
  });
  const paymentTool = { bankCard: { token: card.token } };
  await client.invoicing.StartPayment({
    requestId: `payment-${invoiceId}`,
    invoiceId,
    payer: {
      paymentResource: {
        paymentTool,
        paymentSessionId: card.paymentSessionId,
        contactInfo: { email: 'viktor@secret.example' },
      },
    },
    flow: { hold: { onExpiration: 'HOLD_EXPIRATION_CANCEL' } },
  });
}

describe('beside a running node', () => {
  it('the audit proves the books and inspect tells a payment, and neither stops the node', async () => {
    await holdPayment('beside-1');
    const audited = await runCommand(['audit'], { TURNPIKE_DATA_DIR: folder });
    expect(audited.summary).toMatchObject({ ok: true, payments: 1 });
    const inspected = await runCommand(['inspect', 'beside-1'], { TURNPIKE_DATA_DIR: folder });
    expect(inspected.text).toContain('personal data sealed');
    expect(`${inspected.text}${JSON.stringify(inspected.summary)}`).not.toMatch(/viktor|4242424242424242/i);
    await holdPayment('beside-2');
    const again = await runCommand(['audit'], { TURNPIKE_DATA_DIR: folder });
    expect(again.summary).toMatchObject({ ok: true, payments: 2 });
  });

  it('the doctor knows the ports as those of the node, and the keys as those of the vault', async () => {
    const { summary, code } = await runCommand(['doctor'], {
      TURNPIKE_DATA_DIR: folder,
      TURNPIKE_GRPC_ADDRESS: addresses.grpc,
      TURNPIKE_HTTP_ADDRESS: addresses.http,
      TURNPIKE_ADMIN_ADDRESS: addresses.admin,
    });
    expect(summary).toMatchObject({
      checks: expect.arrayContaining([
        expect.objectContaining({ name: 'gRPC port', detail: `${addresses.grpc} is in use by a running node` }),
        expect.objectContaining({ name: 'admin port', status: 'ok' }),
        expect.objectContaining({ name: 'vault keys', detail: 'they open what is stored' }),
      ]),
    });
    expect(code).toBe(0);
  });
});
