import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SECRETS_FILE } from '../../src/demo-secrets.ts';
import { APPLICATION_STATUSES } from '../../src/domain/application/status.ts';
import { signedMessage } from '../../src/h2h/canonical.ts';
import { parseJson } from '../../src/h2h/json.ts';
import { rsaPublicKey, verifyRsa } from '../../src/h2h/signature.ts';
import { startWholeNode, type WholeNode } from '../kit/whole-node.ts';

/** What docs/h2h.md shows a merchant works as it is shown: its commands, its code, and every request in it. */

interface Signatures {
  signHmac(key: string, body: object, timestamp: string): string;
  signRsa(privateKeyPem: string, body: object, timestamp: string): string;
  isOurs(key: string, text: string, headers: Readonly<Record<string, string>>, nowSeconds?: number): boolean;
}

const file = resolve('examples/h2h/javascript/signature.js');
const { signHmac, signRsa, isOurs } = (await import(file)) as Signatures;
const page = readFileSync('docs/h2h.md', 'utf8');
const hasPython = spawnSync('python3', ['--version']).status === 0;
const PROJECT = '57aff4db-b45d-42bf-bc5f-b7a499a01782';
const README_ADDRESS = 'http://127.0.0.1:8080';
const README_KEYS = 'data/demo-secrets.json';

let node: WholeNode;
let keyFile: string;
let keys: { readonly H2H_HMAC: string; readonly H2H_ALERT_HMAC: string };

beforeAll(async () => {
  node = await startWholeNode();
  keyFile = join(node.dataDir, DEMO_SECRETS_FILE);
  keys = JSON.parse(readFileSync(keyFile, 'utf8'));
}, 60_000);
afterAll(() => node?.stop());

const origin = () => `http://${node.server.addresses.http}`;

async function run(command: string, ...more: readonly string[]) {
  const here = command.replace(README_ADDRESS, origin()).replace(README_KEYS, keyFile);
  const [program = '', ...args] = [...here.trim().split(' '), ...more];
  const child = spawn(program === 'node' ? process.execPath : program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, output, errors };
}

