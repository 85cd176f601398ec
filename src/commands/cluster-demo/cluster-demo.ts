import { audit } from '../../audit/audit.ts';
import { connect } from '../../client/client.ts';
import { DEMO_KEYS } from '../demo-keys.ts';
import { openReadStore } from '../read-store/open-read-store.ts';
import { type Load, startLoad } from './load.ts';
import type { Play } from './play.ts';
import { playLive } from './play-live.ts';
import { playScript } from './play-script.ts';
import { watchCluster } from './sight.ts';
import { openStage, type Stage, whatIsMissing } from './stage.ts';
import { shares, troublesFor } from './troubles.ts';

export interface ClusterDemoOptions {
  /** How many nodes. */
  readonly cluster: string;
  /** Plays a script, and leaves; so does a demo without a terminal. */
  readonly once?: boolean;
  readonly dataDir?: string;
}

/** The last line, for machines. */
export interface ClusterDemoSummary {
  readonly ok: boolean;
  readonly payments: number;
  /** After all repeats of the client. */
  readonly failedCalls: number;
  /** Of the last node that was killed. */
  readonly failoverMs: number | null;
  readonly audit: { readonly ok: boolean; readonly findings: number };
}

const PAYMENTS_PER_SECOND = 10;
/** As docs/client-service-config.json and docs/api-guide.md advise. */
const DEADLINE_MS = 5_000;
const CHANNEL = {
  'grpc.keepalive_time_ms': 2_000,
  'grpc.keepalive_timeout_ms': 1_000,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1_000,
};
const PATIENCE_MS = 30_000;
const INTERRUPTED = 130;

/** A whole cluster on this machine, payments through it, and a kill switch. Ends all that it started, however it ends. */
export async function clusterDemo({ cluster, once, dataDir }: ClusterDemoOptions): Promise<void> {
  if (!/^[2-9]$/.test(cluster)) throw new Error('--cluster takes a number of nodes from 2 to 9.');
  if (dataDir !== undefined) throw new Error('--cluster keeps nothing: it takes no --data-dir.');
  const missing = whatIsMissing();
  if (missing !== undefined) throw new Error(missing);
  const live = process.stdin.isTTY && process.stdout.isTTY && once !== true;
  const events: string[] = [];
  let onScreen = false;
  const tell = (line: string): void => {
    events.push(`${new Date().toTimeString().slice(0, 8)}  ${line}`);
    if (!onScreen) print(line);
  };
  const interrupted = new AbortController();
  const { signal } = interrupted;
  const interrupt = (): void => {
    if (signal.aborted) process.exit(INTERRUPTED); // Asked twice: whoever asks has no time.
    print('Ending everything.');
    interrupted.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, interrupt);
  process.stdout.on('error', () => interrupted.abort()); // The terminal, or whoever read this, is gone.

  let stage: Stage | undefined;
  try {
    stage = await openStage({ nodes: Number(cluster), tell, signal });
    const summary = await onStage(stage, tell, signal, async (play) => {
      if (!live) return await playScript(play);
      onScreen = true;
      const failoverMs = await playLive({ ...play, events, interrupt, input: process.stdin, output: process.stdout });
      onScreen = false;
      return failoverMs;
    });
    await stage.close();
    print(JSON.stringify(summary));
    process.exitCode = summary.ok ? 0 : 1;
  } catch (error) {
    await stage?.close();
    if (!signal.aborted) throw error;
    process.exitCode = INTERRUPTED;
  }
}

/** Payments begin, something is played, all payments come to their end, and the books are proved. */
async function onStage(
  stage: Stage,
  tell: (line: string) => void,
  interrupted: AbortSignal,
  play: (play: Play) => Promise<number | undefined>,
): Promise<ClusterDemoSummary> {
  const over = new AbortController();
  const signal = AbortSignal.any([interrupted, over.signal]);
  const target = `ipv4:${stage.nodes.map(({ address }) => address).join(',')}`;
  const connectAs = (apiKey: string) => connect(target, { apiKey, deadlineMs: DEADLINE_MS, channel: CHANNEL });
  const merchant = connectAs(DEMO_KEYS.merchant);
  const operator = connectAs(DEMO_KEYS.operator);
  const sight = watchCluster({ merchant, operator, signal });
  let load: Load | undefined;
  try {
    tell('Waiting until every node has its share of the partitions');
    await sight.settled(stage.nodes.map(({ name }) => name));
    tell(`All nodes take calls: ${shares(sight)}`);
    load = startLoad({ merchant, paymentsPerSecond: PAYMENTS_PER_SECOND });
    const troubles = troublesFor({ stage, sight, operator, tell, signal });
    const failoverMs = await play({ stage, sight, load, troubles, signal, tell });

    tell('No new payments; those that are open come to their end');
    await load.finish(PATIENCE_MS);
    return await summarize(stage, load, failoverMs, tell);
  } finally {
    over.abort();
    await load?.finish(0);
    merchant.close();
    operator.close();
  }
}

async function summarize(
  { databaseUrl }: Stage,
  load: Load,
  failoverMs: number | undefined,
  tell: (line: string) => void,
): Promise<ClusterDemoSummary> {
  const { started, captured, refused, failedCalls } = load.figures();
  tell(`${captured} of ${started} payments are paid; ${failedCalls} calls failed after all repeats`);
  for (const reason of refused) tell(reason);
  const store = await openReadStore({ databaseUrl, dataDir: '' });
  const { ok: clean, found } = await audit(store).finally(() => store.close());
  tell(`The audit ${clean ? 'finds nothing wrong: books, limits and journal agree' : `finds ${found} faults`}.`);
  return {
    ok: clean && captured === started && captured > 0,
    payments: captured,
    failedCalls,
    failoverMs: failoverMs ?? null,
    audit: { ok: clean, findings: found },
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
