import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { connect } from '../src/client/client.ts';
import { DEMO_KEYS } from '../src/commands/demo-keys.ts';
import { openUnaryDoor } from './door.ts';
import { startInstallation } from './installation.ts';
import { drive, percentile } from './load.ts';
import { describeMachine, round2 } from './measure.ts';
import { type Measured, startProgram } from './processes.ts';
import type { ReceiverFigures } from './receiver.ts';

/**
 * What one merchant's slow endpoint does to the messages of another merchant: both take payments at the same offered rate, the
 * one's endpoint answers after ten seconds, the other's at once. How long after its event each message arrives is taken before
 * the slow endpoint is there, while it is, and once more when it is gone; the first and the last say what the machine did of itself.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    rate: { type: 'string', default: '10' },
    'delay-ms': { type: 'string', default: '10000' },
    mode: { type: 'string', default: 'embedded' },
  },
});
const measureMs = Number(values.seconds) * 1000;
const ratePerSecond = Number(values.rate);
const { mode } = values;
if (!(measureMs > 0 && ratePerSecond > 0)) throw new Error('--seconds and --rate take positive numbers');
if (mode !== 'embedded' && mode !== 'cluster') throw new Error('--mode takes embedded or cluster');

/** The p99 while there is a slow endpoint may be so many times the greater one without, and some milliseconds that nobody notices. */
const MOST_TIMES = 2;
const UNNOTICED_MS = 50;
const SLOW_PARTY = 'other';
const SLOW_SHOP = { shopId: 'records', apiKey: 'turnpike_demo_other' };
const SETTLE_MS = 1_000;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const quick = await startProgram('quick endpoint', 'bench/receiver.ts');
const slow = await startProgram('slow endpoint', 'bench/receiver.ts', ['--delay-ms', values['delay-ms']]);
const installation = await startInstallation(mode === 'embedded' ? mode : { nodes: 2 });
const [address = ''] = installation.addresses;
const operator = connect(address, { apiKey: DEMO_KEYS.operator });
const createEndpoint = (partyId: string, { ready }: Measured) =>
  operator.webhooks.CreateEndpoint({ requestId: randomUUID(), partyId, endpointId: 'bench', url: ready['url'] ?? '' });
await createEndpoint('demo', quick);
const doors = [await openUnaryDoor(installation.addresses), await openUnaryDoor(installation.addresses, SLOW_SHOP)];

/** Both merchants take payments; the messages of the last events have a moment to arrive. */
async function phase(name: string) {
  await figuresOf(quick);
  const load = { ratePerSecond, window: 10_000, warmUpMs: 0, measureMs };
  const loads = await Promise.all(doors.map((door) => drive(door, load)));
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const { latenciesMs } = await figuresOf(quick);
  const { mostOpen } = await figuresOf(slow);
  const figures = {
    payments: loads.reduce((sum, { payments }) => sum + payments, 0),
    failures: loads.reduce((sum, { failures }) => sum + failures, 0),
    messages: latenciesMs.length,
    p50Ms: round2(percentile(latenciesMs, 0.5)),
    p99Ms: round2(percentile(latenciesMs, 0.99)),
    maxMs: round2(latenciesMs.at(-1) ?? 0),
    openAtSlow: mostOpen,
  };
  print(`${name.padEnd(8)} ${JSON.stringify(figures)}`);
  return figures;
}
async function figuresOf({ ready }: Measured): Promise<ReceiverFigures> {
  return (await (await fetch(`${ready['url']}/figures`)).json()) as ReceiverFigures;
}

print(
  `${ratePerSecond} payments a second of each of two merchants, ${measureMs / 1000} s a phase, ${installation.name}`,
);
await phase('warm-up');
const before = await phase('before');
await createEndpoint(SLOW_PARTY, slow);
const beside = await phase('beside');
await operator.webhooks.DeleteEndpoint({ requestId: randomUUID(), partyId: SLOW_PARTY, endpointId: 'bench' });
const after = await phase('after');
for (const door of doors) door.close();
operator.close();
const audit = await installation.stop();
await quick.stop();
await slow.stop();

const unhurtMs = Math.max(before.p99Ms, after.p99Ms);
const keeps = beside.p99Ms <= unhurtMs * MOST_TIMES + UNNOTICED_MS;
print(describeMachine());
print(JSON.stringify({ before, beside, after, keeps, audit }));
process.exitCode = audit.ok && keeps ? 0 : 1;