/** Without ids, which differ from run to run, and in the spelling of JSON that both languages share. */
function shapeOf(text: string): readonly string[] {
  return text
    .replace(/h2h_[\w-]{32}/g, 'ID')
    .replace(/order-[0-9a-f-]{36}/g, 'ORDER')
    .replace(/\b22000077\d{8}\b/g, 'CARD')
    .replace(/(?<=[:,]) (?=["\d{t])/g, '')
    .trim()
    .split('\n');
}

describe('the commands of the guide', () => {
  const commands = [...page.matchAll(/<!-- runs -->\n```sh\n(.*)\n```/g)].map(([, command = '']) => command);
  const [, shown = ''] = /```text\n([\s\S]*?)```/.exec(page) ?? [];

  it('are one in JavaScript and one in Python', () => {
    expect(commands.map((command) => command.split(' ')[0])).toEqual(['node', 'python3']);
  });

  it.each(commands)('%s takes a first payin, and prints what the guide shows', async (command) => {
    if (command.startsWith('python3') && !hasPython) return;
    const { code, output, errors } = await run(command);
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(shapeOf(output)).toEqual(shapeOf(shown));
  });

  it.each(commands)('%s says what was refused', async (command) => {
    if (command.startsWith('python3') && !hasPython) return;
    const { code, errors } = await run(command, '500');
    expect(code).toBe(2);
    expect(errors).toContain('invoice_terms_violated');
  });
});

describe('the signatures of the guide', () => {
  const files = [...page.matchAll(/<!-- file: (\S+) -->\n```\w+\n([\s\S]*?)```/g)];
  const [, vector = ''] = /<!-- vector -->\n```json\n([\s\S]*?)```/.exec(page) ?? [];
  const [, timestamp = '', key = '', signature = ''] =
    /signed at `(\d+)` with the key `(\S+)` gives `(\S+)`/.exec(page) ?? [];

  it.each(files.map(([, file = '', code]) => [file, code]))('are those of %s', (file, code) => {
    expect(readFileSync(file, 'utf8')).toBe(code);
  });

  it('give what the guide says, in JavaScript', () => {
    expect(signHmac(key, JSON.parse(vector), timestamp)).toBe(signature);
  });

  it.runIf(hasPython)('give what the guide says, in Python, also of what UTF-16 sorts otherwise', () => {
    const odd = { '\u{1f600}': 1, '\uffff': [true, null, {}], a: 'ü' };
    const script =
      'import json, sys; from signature import sign_hmac\n' +
      'for body in json.load(sys.stdin): print(sign_hmac(sys.argv[1], body, sys.argv[2]))';
    const { stdout } = spawnSync('python3', ['-c', script, key, timestamp], {
      cwd: resolve('examples/h2h/python'),
      input: JSON.stringify([JSON.parse(vector), odd]),
      encoding: 'utf8',
    });
    expect(stdout.trim().split('\n')).toEqual([signature, signHmac(key, odd, timestamp)]);
  });

  it('with an RSA key are taken for those of SHA-256', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const signed = signRsa(privateKey, JSON.parse(vector), timestamp);
    expect(verifyRsa(rsaPublicKey(publicKey), signedMessage(parseJson(vector), timestamp), signed, 'once')).toBe(true);
  });

  const text = JSON.stringify({ status: { status: 'success' }, version: 3, share: 1.5 });
  const signed = { 'x-access-timestamp': '1000', 'x-access-signature': signHmac('k', JSON.parse(text), '1000') };
  const ALERTS = [
    ['is signed', 'k', text, signed, 1_299, true],
    ['was changed', 'k', text.replace('success', 'decline'), signed, 1_000, false],
    ['is old', 'k', text, signed, 1_301, false],
    ['is of the future', 'k', text, signed, 699, false],
    ['has no signature', 'k', text, { 'x-access-timestamp': '1000' }, 1_000, false],
    ['has no time', 'k', text, { 'x-access-signature': signed['x-access-signature'] }, 1_000, false],
    ['is signed with another key', 'other', text, signed, 1_000, false],
  ] as const;

  it.each(ALERTS)('tell of an alert that %s, in JavaScript', (_what, key, body, headers, now, ours) => {
    expect(isOurs(key, body, headers, now)).toBe(ours);
  });

  it.runIf(hasPython)('tell the same of alerts in Python', () => {
    const script =
      'import json, sys; from signature import is_ours\n' +
      'for _, key, body, headers, now, _ in json.load(sys.stdin): print(is_ours(key, body, headers, now))';
    const { stdout } = spawnSync('python3', ['-c', script], {
      cwd: resolve('examples/h2h/python'),
      input: JSON.stringify(ALERTS),
      encoding: 'utf8',
    });
    const wanted = ALERTS.map(([, , , , , ours]) => (ours ? 'True' : 'False'));
    expect(stdout.trim().split('\n')).toEqual(wanted);
  });
});

describe('the requests of the guide', () => {
  const asks = [...page.matchAll(/<!-- asks: (\S+?)(?:, until (\S+))? -->\n```json\n([\s\S]*?)```/g)];

  it('are taken one after the other, and lead where the guide says', { timeout: 60_000 }, async () => {
    expect(asks.length).toBeGreaterThan(10);
    let disputeId = '';
    for (const [, path = '', until, text = ''] of asks) {
      const body = JSON.parse(text);
      if (body.general.dispute_id !== undefined) body.general.dispute_id = disputeId;
      const answer = await post(path, body);
      expect([path, answer]).toEqual([path, expect.not.objectContaining({ code: expect.anything() })]);
      disputeId = String(answer['dispute_id'] ?? disputeId);
      if (until === undefined) continue;
      const flow = /^\/payment\/\w+\/\w+/.exec(path)?.[0] ?? '';
      const general = { project_id: PROJECT, payment_id: body.general.payment_id };
      const look = async () => {
        const { status, sub_status } = await post(`${flow}/info`, { general });
        return sub_status === null ? status : `${status}:${sub_status}`;
      };
      await expect.poll(look, { timeout: 15_000, interval: 25 }).toBe(until);
    }
  });

  let moments = 0;
  async function post(path: string, body: object): Promise<Record<string, unknown>> {
    moments += 1; // A signature counts once, and a second has but one.
    const timestamp = String(Math.floor(Date.now() / 1000) - (moments % 250));
    const response = await fetch(`${origin()}/api/v1${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        'x-access-merchant-id': PROJECT,
        'x-access-timestamp': timestamp,
        'x-access-merchant-algorithm': 'HMAC-SHA512',
        'x-access-signature': signHmac(keys.H2H_HMAC, body, timestamp),
      },
    });
    return (await response.json()) as Record<string, unknown>;
  }
});

it('the guide says of every status what to do', () => {
  const rows = [...page.matchAll(/^\| [\w ,]+ \| `[^|]+\|[^|]+\|$/gm)].map(([row]) => row).join('\n');
  const named = Object.values(APPLICATION_STATUSES).map((each) => ('subStatus' in each ? each.subStatus : each.status));
  expect(named.filter((name) => !rows.includes(`\`${name}\``))).toEqual([]);
});
