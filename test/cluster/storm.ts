import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { connect, type TurnpikeClient } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { decodeRecord } from '../../src/wire/record.ts';
import { runCommand } from '../commands/run-command.ts';
import { type ClusterProcesses, startCluster } from '../kit/cluster-processes.ts';
import { spawnNode } from '../kit/node-process.ts';
import { type SeededRandom, seededRandom } from '../kit/seeded-random.ts';

/**
 * `npm run storm [-- --callbacks n --kills n --seed n]`: three nodes, a bridge, and payments that wait for a callback of the
 * bank. All callbacks come at once, each three times, in random order, while one node after the other is killed. Each has to
 * take effect once, and none may be lost. Ends with one line of JSON, and with an error when something does not hold.
 */
export interface StormOptions {
  readonly callbacks: number;
  readonly kills: number;
  readonly seed: number;
  readonly tell: (what: string) => void;
}

export interface StormResult {
  /** Deliveries that the bridge has answered with 200: three for each callback. */
  readonly accepted: number;
  /** Deliveries that had to be repeated before. */
  readonly repeated: number;
  /** Payments whose record says that a callback told their outcome. The others were asked about first by a new owner. */
  readonly told: number;
  readonly seconds: number;
  /** What does not hold, in words. */
  readonly broken: readonly string[];
}

interface Letter {
  readonly path: string;
  readonly signature: string;
  readonly body: string;
}

const TIMES = 3;
const PAYERS = 16;
const SENDERS = 32;
const STUCK_AFTER_MS = 60_000;

export async function runStorm(options: StormOptions): Promise<StormResult> {
  const { callbacks, tell } = options;
  const letters = await openLetterBox();
  const cluster = await startCluster({ nodes: 3, environment: { TURNPIKE_PUBLIC_URL: letters.url } });
  const { environment, addresses } = cluster;
  const bridge = spawnNode({ command: 'bridge', dataDir: tmpdir(), environment });
  const client = connect(`ipv4:${addresses.join(',')}`, { apiKey: DEMO_KEYS.merchant });
  try {
    const { http } = await bridge.ready;
    tell(`${callbacks} payments come to wait for their payers`);
    await startPayments(client, cluster, callbacks);
    await until(
      'every callback is in the letter box',
      () => letters.letters.size,
      (count) => count === callbacks,
    );
    tell('the storm begins');
    const sinceMs = performance.now();
    const delivered = await deliverAll(`http://${http}`, [...letters.letters.values()], cluster, options);
    tell('every delivery was answered');
    await until(
      'nothing is left in the inbox',
      () => waiting(cluster),
      (count) => count === 0,
    );
    await until(
      'every payment is captured',
      () => captured(cluster),
      (count) => count === callbacks,
    );
    const seconds = (performance.now() - sinceMs) / 1000;
    const judged = await judge(cluster, callbacks);
    const audit = await runCommand(['audit'], environment);
    const broken = [...judged.broken, ...(audit.summary['ok'] === true ? [] : ['the audit has findings'])];
    return { ...delivered, told: judged.told, seconds: Math.round(seconds * 10) / 10, broken };
  } finally {
    client.close();
    await bridge.kill();
    await cluster.stop();
    await letters.close();
  }
}

/** Takes the bank's callbacks and keeps them. */
async function openLetterBox() {
  const letters = new Map<string, Letter>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { url: path = '' } = request;
    letters.set(`${path} ${body}`, { path, signature: String(request.headers['bank-signature']), body });
    response.end('OK');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    letters: letters as ReadonlyMap<string, Letter>,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** Each is suspended for 3-D Secure, which its payer passes; what the bank says then lies in the letter box. */
async function startPayments(client: TurnpikeClient, { bankUrl }: ClusterProcesses, count: number): Promise<void> {
  const card = { pan: '4242424242424242', expiryMonth: 12, expiryYear: 2040 };
  const { token = '' } = await client.vault.TokenizeCard({ requestId: 'card', ...card });
  const payer = { paymentResource: { paymentTool: { bankCard: { token } } } };
  await inParallel(PAYERS, Array.from({ length: count }).keys(), async (no) => {
    const invoiceId = `storm-${no}`;
    await client.invoicing.CreateInvoice({
      requestId: `${invoiceId}-create`,
      invoiceId,
      shopId: 'books',
      cost: { amountMinor: 107_770n, currency: 'RUB' }, // An ending by which the bank asks the payer.
      details: { product: 'A book' },
      dueTime: { seconds: BigInt(Math.floor(Date.now() / 1000) + 86_400) },
    });
    await client.invoicing.StartPayment({ requestId: `${invoiceId}-start`, invoiceId, paymentId: 'p', payer });
    for (;;) {
      const { payments = [] } = await client.invoicing.GetInvoice({ invoiceId });
      const page = payments[0]?.userInteraction?.redirect?.get?.uriTemplate;
      if (page !== undefined) break;
      await pause(20);
    }
    const answer = await fetch(await pageOf(bankUrl, `demo/${invoiceId}/p`), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"outcome":"approve"}',
    });
    if (!answer.ok) throw new Error(`the bank answered its payer with ${answer.status}: ${await answer.text()}`);
  });
}

async function pageOf(bankUrl: string, reference: string): Promise<string> {
  const answer = await fetch(`${bankUrl}/v1/payments?reference=${encodeURIComponent(reference)}`);
  type Waiting = { readonly waitingFor?: readonly { readonly url: string }[] };
  const { payments } = (await answer.json()) as { readonly payments: readonly Waiting[] };
  const page = payments.at(-1)?.waitingFor?.[0];
  if (page === undefined) throw new Error(`the bank waits for nobody at ${reference}`);
  return page.url;
}

