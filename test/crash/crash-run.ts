import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { connect } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { launchSandboxBank } from '../../src/providers/sandbox-bank/launch.ts';
import { ownEnvironment, spawnNode } from '../kit/node-process.ts';
import { type SeededRandom, seededRandom } from '../kit/seeded-random.ts';
import { type DeskReceipt, deal, verifyDesk } from './desk.ts';
import { followEvents } from './follower.ts';
import type { Kind } from './kinds.ts';
import { type Receipt, trade } from './merchant.ts';
import { pause } from './persist.ts';
import { type Verdict, verify } from './verify.ts';

/**
 * A node under load that is killed again and again, in its life and in its start, while the bank lives on; then it is left
 * alone until every payment has come to its end, and everything that was acknowledged is looked for.
 */
export interface CrashRunOptions {
  readonly restarts: number;
  readonly seed: number;
  readonly merchants: number;
  /** Cash desks beside them, each with one payin or payout at a time. */
  readonly desks: number;
  readonly kinds: readonly Kind[];
  /** Share of the payments whose payer gives a CVV. */
  readonly cvvShare: number;
  readonly dataDir: string;
  readonly progress: (text: string) => void;
}

export interface CrashRun extends Verdict {
  readonly restarts: number;
  readonly payments: number;
  /** Payins and payouts. */
  readonly applications: number;
  readonly audit: { readonly ok: boolean };
}

/** A node lives until so many commands were acknowledged in its life, and a moment longer. */
const MOST_ACKNOWLEDGED = 120;
const LONGEST_MOMENT_MS = 50;
/** In case nobody has anything to ask for. */
const LONGEST_LIFE_MS = 3_000;
/** One in so many is killed while it starts. */
const STILLBORN_ONE_IN = 4;
/** When nothing at all ends for this long, what is left is stuck. Longer than the pauses between questions to the bank. */
const STUCK_AFTER_MS = 60_000;
const BANK_SECRET = 'crash-run';

export async function crashRun(options: CrashRunOptions): Promise<CrashRun> {
  const { restarts, seed, merchants, desks, kinds, cvvShare, dataDir, progress } = options;
  const random = seededRandom(seed);
  const bank = await launchSandboxBank({
    secret: BANK_SECRET,
    dataFile: join(dataDir, 'bank.jsonl'),
    flags: ['--callback-retry-ms=100'],
  });
  const [grpcPort, httpPort] = [await freePort(random), await freePort(random)];
  const environment = {
    TURNPIKE_GRPC_ADDRESS: `127.0.0.1:${grpcPort}`,
    TURNPIKE_HTTP_ADDRESS: `127.0.0.1:${httpPort}`,
    TURNPIKE_SANDBOX_BANK_URL: bank.url,
    TURNPIKE_SECRET_SANDBOX_BANK: BANK_SECRET,
    TURNPIKE_LOG_LEVEL: 'error',
    NODE_COMPILE_CACHE: join(dataDir, 'compiled'), // A node that starts fifty times compiles itself once.
  };
  const client = connect(`127.0.0.1:${grpcPort}`, {
    apiKey: DEMO_KEYS.merchant,
    deadlineMs: 5_000,
    channel: { 'grpc.initial_reconnect_backoff_ms': 50, 'grpc.max_reconnect_backoff_ms': 100 },
  });
  const receipts: Receipt[] = [];
  const deskReceipts: DeskReceipt[] = [];
  const follower = followEvents(client);
  const patience = new AbortController();
  let over = false;
  let acknowledged = 0;
  let node = spawnNode({ dataDir, environment });
  try {
    await node.ready;
    const newMerchant = () => ({
      client,
      kinds,
      cvvShare,
      random: seededRandom(random.below(2 ** 32)),
      prefix: `c${seed}`,
      httpAddress: () => `127.0.0.1:${httpPort}`,
      isOver: () => over,
      patience: patience.signal,
      acknowledged: () => {
        acknowledged += 1;
      },
    });
    const trading = Array.from({ length: merchants }, (_, number) => trade(`${number}`, newMerchant(), receipts));
    const dealing = Array.from({ length: desks }, (_, number) => deal(`d${number}`, newMerchant(), deskReceipts));
    const dealt = Promise.all(dealing);
    const traded = Promise.all(trading);
    traded.catch(() => {}); // Looked at when the load is over.

    let startMs = 1_000;
    for (let number = 1; number <= restarts; number += 1) {
      if (number % STILLBORN_ONE_IN === 0) await pause(random.draw() * startMs);
      else {
        await node.ready;
        await untilAcknowledged(acknowledged + random.below(MOST_ACKNOWLEDGED), () => acknowledged);
        await pause(random.below(LONGEST_MOMENT_MS));
      }
      await node.kill();
      const fromMs = performance.now();
      node = spawnNode({ dataDir, environment });
      void node.ready.then(
        () => {
          startMs = performance.now() - fromMs;
        },
        () => {},
      );
      progress(`${number} of ${restarts} restarts, ${receipts.length} payments, ${follower.ends.size} of them final`);
    }
    over = true;
    await node.ready;
    // New payments may still be begun by those who were in the middle of one: all of them, and then their ends.
    const waiting = (left: number) => progress(`${left} payments are not final yet`);
    await Promise.race([traded, untilFinal(receipts, follower.ends, waiting)]);
    await untilFinal(receipts, follower.ends, waiting);
    await Promise.race([dealt, pause(STUCK_AFTER_MS)]);
    patience.abort();
    await Promise.all([traded, dealt]);
    progress('looking at every payment');
    const verdict = merged([
      await verify(receipts, follower, client, bank.url),
      await verifyDesk(deskReceipts, client, bank.url),
    ]);
    await node.stop();
    const audit = await auditOf(dataDir);
    return { restarts, payments: receipts.length, applications: deskReceipts.length, ...verdict, audit };
  } finally {
    over = true;
    follower.stop();
    client.close();
    await node.kill();
    await bank.close();
  }
}

