import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { connect } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { repository, textOf } from './documents.ts';

/**
 * What the README tells a newcomer to type works, and does what the README says. Its blocks run as they are written, but for
 * ports and data folder; what they print is compared line by line, but for what differs from run to run.
 */

const readme = textOf('README.md');
const README_ADDRESS = '127.0.0.1:50051';
const PATIENCE_MS = 180_000;

const APPROVED = '4242424242424242';
const DECLINED = '4000000000009995';
const CHALLENGED = '4000000000003220';
const TIMES_OUT_AFTER_EXECUTING = '4000007700000505';

type Settings = Readonly<Record<string, string>>;

const FREE_PORTS: Settings = {
  TURNPIKE_GRPC_ADDRESS: '127.0.0.1:0',
  TURNPIKE_HTTP_ADDRESS: '127.0.0.1:0',
  TURNPIKE_ADMIN_ADDRESS: '127.0.0.1:0',
};

interface Program {
  readonly child: ChildProcess;
  /** Resolves once the output matches; rejects when the program ends without. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

function start(command: string, args: readonly string[], settings: Settings): Program {
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('TURNPIKE_'));
  const env = { ...Object.fromEntries(environment), ...settings };
  const child = spawn(command, args, { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(output);
        if (match !== null) resolve(match);
      };
      child.stdout.on('data', look);
      look();
      void ended.then(() => reject(new Error(`${command} ended without saying ${pattern}:\n${output}${errors}`)));
    });
  return { child, says, ended };
}

interface Server extends Program {
  readonly addresses: { readonly grpc: string; readonly http: string; readonly admin: string; readonly bank: string };
  readonly printed: string;
}

/** What `npm start` runs, without npm in between, so that a signal reaches it and nobody else. */
async function startServer(settings: Settings): Promise<Server> {
  const program = start(process.execPath, ['src/main.ts', 'serve'], settings);
  const [printed] = await program.says(/^[\s\S]*\{"ready":true.*\}\n/);
  return { ...program, printed, addresses: JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '') };
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'turnpike-readme-'));
}

function pay(address: string, card: string): Program {
  return start('node', ['examples/first-payment.js', address, DEMO_KEYS.merchant, card], {});
}

/** Lines without ids, ports, sums, and the bank that a draw chose. */
function shapeOf(text: string): readonly string[] {
  return text
    .replace(/(?<![\w-])(?:card_|3ds_)?(?:[\w-]{22}|(?<=3ds_)\w+)(?![\w-])/g, 'ID')
    .replace(/127\.0\.0\.1:\d+/g, 'ADDRESS')
    .replace(/\bnorth\b|\bsouth\b/gi, 'BANK')
    .replace(/\d+\.\d\d\b/g, 'SUM')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

const RUNS =
  /<!-- runs(, with an excerpt of its output)? -->\n```sh\n([^`]*)```\n\n(?:[^\n`#<][^\n]*\n\n)?(?:```text\n([^`]*)```)?/g;
