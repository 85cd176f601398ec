import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Configuration, Provider } from '../../src/domain/configuration.ts';
import type { CallbackGate } from '../../src/ports/callback-gate.ts';
import { partnerDoors } from '../../src/providers/partner-acquirer/partner-doors.ts';
import { createBridgeServer } from '../../src/web/bridge-server.ts';
import type { HttpServer } from '../../src/web/http-server.ts';
import { providerOf } from '../domain/world.ts';

type Accept = CallbackGate['accept'];

const partnerOf = (id: string, options: Provider['options'] = {}) =>
  providerOf(id, { adapter: 'partner-acquirer', options });
const BODY = '{"request_id":"key-p0"}';
const PATHS = ['/v1/on_payment_completed', '/v1/on_card_saved'] as const;

let server: HttpServer;
let origin: string;
let providers: Configuration['providers'];
let gate: Accept;
let taken: Parameters<Accept>[];

beforeEach(async () => {
  taken = [];
  providers = new Map([partnerOf('partner'), providerOf('bank')].map((each) => [each.id, each]));
  gate = async () => ({ ok: true, response: Buffer.from('an acknowledgement') });
  server = createBridgeServer({
    host: '127.0.0.1',
    port: 0,
    failed: () => {},
    callbacks: {
      accept: (...message) => {
        taken.push(message);
        return gate(...message);
      },
    },
    partners: partnerDoors(() => ({ providers })),
  });
  origin = `http://127.0.0.1:${(await server.start()).port}`;
});
afterEach(() => server.stop());

const post = (path: string, body: string = BODY) => fetch(origin + path, { method: 'POST', body });
const reasonOf = async (response: Response) => JSON.parse(await response.text()).error.reason;

describe.each(PATHS)('%s', (path) => {
  it('O1 answers 200 and nothing else once the callback is durable, without waiting for what it leads to', async () => {
    const response = await post(path);
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(taken).toEqual([['partner', { headers: {}, body: Buffer.from(BODY) }, { atOnce: true }]]);
  });

  it('O1 answers 503 when it could not be stored, so that the partner repeats it', async () => {
    gate = () => Promise.reject(new Error('the disk is away'));
    const response = await post(path);
    expect([response.status, response.headers.has('retry-after')]).toEqual([503, true]);
  });

  it('takes a body of exactly 64 KiB and none that is larger', async () => {
    expect((await post(path, 'x'.repeat(65_536))).status).toBe(200);
    const response = await post(path, 'x'.repeat(65_537));
    expect([response.status, await reasonOf(response)]).toEqual([413, 'BODY_TOO_LARGE']);
    expect(taken).toHaveLength(1);
  });

  it('O4 refuses a body that holds a card number (P9)', async () => {
    const response = await post(path, '{"request_id":"a","maskedPan":"4242 4242 4242 4242"}');
    expect([response.status, await reasonOf(response)]).toEqual([422, 'CARD_DATA_NOT_ALLOWED']);
    expect(taken).toEqual([]);
  });

  it('takes nothing by GET', async () => {
    expect((await fetch(origin + path)).status).toBe(404);
  });

  it('O2 O3 a body that is no callback, a provider that is no partner and an address that may not call look the same', async () => {
    gate = async () => 'unknown';
    const answers = [await post(path), await post(`${path}/bank`), await post(`${path}/nobody`)];
    providers = new Map([['partner', partnerOf('partner', { callback_allow: '203.0.113.0/24' })]]);
    answers.push(await post(path));
    const seen = await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`));
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toMatch(/^404 /);
    expect(taken).toHaveLength(1);
  });

  it('means the one partner that there is, or the one that it names', async () => {
    expect((await post(`${path}/partner`)).status).toBe(200);
    providers = new Map([...providers, ['second', partnerOf('second')]]);
    expect((await post(path)).status).toBe(404);
    expect((await post(`${path}/second`)).status).toBe(200);
    expect(taken.map(([providerId]) => providerId)).toEqual(['partner', 'second']);
  });
});

describe('the list of addresses that may call back', () => {
  const allows = (list: string, address: string) =>
    partnerDoors(() => ({ providers: new Map([['partner', partnerOf('partner', { callback_allow: list })]]) }))(
      undefined,
    )?.allows(address);

  it.each([
    ['203.0.113.7', '203.0.113.7', true],
    ['203.0.113.7', '203.0.113.8', false],
    ['203.0.113.0/24, 198.51.100.1', '203.0.113.255', true],
    ['203.0.113.0/24, 198.51.100.1', '198.51.100.1', true],
    ['203.0.113.0/24', '203.0.114.0', false],
    ['203.0.113.0/24', '::ffff:203.0.113.9', true],
    ['2001:db8::/32', '2001:db8::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['', '203.0.113.7', false],
    ['everybody', '203.0.113.7', false],
    ['203.0.113.0/99', '203.0.113.7', false],
  ])('%j of %s is %s', (list, address, allowed) => {
    expect(allows(list, address)).toBe(allowed);
  });
});