function merged(verdicts: readonly Verdict[]): Verdict {
  const all = (of: 'lost' | 'doubled' | 'unfinished' | 'wrong') => verdicts.flatMap((verdict) => verdict[of]);
  const acknowledged = verdicts.reduce((sum, verdict) => sum + verdict.acknowledged, 0);
  return {
    acknowledged,
    lost: all('lost'),
    doubled: all('doubled'),
    unfinished: all('unfinished'),
    wrong: all('wrong'),
  };
}

async function untilAcknowledged(wanted: number, acknowledged: () => number): Promise<void> {
  for (const fromMs = performance.now(); performance.now() - fromMs < LONGEST_LIFE_MS; await pause(5)) {
    if (acknowledged() >= wanted) return;
  }
}

async function untilFinal(
  receipts: readonly Receipt[],
  ends: ReadonlyMap<string, string>,
  waiting: (left: number) => void,
): Promise<void> {
  let left = Number.POSITIVE_INFINITY;
  for (let sinceMs = performance.now(); performance.now() - sinceMs < STUCK_AFTER_MS; await pause(200)) {
    const now = receipts.filter(({ invoiceId }) => !ends.has(invoiceId)).length;
    if (now === 0) return;
    if (now < left) sinceMs = performance.now();
    left = now;
    waiting(left);
  }
}

/** `turnpike audit`, as an operator runs it. */
async function auditOf(dataDir: string): Promise<{ readonly ok: boolean }> {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'audit'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...ownEnvironment(), TURNPIKE_DATA_DIR: dataDir },
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const [code] = await once(child, 'close');
  const last = lines.at(-1) ?? '';
  const { ok } = last.startsWith('{') ? (JSON.parse(last) as { readonly ok: boolean }) : { ok: false };
  if (!ok || code !== 0) process.stderr.write(`${lines.join('\n')}\n`);
  return { ok: ok && code === 0 };
}

/** Below the ports that the system gives to outgoing connections, so that nobody takes it while the node is down. */
async function freePort(random: SeededRandom): Promise<number> {
  for (;;) {
    const port = 15_000 + random.below(15_000) + (process.pid % 1_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await Promise.race([
      once(server, 'listening').then(() => true),
      once(server, 'error').then(() => false),
    ]);
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