/** As a partner does: again and again until it is answered with 200. */
async function deliverAll(
  bridgeUrl: string,
  letters: readonly Letter[],
  cluster: ClusterProcesses,
  { kills, seed, tell }: StormOptions,
): Promise<Pick<StormResult, 'accepted' | 'repeated'>> {
  const random = seededRandom(seed);
  const deliveries = random.shuffled(letters.flatMap((letter) => Array.from({ length: TIMES }, () => letter)));
  let accepted = 0;
  let repeated = 0;
  const deliver = async ({ path, signature, body }: Letter): Promise<void> => {
    const headers = { 'content-type': 'application/json', 'bank-signature': signature };
    for (;;) {
      const answer = await fetch(`${bridgeUrl}${path}`, { method: 'POST', headers, body }).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.ok === true) break;
      repeated += 1;
      await pause(100);
    }
    accepted += 1;
  };
  const killing = killNodes(cluster, random, kills, tell, (part) => accepted >= deliveries.length * part);
  await inParallel(SENDERS, deliveries.values(), deliver);
  await killing;
  return { accepted, repeated };
}

/** One at a time, evenly over the storm; it comes back before the next one goes. */
async function killNodes(
  { nodes }: ClusterProcesses,
  random: SeededRandom,
  kills: number,
  tell: StormOptions['tell'],
  isOver: (part: number) => boolean,
): Promise<void> {
  for (let kill = 1; kill <= kills; kill += 1) {
    while (!isOver(kill / (kills + 1))) await pause(10);
    const node = nodes[random.below(nodes.length)];
    tell(`kill -9 ${node?.name}`);
    await node?.kill();
    await node?.start();
  }
}

async function inParallel<Item>(most: number, items: Iterator<Item>, work: (item: Item) => Promise<void>) {
  const worker = async (): Promise<void> => {
    for (let next = items.next(); next.done !== true; next = items.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: most }, worker));
}

/** Throws when the count stands still before it is as it should be. */
async function until(what: string, count: () => number | Promise<number>, holds: (count: number) => boolean) {
  let seen = Number.NaN;
  let sinceMs = performance.now();
  for (;;) {
    const now = await count();
    if (holds(now)) return;
    if (now !== seen) [seen, sinceMs] = [now, performance.now()];
    if (performance.now() - sinceMs > STUCK_AFTER_MS) throw new Error(`it does not come true that ${what}: ${now}`);
    await pause(100);
  }
}

/** Callbacks in the inbox, also those that were parked. */
async function waiting({ postgres, databaseUrl }: ClusterProcesses): Promise<number> {
  const [row] = await postgres.run(databaseUrl, 'SELECT count(*) FROM inbox');
  return Number(row?.['count']);
}

async function captured({ postgres, databaseUrl }: ClusterProcesses): Promise<number> {
  const [row] = await postgres.run(databaseUrl, "SELECT count(*) FROM payments WHERE state = 'captured'");
  return Number(row?.['count']);
}

const RECORDS = `
  SELECT streams.stream, journal.bytes FROM streams JOIN journal ON journal.stream_id = streams.id
  WHERE streams.stream LIKE 'invoice/%'`;

async function judge({ bankUrl, databaseUrl }: ClusterProcesses, callbacks: number) {
  const taken = new Map<string, number>();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(RECORDS);
  await client.end();
  for (const { stream, bytes } of rows as readonly { readonly stream: string; readonly bytes: Uint8Array }[]) {
    const count =
      JSON.stringify(decodeRecord(bytes).changes, withoutBigints).split('"session_callback_taken"').length - 1;
    taken.set(stream, (taken.get(stream) ?? 0) + count);
  }
  const twice = [...taken].filter(([, count]) => count > 1).map(([stream]) => `${stream} took its callback twice`);
  const effects = (await (await fetch(`${bankUrl}/v1/effects`)).json()) as {
    readonly totals: Readonly<Record<string, { readonly count: number }>>;
    readonly doubled: number;
    readonly doubledKeys: number;
  };
  const counted = {
    ...effects,
    authorise: effects.totals['authorise']?.count,
    capture: effects.totals['capture']?.count,
  };
  const wanted = { authorise: callbacks, capture: callbacks, doubled: 0, doubledKeys: 0 } as const;
  const wrong = (['authorise', 'capture', 'doubled', 'doubledKeys'] as const)
    .filter((name) => counted[name] !== wanted[name])
    .map((name) => `the bank counts ${counted[name]} ${name}, not ${wanted[name]}`);
  const told = [...taken.values()].filter((count) => count > 0).length;
  return { told, broken: [...twice, ...wrong] };
}

const withoutBigints = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      callbacks: { type: 'string', default: '10000' },
      kills: { type: 'string', default: '6' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  });
  const [callbacks, kills, seed] = [values.callbacks, values.kills, values.seed].map(Number) as [
    number,
    number,
    number,
  ];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print(`${callbacks} callbacks, each ${TIMES} times, ${kills} nodes killed (--seed ${seed}).`);
  const { broken, ...result } = await runStorm({ callbacks, kills, seed, tell: print });
  for (const line of broken.slice(0, 40)) print(`  ${line}`);
  print(JSON.stringify({ ok: broken.length === 0, callbacks, kills, ...result, broken: broken.length }));
  process.exitCode = broken.length === 0 ? 0 : 1;
}
