import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { connect, messages, type TurnpikeClient } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { launchSandboxBank } from '../../src/providers/sandbox-bank/launch.ts';
import { createLogger } from '../../src/telemetry/log.ts';
import { ownEnvironment, spawnNode } from '../kit/node-process.ts';
import { type Source, sightingsOfCard, sightingsOfCvv, sightingsOfText } from '../kit/sightings.ts';
import { newDataDir, startWholeNode } from '../kit/whole-node.ts';
import { startRpcNode } from '../rpc/rpc-node.ts';

const PAN = '4000056655665556';
const CVV = '987';
const EMAIL = 'Distinctive.Payer@leak.example';
const CARD = { pan: PAN, expiryMonth: 12, expiryYear: 2040, cvv: CVV, cardholder: 'DISTINCTIVE PAYER' };
const BANK_SECRET = 'leak-test';

/** Collects what callers are shown: answers, and errors with their details as bytes. */
function listener() {
  const heard: Source[] = [];
  const hear = async <Given>(name: string, call: Promise<Given>): Promise<Given | undefined> => {
    try {
      const answer = await call;
      heard.push({ name: `answer to ${name}`, bytes: textOf(answer) });
      return answer;
    } catch (error) {
      const { message, details, metadata } = error as ServiceError;
      const bytes = (metadata?.get('grpc-status-details-bin') ?? []).map((value) => Buffer.from(value));
      heard.push({ name: `error of ${name}`, bytes: Buffer.concat([Buffer.from(`${message} ${details} `), ...bytes]) });
      return undefined;
    }
  };
  return { heard, hear };
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => (typeof field === 'bigint' ? String(field) : field)) ?? '';
}

let requests = 0;
function requestId(): string {
  requests += 1;
  return `request-${requests}`;
}

function invoiceOf(invoiceId: string, amountMinor: bigint) {
  const dueTime = { seconds: BigInt(Math.floor(Date.now() / 1000) + 3_600) };
  const cost = { amountMinor, currency: 'RUB' };
  return { requestId: requestId(), invoiceId, shopId: 'books', cost, details: { product: 'Book' }, dueTime };
}

async function pay(client: TurnpikeClient, invoiceId: string, amountMinor: bigint, customerId?: string) {
  await client.invoicing.CreateInvoice(invoiceOf(invoiceId, amountMinor));
  const card = await client.vault.TokenizeCard({ requestId: requestId(), ...CARD });
  return await client.invoicing.StartPayment({
    requestId: requestId(),
    invoiceId,
    paymentId: 'payment',
    ...(customerId === undefined ? {} : { customerId }),
    payer: {
      paymentResource: {
        paymentTool: { bankCard: { token: card.token ?? '' } },
        ...(card.paymentSessionId ? { paymentSessionId: card.paymentSessionId } : {}),
        contactInfo: { email: EMAIL },
        clientInfo: { ipAddress: '203.0.113.77' },
      },
    },
    flow: { instant: {} },
  });
}

/** Follows the invoice's events until its payment has this state. */
async function untilState(client: TurnpikeClient, invoiceId: string, ...states: readonly string[]): Promise<void> {
  for await (const { changes = [] } of messages(client.watch({ invoiceId }))) {
    if (changes.some(({ paymentStateChanged }) => states.includes(String(paymentStateChanged?.state)))) return;
  }
  throw new Error(`the events of ${invoiceId} ended before its payment was ${states.join(' or ')}`);
}

function filesOf(folder: string): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ name: path.slice(folder.length + 1), bytes: readFileSync(path) }));
}

/** One of our commands on the data folder of a node. */
async function run(dataDir: string, ...args: readonly string[]): Promise<Source> {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, ...args], { env: { ...ownEnvironment(), TURNPIKE_DATA_DIR: dataDir } });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(child, 'close');
  return { name: `turnpike ${args.join(' ')}`, bytes: Buffer.concat(chunks) };
}

