import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { type Door, openStreamDoor, openUnaryDoor } from './door.ts';
import { drive, type Measurement, percentile } from './load.ts';
import { cpuSeconds, type Measured, rssMb, startProgram } from './processes.ts';

/**
 * Payments a second through the real gRPC port, from another process, beside the null flow in the same run. Each figure is the
 * median of several rounds, in which the two take turns; a run counts only if the audit finds nothing afterwards.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '3' },
    mode: { type: 'string', default: 'embedded' },
  },
});
const measureMs = Number(values.seconds) * 1000;
const rounds = Number(values.rounds);
if (!(measureMs > 0) || !(rounds >= 1)) throw new Error('--seconds and --rounds take positive numbers');
if (values.mode !== 'embedded') throw new Error('--mode takes embedded');

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const dataDir = mkdtempSync(join(tmpdir(), 'turnpike-bench-'));
const secret = randomUUID();
/** 128 in flight: through `Execute` each payment has two commands under way, and a stream takes 256. */
const SATURATED = { ratePerSecond: Number.POSITIVE_INFINITY, window: 128, warmUpMs: 3_000, measureMs };

interface Round {
  readonly measurement: Measurement;
  readonly cpuUs: Readonly<Record<string, number>>;
}

async function measure(door: Door, programs: readonly Measured[]): Promise<Round> {
  const before = programs.map(({ pid }) => cpuSeconds(pid));
  const ownBefore = process.cpuUsage();
  let warm = 0;
  const counted: Door = {
    ...door,
    pay: async (accepted) => {
      await door.pay(accepted);
      warm += 1;
    },
  };
  const measurement = await drive(counted, SATURATED);
  const own = process.cpuUsage(ownBefore);
  // Processor time covers the warm-up too, so it is divided by all payments, not by those of the window.
  const cpuUs: Record<string, number> = { generator: (own.user + own.system) / warm };
  programs.forEach(({ name, pid }, index) => {
    cpuUs[name] = ((cpuSeconds(pid) - (before[index] ?? 0)) * 1e6) / warm;
  });
  return { measurement, cpuUs };
}

const bank = await startProgram('bank', 'src/providers/sandbox-bank/main.ts', [], { SANDBOX_BANK_SECRET: secret });
const bankUrl = bank.ready['url'] ?? '';
const node = await startProgram('node', 'src/main.ts', ['serve'], {
  TURNPIKE_DATA_DIR: dataDir,
  TURNPIKE_GRPC_ADDRESS: '127.0.0.1:0',
  TURNPIKE_HTTP_ADDRESS: '127.0.0.1:0',
  TURNPIKE_ADMIN_ADDRESS: '127.0.0.1:0',
  TURNPIKE_SANDBOX_BANK_URL: bankUrl,
  TURNPIKE_SECRET_SANDBOX_BANK: secret,
  TURNPIKE_LOG_LEVEL: 'warn',
});
const nullNode = await startProgram('null flow', 'bench/null-node.ts', ['--bank', bankUrl, '--secret', secret]);
const address = ({ ready }: Measured): string => ready['grpc'] ?? '';

const doors = {
  unary: { door: await openUnaryDoor(address(node)), programs: [node, bank] },
  stream: { door: await openStreamDoor(address(node)), programs: [node, bank] },
  nullFlow: { door: await openUnaryDoor(address(nullNode)), programs: [nullNode, bank] },
};
const results: Record<keyof typeof doors, Round[]> = { unary: [], stream: [], nullFlow: [] };
print(`${rounds} rounds of ${measureMs / 1000} s each, 128 payments in flight, durable SQLite in ${tmpdir()}`);
for (let round = 1; round <= rounds; round += 1) {
  for (const name of ['nullFlow', 'unary', 'stream'] as const) {
    const { door, programs } = doors[name];
    const result = await measure(door, programs);
    results[name].push(result);
    const { paymentsPerSecond, failures } = result.measurement;
    const cpu = Object.entries(result.cpuUs)
      .map(([who, us]) => `${who} ${us.toFixed(0)}`)
      .join(', ');
    print(
      `round ${round} ${name.padEnd(8)} ${paymentsPerSecond.toFixed(0).padStart(6)} payments/s   µs of CPU a payment: ${cpu}   failures ${failures}`,
    );
  }
}

const median = (numbers: readonly number[]): number =>
  percentile(
    [...numbers].sort((a, b) => a - b),
    0.5,
  );
const rate = (name: keyof typeof doors): number =>
  median(results[name].map(({ measurement }) => measurement.paymentsPerSecond));
const paymentsPerSecond = rate('unary');
print(`open loop at half of that: ${(paymentsPerSecond / 2).toFixed(0)} payments/s`);
const half = await drive(doors.unary.door, { ...SATURATED, ratePerSecond: paymentsPerSecond / 2, window: 10_000 });
const memoryMb = rssMb(node.pid);
for (const { door } of Object.values(doors)) door.close();
await node.stop();
await nullNode.stop();
await bank.stop();
const audited = await audit();
rmSync(dataDir, { recursive: true });

const figures = {
  paymentsPerSecond: Math.round(paymentsPerSecond),
  streamPaymentsPerSecond: Math.round(rate('stream')),
  nullFlowPerSecond: Math.round(rate('nullFlow')),
  ratio: round2(
    median(
      results.unary.map(
        ({ measurement }, index) =>
          measurement.paymentsPerSecond / (results.nullFlow[index]?.measurement.paymentsPerSecond ?? 1),
      ),
    ),
  ),
  acceptanceP50Ms: round2(percentile(half.acceptanceMs, 0.5)),
  acceptanceP99Ms: round2(percentile(half.acceptanceMs, 0.99)),
  completionP99Ms: round2(percentile(half.completionMs, 0.99)),
  cpuPerPaymentUs: Math.round(
    median(results.unary.map(({ cpuUs }) => Object.values(cpuUs).reduce((sum, us) => sum + us, 0))),
  ),
  rssMb: Math.round(memoryMb),
  audit: audited,
};
print(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Linux ${release()}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
);
for (const [name, value] of Object.entries(figures))
  print(`${name.padEnd(26)} ${typeof value === 'object' ? JSON.stringify(value) : value}`);
print(JSON.stringify(figures));
process.exitCode = audited.ok ? 0 : 1;

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The node is stopped: a foreign process proves the books that it left. */
async function audit(): Promise<{ readonly ok: boolean; readonly findings: number }> {
  const main = join(import.meta.dirname, '../src/main.ts');
  const options = { env: { ...process.env, TURNPIKE_DATA_DIR: dataDir }, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'audit'], options).catch(
    (error: { readonly stdout: string }) => error,
  );
  const { ok, findings } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as {
    readonly ok: boolean;
    readonly findings: number;
  };
  return { ok, findings };
}
