import { status } from '@grpc/grpc-js';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { openClient } from './client.ts';
import { startDeskLoad } from './desk-load.ts';
import { type DrillCall, startLoad } from './load.ts';
import type { InvoiceRecords } from './records.ts';
import { type Verdict, verify } from './verify.ts';

/** A steady load, a trouble in the midst of it, and a look at everything afterwards. */
export interface Drill {
  readonly name: string;
  /** For the table: what happens. */
  readonly what: string;
  readonly bound: Bound;
  /** A sentence why it cannot be held on this machine. */
  readonly missing?: () => string | undefined;
  /** How long the load goes on after the trouble. */
  readonly afterMs?: number;
  open(): Promise<Stage>;
}

/**
 * `planned`: no call fails. `crash`: nothing fails for longer than six seconds, and as long as the trouble says that nobody
 * can work. `any`: calls may fail. Of all of them: nothing is lost, doubled or out of order.
 */
export type Bound = 'planned' | 'crash' | 'any';

/** What a drill is held on, ready for calls. */
export interface Stage {
  readonly addresses: readonly string[];
  /** Those of nodes that are up when it is over. */
  readonly up: () => readonly string[];
  readonly bankUrl: string;
  readonly auditEnvironment: Readonly<Record<string, string>>;
  records(): AsyncIterable<InvoiceRecords>;
  /** Resolves when all is well again, with the time in which a part that has no second was away. */
  trouble(tell: (what: string) => void): Promise<number>;
  /** Closes doors but leaves the data, for an audit that wants no node beside it. */
  stop(): Promise<void>;
}

export interface DrillResult extends Verdict {
  readonly name: string;
  readonly payments: number;
  /** Payins and payouts of the cash desk. */
  readonly applications: number;
  readonly calls: number;
  /** After the retries of the published service config. */
  readonly failedCalls: number;
  /** Attempts behind the calls that failed. */
  readonly rawFailed: number;
  /** From the start of the first call that failed to the end of the last one. */
  readonly windowMs: number;
  readonly slowestMs: number;
  readonly outageMs: number;
  /** What does not hold, in words. */
  readonly broken: readonly string[];
}

export interface DrillOptions {
  readonly paymentsPerSecond: number;
  readonly seed: number;
  readonly warmUpMs?: number;
  /** Every node is asked for so many invoices at most. */
  readonly lookAtMost?: number;
  /** How far it is; may be left out when there is too much of it. */
  readonly show: (line: string) => void;
  /** What happened. */
  readonly print: (line: string) => void;
}

const DEADLINE_MS = 5_000;
const WARM_UP_MS = 4_000;
const AFTER_MS = 8_000;
const LONGEST_CRASH_MS = 6_000;
/** When no payment at all ends for this long, those that are left are stuck. Longer than the pauses between questions to the bank. */
const STUCK_AFTER_MS = 60_000;
const LOOK_AT_MOST = 400;

export async function runDrill(drill: Drill, options: DrillOptions): Promise<DrillResult> {
  const { paymentsPerSecond, seed, warmUpMs = WARM_UP_MS, lookAtMost = LOOK_AT_MOST } = options;
  const { name, afterMs = AFTER_MS } = drill;
  const startMs = performance.now();
  const at = (what: string) => `${name} ${seconds(performance.now() - startMs)}: ${what}`;
  const tell = (what: string) => options.print(at(what));
  tell('starting');
  const stage = await drill.open();
  let rawFailed = 0;
  const common = { apiKey: DEMO_KEYS.merchant, deadlineMs: DEADLINE_MS };
  const client = openClient({
    ...common,
    addresses: stage.addresses,
    attempted: (code) => {
      if (!ANSWERS.has(code)) rawFailed += 1;
    },
  });
  const load = startLoad({ client, paymentsPerSecond, seed, prefix: `d${seed}` });
  const desk = startDeskLoad({ client, perSecond: paymentsPerSecond / 4, seed, prefix: `d${seed}` });
  const calls = () => [...load.calls, ...desk.calls];
  // Twice as often, because of two shows within a second the second one is left out.
  const everySecond = setInterval(() => {
    const counts = `${load.payments.length} payments, ${calls().length} calls`;
    options.show(at(`${counts}, ${failedCalls(calls()).length} failed, ${rawFailed} attempts failed`));
  }, 500);
  try {
    await pause(warmUpMs);
    const outageMs = await stage.trouble(tell);
    await pause(afterMs);
    tell('waiting for the last payments to end');
    await Promise.all([load.finish(STUCK_AFTER_MS), desk.finish(STUCK_AFTER_MS)]);
    const called = calls();
    const failures = failedCalls(called);
    const attemptsFailed = rawFailed;
    clearInterval(everySecond);
    tell('looking at every payment');
    const nodes = stage.up().map((address) => openClient({ ...common, addresses: [address] }));
    const verdict = await verify({ ...stage, load, desk, nodes, party: 'demo', lookAtMost });
    for (const node of nodes) node.close();
    const counts = {
      name,
      payments: load.payments.length,
      applications: desk.applications.length,
      calls: called.length,
      failedCalls: failures.length,
      rawFailed: attemptsFailed,
      windowMs: windowOf(failures),
      slowestMs: slowestOf(called),
      outageMs: Math.round(outageMs),
    };
    return { ...counts, ...verdict, broken: brokenOf(drill, failures, outageMs, verdict) };
  } finally {
    clearInterval(everySecond);
    client.close();
    await stage.stop();
  }
}

const ANSWERS: ReadonlySet<status> = new Set([status.OK, status.NOT_FOUND]);

export function failedCalls(calls: readonly DrillCall[]): readonly DrillCall[] {
  return calls.filter(({ counted, code }) => counted && code !== undefined && !ANSWERS.has(code));
}

function windowOf(failures: readonly DrillCall[]): number {
  if (failures.length === 0) return 0;
  const fromMs = failures.reduce((earliest, { startMs }) => Math.min(earliest, startMs), Number.POSITIVE_INFINITY);
  return Math.round(failures.reduce((latest, { endMs }) => Math.max(latest, endMs), 0) - fromMs);
}

function slowestOf(calls: readonly DrillCall[]): number {
  const answered = calls.filter(({ outcome }) => outcome === 'answered');
  return Math.round(answered.reduce((slowest, { startMs, endMs }) => Math.max(slowest, endMs - startMs), 0));
}

function brokenOf(
  { bound }: Drill,
  failures: readonly DrillCall[],
  outageMs: number,
  { lost, doubled, disorder, wrong, audit }: Verdict,
): readonly string[] {
  const windowMs = windowOf(failures);
  const longestMs = outageMs + LONGEST_CRASH_MS;
  const late =
    bound === 'planned' && failures.length > 0
      ? [`${failures.length} calls failed where none may`]
      : bound === 'crash' && windowMs > longestMs
        ? [`calls failed for ${seconds(windowMs)}, at most ${seconds(longestMs)} are allowed`]
        : [];
  const examples = failures
    .slice(0, 10)
    .map(({ what, invoiceId, startMs, endMs, code = status.UNKNOWN, details = '' }) => {
      return `  ${what} of ${invoiceId}: ${status[code]} after ${seconds(endMs - startMs)}: ${details}`;
    });
  return [
    ...late,
    ...(late.length > 0 ? examples : []),
    ...lost.map((line) => `lost: ${line}`),
    ...doubled.map((line) => `doubled: ${line}`),
    ...disorder.map((line) => `disorder: ${line}`),
    ...wrong.map((line) => `wrong: ${line}`),
    ...(audit.ok ? [] : ['the audit has findings']),
  ];
}

export function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}

export function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
