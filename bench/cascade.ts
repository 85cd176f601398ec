import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { openUnaryDoor } from './door.ts';
import { drive, median } from './load.ts';
import { cpuSeconds, type Measured, startProgram } from './processes.ts';

/**
 * What a payment costs that has three routes with two limits each and is refused by the first bank, beside a plain one of the
 * same node in the same run. The two take turns; the figure is processor time of node and banks, and its ratio.
 */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '6' }, rounds: { type: 'string', default: '5' } },
});
const measureMs = Number(values.seconds) * 1000;
const rounds = Number(values.rounds);
if (!(measureMs > 0) || !(rounds >= 1)) throw new Error('--seconds and --rounds take positive numbers');

const MOST_TIMES_PLAIN = 2.5;
const CASCADE_SHOP = 'cascade';
const ROUTES = ['refusing', 'second', 'third'];

const dataDir = mkdtempSync(join(tmpdir(), 'turnpike-bench-'));
const secret = randomUUID();
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const bank = await startProgram('bank', 'src/providers/sandbox-bank/main.ts', [], { SANDBOX_BANK_SECRET: secret });
const refusing = await startProgram('refusing bank', 'src/providers/sandbox-bank/main.ts', [], {
  SANDBOX_BANK_SECRET: secret,
});
await fetch(`${refusing.ready['url']}/v1/script`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ reference: '*', operations: { authorise: ['decline:insufficient_funds'] } }),
});
const config = join(dataDir, 'cascade.yaml');
writeFileSync(config, JSON.stringify(withCascade(refusing.ready['url'] ?? '')));
const node = await startProgram('node', 'src/main.ts', ['serve'], {
  TURNPIKE_DATA_DIR: dataDir,
  TURNPIKE_CONFIG: config,
  TURNPIKE_GRPC_ADDRESS: '127.0.0.1:0',
  TURNPIKE_HTTP_ADDRESS: '127.0.0.1:0',
  TURNPIKE_ADMIN_ADDRESS: '127.0.0.1:0',
  TURNPIKE_SANDBOX_BANK_URL: bank.ready['url'] ?? '',
  TURNPIKE_SECRET_SANDBOX_BANK: secret,
  TURNPIKE_LOG_LEVEL: 'warn',
});
const address = node.ready['grpc'] ?? '';
const doors = { plain: await openUnaryDoor(address), cascade: await openUnaryDoor(address, { shopId: CASCADE_SHOP }) };
const programs: readonly Measured[] = [node, bank, refusing];
const costs: Record<keyof typeof doors, number[]> = { plain: [], cascade: [] };

for (let round = 1; round <= rounds; round += 1) {
  for (const name of ['plain', 'cascade'] as const) {
    const before = programs.map(({ pid }) => cpuSeconds(pid));
    let payments = 0;
    const door = {
      ...doors[name],
      pay: async (accepted: (invoiceId: string) => void) => {
        await doors[name].pay(accepted);
        payments += 1;
      },
    };
    const options = { ratePerSecond: Number.POSITIVE_INFINITY, window: 128, warmUpMs: 2_000, measureMs };
    const { paymentsPerSecond, failures } = await drive(door, options);
    const spent = programs.map(({ pid }, index) => ((cpuSeconds(pid) - (before[index] ?? 0)) * 1e6) / payments);
    const cost = spent.reduce((sum, us) => sum + us, 0);
    costs[name].push(cost);
    const shares = programs.map((program, index) => `${program.name} ${(spent[index] ?? 0).toFixed(0)}`).join(', ');
    const rate = paymentsPerSecond.toFixed(0).padStart(6);
    print(`round ${round} ${name.padEnd(8)}${rate} payments/s   µs of CPU a payment: ${shares}   failures ${failures}`);
  }
}
for (const door of Object.values(doors)) door.close();
for (const program of [node, bank, refusing]) await program.stop();
rmSync(dataDir, { recursive: true });

const ratio = median(costs.cascade.map((cost, index) => cost / (costs.plain[index] ?? cost)));
const figures = {
  plainCpuUs: Math.round(median(costs.plain)),
  cascadeCpuUs: Math.round(median(costs.cascade)),
  ratio: Math.round(ratio * 100) / 100,
};
const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Linux ${release()}, Node ${process.version}`;
print(`${machine}, ${new Date().toISOString().slice(0, 10)}`);
print(JSON.stringify(figures));
process.exitCode = ratio <= MOST_TIMES_PLAIN ? 0 : 1;

/** The demo's configuration with one shop more, whose payments have three routes, two limits on each, and go to a refusing bank first. */
function withCascade(refusingUrl: string): object {
  const demo = parse(readFileSync(new URL('../config/demo.yaml', import.meta.url), 'utf8')) as Document;
  const { providers, terminals, limits, rulesets, terms, parties } = demo;
  const limitNames = ['turnover', 'count'];
  limits['turnover'] = { metric: 'amount RUB', range: 'day', scopes: ['terminal'], refunds: 'subtraction' };
  limits['count'] = { metric: 'number', range: 'month', scopes: ['terminal', 'shop'], refunds: 'addition' };
  for (const name of ROUTES) {
    const { north } = providers as { readonly north: Provider };
    const attached = [
      { limit: limitNames[0], at_most: '10_000_000_000.00 RUB' },
      { limit: limitNames[1], at_most: 1_000_000_000 },
    ];
    providers[name] = {
      ...north,
      name,
      options: name === 'refusing' ? { url: refusingUrl } : {},
      terms: { ...north.terms, payments: { ...north.terms.payments, turnover_limits: attached } },
    };
    terminals[name] = { provider: name, name };
  }
  const candidates = ROUTES.map((terminal, index) => ({ terminal, priority: 1003 - index }));
  rulesets['three'] = { candidates };
  const { 'by-currency': first } = rulesets as { readonly 'by-currency': { readonly delegates: object[] } };
  first.delegates.unshift({ when: `shop == "${CASCADE_SHOP}"`, ruleset: 'three' });
  const { standard } = terms as { readonly standard: { readonly payments: object } };
  terms['three'] = { ...standard, payments: { ...standard.payments, attempt_limit: 3 } };
  const { demo: party } = parties as { readonly demo: { readonly shops: Record<string, object> } };
  party.shops[CASCADE_SHOP] = { ...party.shops['books'], name: 'Cascade', terms: 'three' };
  return demo;
}

type Document = Record<'providers' | 'terminals' | 'limits' | 'rulesets' | 'terms' | 'parties', Record<string, object>>;

interface Provider {
  readonly terms: { readonly payments: object };
}