describe('the means of these tests', () => {
  it('see a card number, a CVV and a mail address in every form they claim to', () => {
    const spoken = (bytes: Uint8Array | string) => [{ name: 'x', bytes }];
    const forms = [
      `pan=${PAN}`,
      '4000 0566 5566 5556',
      '4000-0566-5566-5556',
      '4000%200566%205566%205556',
      Buffer.from(PAN, 'utf16le'),
      Buffer.from(`{"pan":"${PAN}"}`).toString('base64'),
      Buffer.from(` {"pan":"${PAN}"}`).toString('base64'),
      Buffer.from(`  {"pan":"${PAN}"}`).toString('base64'),
      Buffer.from(PAN).toString('hex'),
      Buffer.from(PAN, 'hex'),
    ];
    for (const form of forms) expect(sightingsOfCard(PAN, spoken(form)), String(form)).not.toEqual([]);
    expect(sightingsOfCard(PAN, spoken('400005****5556 4000056655665557'))).toEqual([]);
    for (const form of ['"cvv":"987"', 'cvc2=987', Buffer.from('\x2a\x03987')])
      expect(sightingsOfCvv(CVV, spoken(form)), String(form)).not.toEqual([]);
    expect(sightingsOfCvv(CVV, spoken('it took 9870 ms, 987 of them asleep'))).toEqual([]);
    for (const form of [EMAIL, EMAIL.toLowerCase(), Buffer.from(`x${EMAIL}`).toString('base64')])
      expect(sightingsOfText(EMAIL, spoken(form)), String(form)).not.toEqual([]);
  });
});

describe('a card on every path of a node with its log at trace level', () => {
  const bankDir = mkdtempSync(join(tmpdir(), 'turnpike-bank-'));
  const dataDir = newDataDir();
  const { heard, hear } = listener();
  let written: readonly Source[] = [];

  beforeAll(async () => {
    const bank = await launchSandboxBank({ secret: BANK_SECRET, dataFile: join(bankDir, 'bank.jsonl') });
    const environment = {
      TURNPIKE_LOG_LEVEL: 'trace',
      TURNPIKE_SANDBOX_BANK_URL: bank.url,
      TURNPIKE_SECRET_SANDBOX_BANK: BANK_SECRET,
    };
    const sources: Source[] = [];
    let node = spawnNode({ dataDir, environment });
    const nodes = [node];
    const closing: { close(): void }[] = [];
    try {
      const first = await node.ready;
      const client = connect(first.grpc, { apiKey: DEMO_KEYS.merchant });
      closing.push(client);
      // Success, decline, and what the bank answers badly.
      await hear('approved', pay(client, 'approved', 50_000n));
      await hear('declined', pay(client, 'declined', 507_702n));
      await hear('garbage', pay(client, 'garbage', 507_756n));
      await untilState(client, 'approved', 'PAYMENT_STATE_CAPTURED');
      await untilState(client, 'declined', 'PAYMENT_STATE_FAILED');
      await untilState(client, 'garbage', 'PAYMENT_STATE_CAPTURED');
      await refusals(client, first, hear);
      sources.push({ name: 'metrics', bytes: await (await fetch(`http://${first.admin}/metrics`)).text() });
      // Death while the CVV is in memory and its request is at the bank.
      await hear('hanging', pay(client, 'hanging', 507_750n));
      await node.kill();
      sources.push(...filesOf(dataDir));

      node = spawnNode({ dataDir, environment });
      nodes.push(node);
      const second = await node.ready;
      const again = connect(second.grpc, { apiKey: DEMO_KEYS.merchant });
      closing.push(again);
      // The request died with the node, CVV and all, or had reached the bank.
      await untilState(again, 'hanging', 'PAYMENT_STATE_CAPTURED', 'PAYMENT_STATE_FAILED');
      await hear('GetInvoice', again.invoicing.GetInvoice({ invoiceId: 'approved' }));
      await hear('ListInvoices', again.invoicing.ListInvoices({ pageSize: 50 }));
      await hear('ListInvoiceEvents', again.invoicing.ListInvoiceEvents({ invoiceId: 'approved' }));
      sources.push({ name: 'metrics', bytes: await (await fetch(`http://${second.admin}/metrics`)).text() });
      sources.push(await run(dataDir, 'audit'), await run(dataDir, 'inspect', 'demo/approved'));
      sources.push(...filesOf(dataDir));
      await node.stop();
    } finally {
      for (const { close } of closing) close();
      for (const each of nodes) await each.kill();
      await bank.close();
    }
    sources.push(...filesOf(dataDir));
    for (const [life, each] of nodes.entries()) {
      sources.push({ name: `what life ${life + 1} printed`, bytes: each.printed.join('\n') });
    }
    written = sources;
  }, 240_000);

  afterAll(() => {
    rmSync(dataDir, { recursive: true });
    rmSync(bankDir, { recursive: true });
  });

  it('was driven as meant: there is a database with its log, printed lines, metrics, an audit', () => {
    const names = written.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['turnpike.db', 'turnpike.db-wal', 'metrics', 'turnpike audit']));
    const database = written.filter(({ name }) => name.startsWith('turnpike.db'));
    // What is not secret is found, so what is secret would be.
    expect(sightingsOfText('approved', database)).not.toEqual([]);
    const printed = written.find(({ name }) => name === 'turnpike audit');
    expect(String(printed?.bytes)).toContain('The books balance');
    expect(heard.filter(({ name }) => name.startsWith('error')).length).toBeGreaterThan(8);
  });

  it('leaves its number nowhere: not in a file, a line, an answer or the details of an error (P9, V1)', () => {
    expect(sightingsOfCard(PAN, [...written, ...heard])).toEqual([]);
  });

  it('leaves its CVV nowhere (P9, V2)', () => {
    expect(sightingsOfCvv(CVV, [...written, ...heard])).toEqual([]);
  });

  it('and its payer leave no mail address in the clear in what is written', () => {
    expect(sightingsOfText(EMAIL, written)).toEqual([]);
    expect(sightingsOfText('DISTINCTIVE PAYER', written)).toEqual([]);
    expect(sightingsOfText('203.0.113.77', written)).toEqual([]);
  });
});