const runs = [...readme.matchAll(RUNS)].map(([, excerpt, script = '', shown]) => ({
  title: script.trim().replaceAll('\n', ', '),
  excerpt,
  script,
  shown,
}));
const SHOWN_BY_START = /<!-- shown by: npm start -->\n```text\n([^`]*)```/;

describe('the README', () => {
  const dataDir = newFolder();
  let server: Server;
  let settings: Settings;

  beforeAll(async () => {
    server = await startServer({ ...FREE_PORTS, TURNPIKE_DATA_DIR: dataDir });
    const { grpc, http, admin } = server.addresses;
    settings = {
      TURNPIKE_DATA_DIR: dataDir,
      TURNPIKE_GRPC_ADDRESS: grpc,
      TURNPIKE_HTTP_ADDRESS: http,
      TURNPIKE_ADMIN_ADDRESS: admin,
    };
  }, PATIENCE_MS);

  afterAll(async () => {
    server.child.kill('SIGTERM');
    await server.ended;
    rmSync(dataDir, { recursive: true });
  }, PATIENCE_MS);

  it('shows what npm start prints', () => {
    const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    expect(scripts.start).toMatch(/^(?:exec )?node src\/main\.ts serve$/);
    const [, shown = ''] = SHOWN_BY_START.exec(readme) ?? [];
    expect(shapeOf(server.printed)).toEqual(shapeOf(shown));
  });

  it('has blocks that run', () => {
    expect(runs.map(({ script }) => script.trim().split('\n'))).toEqual([
      [`node examples/first-payment.js ${README_ADDRESS} ${DEMO_KEYS.merchant} ${APPROVED}`],
      ['npm run audit', 'npm run doctor'],
      ['npm run demo -- --once'],
    ]);
  });

  it.each(runs)('shows what this prints: $title', { timeout: PATIENCE_MS }, async ({ excerpt, script, shown }) => {
    const here = script.replaceAll(README_ADDRESS, server.addresses.grpc);
    const { code, output } = await start('bash', ['-e', '-c', here], settings).ended;
    expect(code).toBe(0);
    const lines = shapeOf(output);
    expect(JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ ok: true });
    if (shown === undefined) return;
    if (excerpt === undefined) expect(lines).toEqual(shapeOf(shown));
    else expect(inOrder(shapeOf(shown), lines)).toEqual(shapeOf(shown));
  });

  it('names cards that end as it says: too little money', { timeout: PATIENCE_MS }, async () => {
    expect(readme).toContain(`\`${DECLINED}\``);
    const { code, output } = await pay(server.addresses.grpc, DECLINED).ended;
    expect(code).toBe(1);
    expect(output).toContain('payment failed: authorization_failed:insufficient_funds');
    expect(JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      ok: false,
      state: 'PAYMENT_STATE_FAILED',
    });
  });

  it('pays through a list of nodes of which one is down', { timeout: PATIENCE_MS }, async () => {
    const { code, output } = await pay(`127.0.0.1:1,${server.addresses.grpc}`, APPROVED).ended;
    expect(code).toBe(0);
    expect(output).toContain('invoice paid');
  });

  it('names cards that end as it says: 3-D Secure', { timeout: PATIENCE_MS }, async () => {
    expect(readme).toContain(`\`${CHALLENGED}\``);
    const shop = pay(server.addresses.grpc, CHALLENGED);
    const [, link = ''] = await shop.says(/^ {2}(http\S+)$/m);
    const pressed = await fetch(link, {
      method: 'POST',
      body: new URLSearchParams({ outcome: 'approve' }),
      redirect: 'manual',
    });
    expect(pressed.status).toBe(303);
    const { code, output } = await shop.ended;
    expect(code).toBe(0);
    expect(output).toContain('invoice paid');
  });
});

describe('a node that is killed while the bank does not answer', () => {
  test('answered about the invoice until then (P4), and pays it once afterwards', {
    timeout: PATIENCE_MS,
  }, async () => {
    expect(readme).toContain(`\`${TIMES_OUT_AFTER_EXECUTING}\``);
    const dataDir = newFolder();
    const first = await startServer({ ...FREE_PORTS, TURNPIKE_DATA_DIR: dataDir });
    const { grpc, bank } = first.addresses;
    const merchant = connect(grpc, { apiKey: DEMO_KEYS.merchant });
    await merchant.invoicing.ListInvoices({}); // Connected from here on: what follows has until the deadline of the bank's call.
    const shop = pay(grpc, TIMES_OUT_AFTER_EXECUTING);
    const [, invoiceId = ''] = await shop.says(/^invoice +(\S+)$/m);
    while ((await effectsOf(bank)).totals.authorise.count === 0);

    const { payments = [] } = await merchant.invoicing.GetInvoice({ invoiceId });
    const [payment] = payments;
    expect(payment).toMatchObject({ state: 'PAYMENT_STATE_PENDING', step: 'PAYMENT_STEP_PROCESSING_SESSION' });
    const cancel = {
      requestId: 'too-early',
      invoiceId,
      paymentId: payment?.paymentId ?? '',
      reason: 'Changed my mind',
    };
    await expect(merchant.invoicing.CancelPayment(cancel)).rejects.toMatchObject({ code: status.FAILED_PRECONDITION });
    merchant.close();

    first.child.kill('SIGKILL');
    await first.ended;
    const second = await startServer({ ...FREE_PORTS, TURNPIKE_DATA_DIR: dataDir, TURNPIKE_GRPC_ADDRESS: grpc });
    const { code, output } = await shop.ended;
    expect(code).toBe(0);
    expect(output).toContain('invoice paid');
    expect(await effectsOf(second.addresses.bank)).toMatchObject({
      doubled: 0,
      doubledKeys: 0,
      totals: { authorise: { count: 1 }, capture: { count: 1 } },
    });
    second.child.kill('SIGTERM');
    await second.ended;
    rmSync(dataDir, { recursive: true });
  });
});

/** Those of the lines wanted that the text has, each after the one before. */
function inOrder(wanted: readonly string[], lines: readonly string[]): readonly string[] {
  let from = 0;
  return wanted.filter((line) => {
    const at = lines.indexOf(line, from);
    if (at < 0) return false;
    from = at + 1;
    return true;
  });
}

interface Effects {
  readonly doubled: number;
  readonly doubledKeys: number;
  readonly totals: Readonly<Record<'authorise' | 'capture', { readonly count: number }>>;
}

async function effectsOf(bank: string): Promise<Effects> {
  const answer = await fetch(`${bank}/v1/effects`);
  return (await answer.json()) as Effects;
}
