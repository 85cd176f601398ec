import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { signedMessage } from '../../src/h2h/canonical.ts';
import { parseJson } from '../../src/h2h/json.ts';
import { signRsa } from '../../src/h2h/signature.ts';
import { type Desk, PROJECT, paymentId, startDesk, URLS, until } from '../h2h/desk.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { failureOf } from '../rpc/rich-error.ts';

/** Cash desks that are not the demo's: other keys, low rates, one that is disabled, one of another party. */

const rsaPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const [old, current, retired] = [rsaPair(), rsaPair(), rsaPair()];

let desk: Desk;
let folder: string;
let receiver: Receiver;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'turnpike-desks-'));
  receiver = await startReceiver();
  const at = (path: string) => `${receiver.url}/${path}`;
  const document = parse(readFileSync(new URL('../../config/demo.yaml', import.meta.url), 'utf8'));
  const demo = document.cash_desks[PROJECT];
  const rsa = (id: string, publicKey: string, notAfter?: string) => ({
    id,
    algorithm: 'RSA-SHA256',
    public_key: publicKey,
    ...(notAfter === undefined ? {} : { not_after: notAfter }),
  });
  document.cash_desks = {
    [PROJECT]: {
      ...demo,
      request_keys: [
        ...demo.request_keys,
        rsa('old', old.publicKey, '2099-01-01T00:00:00Z'),
        rsa('current', current.publicKey),
        rsa('retired', retired.publicKey, '2020-01-01T00:00:00Z'),
      ],
    },
    disabled: { ...demo, disabled: true },
    told: { ...demo, urls: { informative: at('on-the-way'), success: at('paid'), decline: at('refused') } },
    slow: { ...demo, rate_limits: { create: { per_second: 0.02, burst: 2 }, read: { per_second: 0.02, burst: 3 } } },
  };
  document.api_keys = Object.fromEntries(
    Object.entries<Record<string, unknown>>(document.api_keys).map(([id, key]) => [
      id,
      key['party'] === undefined ? key : { ...key, rate_limit: { per_second: 0.02, burst: 30 } },
    ]),
  );
  const file = join(folder, 'configuration.yaml');
  writeFileSync(file, stringify(document));
  desk = await startDesk({ environment: { TURNPIKE_CONFIG: file } });
}, 60_000);
afterAll(async () => {
  await desk?.stop();
  await receiver?.close();
  rmSync(folder, { recursive: true });
});

describe('a cash desk with RSA keys', () => {
  const ask = (pair: typeof old, token?: string) => {
    const body = JSON.stringify({ general: { project_id: PROJECT } });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = signRsa(pair.privateKey, signedMessage(parseJson(body), timestamp));
    const headers = token === undefined ? {} : { 'x-access-token': token };
    return desk.post('/balance/info', body, { timestamp, signature, algorithm: 'RSA-SHA256', headers });
  };
  const tokenOf = ({ publicKey }: typeof old) =>
    publicKey
      .replace(/-----[A-Z ]+-----|\n/g, '')
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');

  it('is known by its keys, the old and the new one while they are changed', async () => {
    expect((await ask(current)).status).toBe(200);
    expect((await ask(old)).status).toBe(200);
    expect((await ask(current, tokenOf(current))).status).toBe(200);
    expect((await ask(current, `${tokenOf(current)}==`)).status).toBe(200);
  });

  it('is not known by a key whose time is over, by none of its own, or by one that it does not name', async () => {
    for (const answer of [await ask(retired), await ask(rsaPair()), await ask(current, tokenOf(old))]) {
      expect([answer.status, answer.body.code]).toEqual([401, 'invalid_signature']);
    }
  });
});

describe('a cash desk that is disabled', () => {
  it('is refused at both doors, once the signature is right', async () => {
    const body = { general: { project_id: 'disabled' } };
    const answer = await desk.post('/balance/info', body, { merchantId: 'disabled' });
    expect([answer.status, answer.body.code]).toEqual([403, 'project_disabled']);
    const unsigned = await desk.post('/balance/info', body, { merchantId: 'disabled', signature: 'AAAA' });
    expect(unsigned.status).toBe(401);
    const failure = await failureOf(desk.grpc.GetBalance({ projectId: 'disabled' }));
    expect([failure.code, failure.reason]).toEqual(['PERMISSION_DENIED', 'PROJECT_DISABLED']);
    expect((await desk.operator.GetBalance({ projectId: 'disabled' })).balances).toHaveLength(2);
  });
});