/** Requests that are refused, with the card number wherever a caller could have put it by mistake. */
async function refusals(
  client: TurnpikeClient,
  { grpc, http, admin }: { readonly grpc: string; readonly http: string; readonly admin: string },
  hear: ReturnType<typeof listener>['hear'],
): Promise<void> {
  const { invoicing, vault } = client;
  const spaced = PAN.replace(/(.{4})/g, '$1 ').trim();
  await hear('a card that expired', vault.TokenizeCard({ ...CARD, requestId: requestId(), expiryYear: 2001 }));
  await hear('a month that is none', vault.TokenizeCard({ ...CARD, requestId: requestId(), expiryMonth: 13 }));
  await hear('a CVV too long', vault.TokenizeCard({ ...CARD, requestId: requestId(), cvv: `${CVV}${CVV}` }));
  await hear('a number too long', vault.TokenizeCard({ ...CARD, requestId: requestId(), pan: `${PAN}${PAN}` }));
  await hear('a request without id', vault.TokenizeCard({ ...CARD }));
  await hear('a request id that is a card', vault.TokenizeCard({ ...CARD, requestId: `${spaced}!` }));
  await hear('a card for an invoice', invoicing.GetInvoice({ invoiceId: PAN }));
  await hear('a spaced card for an invoice', invoicing.GetInvoice({ invoiceId: spaced }));
  await hear('a card for a payment', invoicing.GetPayment({ invoiceId: 'approved', paymentId: PAN }));
  await hear('a card for a page', invoicing.ListInvoices({ pageToken: PAN }));
  await invoicing.CreateInvoice(invoiceOf('refused', 60_000n));
  const start = (name: string, token: string, more: object = {}, invoiceId = 'refused') =>
    hear(
      name,
      invoicing.StartPayment({
        requestId: requestId(),
        invoiceId,
        payer: { paymentResource: { paymentTool: { bankCard: { token } }, ...more } },
        flow: { instant: {} },
      }),
    );
  await start('a card for a token', PAN);
  await start('a spaced card for a token', spaced);
  await start('a card for a mail address', 'token', { contactInfo: { email: spaced } });
  await start('a card for a phone', 'token', { contactInfo: { phoneNumber: `${PAN}x` } });
  await start('a card for a session', 'token', { paymentSessionId: PAN });
  await start('a card for a shop', 'token', {}, spaced);

  const raw = new Client(grpc, credentials.createInsecure());
  const metadata = (key: string) => {
    const values = new Metadata();
    values.set('authorization', `Bearer ${key}`);
    return values;
  };
  const send = (name: string, key: string, bytes: Buffer) =>
    hear(
      name,
      new Promise((resolve, reject) => {
        const method = '/turnpike.v1.VaultService/TokenizeCard';
        const same = (value: Buffer) => value;
        raw.makeUnaryRequest(method, same, same, bytes, metadata(key), (error, value) =>
          error === null ? resolve(value?.toString('hex')) : reject(error),
        );
      }),
    );
  await send('bytes that are no message', DEMO_KEYS.merchant, Buffer.from(`\x0a\xff${PAN}`, 'latin1'));
  await send('a field cut short', DEMO_KEYS.merchant, Buffer.from(`\x12\x40${PAN}`, 'latin1'));
  await send('a key that is a card', PAN, Buffer.alloc(0));
  raw.close();

  for (const [name, url, init] of [
    [
      'a callback with a card',
      `http://${http}/callbacks/north`,
      { method: 'POST', body: JSON.stringify({ pan: PAN }) },
    ],
    ['a callback with a card in its query', `http://${http}/callbacks/north?pan=${PAN}`, {}],
    ['a return to a card', `http://${http}/return/${PAN}`, {}],
    ['a page that is none', `http://${http}/${PAN}`, {}],
    ['an admin page that is none', `http://${admin}/${PAN}?cvv=${CVV}`, {}],
  ] as const) {
    await hear(
      name,
      fetch(url, init).then((answer) => answer.text()),
    );
  }
}