describe('a cash desk with URLs of its own', () => {
  it('is told there what a payment says no URL for, each status at its address', async () => {
    const create = (amount: number, urls: object) =>
      desk.post(
        '/payment/p2p/payin',
        {
          general: { project_id: 'told', payment_id: paymentId(), ...urls },
          payment: { method: 'card-p2p', amount, currency: 'RUB' },
        },
        { merchantId: 'told' },
      );
    expect((await create(10_000, {})).status).toBe(200);
    expect((await create(10_000, { merchant_success_callback_url: `${receiver.url}/own` })).status).toBe(200);
    await vi.waitFor(
      () => {
        const told = receiver.got.map(({ path }) => path.split('/').at(-1));
        expect(told).toEqual(expect.arrayContaining(['on-the-way', 'paid', 'own']));
      },
      { timeout: 20_000 },
    );
  });
});

describe('a cash desk with low rates', () => {
  const create = () =>
    desk.post(
      '/payment/p2p/payin',
      {
        general: { project_id: 'slow', payment_id: paymentId(), ...URLS },
        payment: { method: 'card-p2p', amount: 10_000, currency: 'RUB' },
      },
      { merchantId: 'slow' },
    );

  it('H2 is told when to come back, through both doors together, and reads go apart from creations', async () => {
    expect((await create()).status).toBe(200);
    const answer = await until(create, ({ status }) => status !== 200);
    expect([answer.status, answer.body.code]).toEqual([429, 'rate_limited']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(1);
    // Its card is not even looked at: what is over the rate leaves nothing in the vault.
    const byCard = {
      general: { project_id: 'slow', payment_id: paymentId(), ...URLS },
      payment: { method: 'card-ecom', amount: 10_000, currency: 'RUB' },
      card: { pan: '4242424242424241', expiry_month: 12, expiry_year: 2030, cvv: '123' },
    };
    expect((await desk.post('/payment/ecom/payin', byCard, { merchantId: 'slow' })).status).toBe(429);
    const readOverHttp = () => desk.post('/balance/info', { general: { project_id: 'slow' } }, { merchantId: 'slow' });
    expect((await readOverHttp()).status).toBe(200);
    await until(readOverHttp, ({ status }) => status === 429);
    const failure = await failureOf(desk.grpc.GetBalance({ projectId: 'slow' }));
    expect([failure.code, failure.reason, failure.details]).toEqual([
      'RESOURCE_EXHAUSTED',
      'RATE_LIMITED',
      ['ErrorInfo', 'RetryInfo'],
    ]);
    expect(Number(failure.metadata['retry_after_ms'])).toBeGreaterThan(0);
    expect(failure.all['RetryInfo']).toHaveProperty('retry_delay');
  });
});

describe('a credential with a rate', () => {
  it('is refused beyond its burst, by single calls and by commands of a stream alike; another one is not', async () => {
    const client = desk.node.client();
    const calls = Array.from({ length: 40 }, () => client.invoicing.GetInvoice({ invoiceId: 'none' }));
    const failures = await Promise.all(calls.map((call) => failureOf(call)));
    const limited = failures.filter(({ reason }) => reason === 'RATE_LIMITED');
    expect(limited.length).toBeGreaterThan(5);
    expect(limited.length).toBeLessThan(40);
    const stream = client.execute();
    const answered = new Promise((resolve) => stream.once('data', resolve));
    stream.write({ tag: 't', getInvoice: { invoiceId: 'none' } });
    expect(await answered).toMatchObject({ tag: 't', status: { code: 8 } });
    stream.end();
    const operator = desk.node.client('operator');
    expect((await failureOf(operator.invoicing.GetInvoice({ partyId: 'demo', invoiceId: 'none' }))).reason).toBe(
      'INVOICE_NOT_FOUND',
    );
  });
});