describe('an error of ours that holds a card', () => {
  it('reaches its caller as a fixed text, and the log without the number', async () => {
    const lines: string[] = [];
    const { heard, hear } = listener();
    const rpc = await startRpcNode({
      log: createLogger({ level: 'trace', destination: { write: (line) => void lines.push(line) } }),
      wrap: (entities) => ({
        ...entities,
        ask: () => {
          const cause = new TypeError(`cannot read ${PAN} of undefined`);
          throw Object.assign(new Error(`broke on ${PAN}, cvv ${CVV}`, { cause }), { card: CARD, email: EMAIL });
        },
      }),
    });
    const { invoicing } = rpc.connect('merchant');
    const create = { ...invoiceOf('broken', 50_000n), shopId: 'shop' };
    await hear('CreateInvoice', invoicing.CreateInvoice(create));
    await rpc.stop();
    expect(String(heard[0]?.bytes)).toContain('INTERNAL');
    expect(lines.length).toBeGreaterThan(0);
    const sources = [...heard, ...lines.map((bytes) => ({ name: 'the log', bytes }))];
    expect(sightingsOfCard(PAN, sources)).toEqual([]);
    expect(sightingsOfText(EMAIL, sources)).toEqual([]);
  });
});

describe('a customer who is erased', () => {
  it('leaves payments whole and nothing that could tell who they were (V5)', async () => {
    const dataDir = newDataDir();
    const before = await startWholeNode({ dataDir });
    const { store, vault } = before.server.platform;
    const client = before.client();
    await pay(client, 'erased', 50_000n, 'customer-1');
    await pay(client, 'kept', 50_000n, 'customer-2');
    for (const invoiceId of ['erased', 'kept']) await untilState(client, invoiceId, 'PAYMENT_STATE_CAPTURED');
    const read = async (from: TurnpikeClient, invoiceId: string) => {
      const payment = await from.invoicing.GetPayment({ invoiceId, paymentId: 'payment' });
      return { payment, contact: payment.payer?.paymentResource?.contactInfo };
    };
    expect((await read(client, 'erased')).contact).toMatchObject({ email: EMAIL });
    const allKeys = await store.vaultStore.keysAfter('', 100);
    const keys = allKeys.filter(({ subject }) => subject.includes('customer-1'));
    const keptKeys = allKeys.filter(({ subject }) => subject.includes('customer-2'));
    expect(keys.length).toBeGreaterThan(0);

    expect(await vault.erase('demo/customer/customer-1')).toBe(keys.length);
    const erased = await read(client, 'erased');
    expect(erased.contact?.email ?? '').toBe('');
    expect(erased.payment).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED', cost: { amountMinor: 50_000n } });
    await before.stop();

    const after = await startWholeNode({ dataDir });
    const later = after.client();
    expect((await read(later, 'erased')).contact?.email ?? '').toBe('');
    expect((await read(later, 'kept')).contact).toMatchObject({ email: EMAIL });
    const { platform } = after.server;
    const { configurations } = platform;
    const { ok, findings } = await audit({ ...platform.store, configurations });
    expect({ ok, findings }).toEqual({ ok: true, findings: [] });
    await after.stop();
    // The key is gone from the disk, too, and not only from the tables.
    const haystacks = filesOf(dataDir).map(({ bytes }) => Buffer.from(bytes));
    const isOnDisk = (wrapped: Uint8Array) => haystacks.some((bytes) => bytes.includes(Buffer.from(wrapped)));
    expect(keptKeys.map(({ wrapped }) => isOnDisk(wrapped))).toContain(true);
    expect(keys.map(({ wrapped }) => isOnDisk(wrapped))).not.toContain(true);
    rmSync(dataDir, { recursive: true });
  }, 120_000);
});
