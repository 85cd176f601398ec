import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRate } from '../../src/base/token-buckets.ts';
import type { Configuration, Provider } from '../../src/domain/configuration.ts';
import { partnerDoors } from '../../src/providers/partner-acquirer/partner-doors.ts';
import { createBridgeServer } from '../../src/web/bridge-server.ts';
import { createCallbackRates, DEFAULT_CALLBACK_RATE } from '../../src/web/callback-rates.ts';
import type { HttpServer } from '../../src/web/http-server.ts';
import { createWebServer } from '../../src/web/web-server.ts';
import { providerOf } from '../domain/world.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';

const partnerOf = (id: string, options: Provider['options']) =>
  providerOf(id, { adapter: 'partner-acquirer', options });

const doors = ['a node', 'a bridge'] as const;
const paths = ['/callbacks/slow', '/v1/on_payment_completed/slow', '/v1/on_card_saved/slow'];

describe.each(doors)('callbacks at %s', (door) => {
  let clock: ReturnType<typeof handCrankedClock>;
  let providers: Configuration['providers'];
  let server: HttpServer;
  let origin: string;
  let taken: string[];

  beforeEach(async () => {
    clock = handCrankedClock();
    taken = [];
    const slow = partnerOf('slow', { callback_rate: '2/3' });
    providers = new Map([slow, partnerOf('other', {}), providerOf('bank')].map((each) => [each.id, each]));
    const options = {
      host: '127.0.0.1',
      port: 0,
      failed: () => {},
      callbacks: {
        accept: async (providerId: string, { body }: { readonly body: Uint8Array }) => {
          taken.push(`${providerId} ${Buffer.from(body)}`);
          return { ok: true, response: new Uint8Array() } as const;
        },
      },
      partners: partnerDoors(() => ({ providers })),
      callbackRates: createCallbackRates(() => ({ providers }), clock),
    };
    const ofNode = { payerReturned: async () => {}, resolveReturn: async () => undefined, clock };
    server = door === 'a node' ? createWebServer({ ...options, ...ofNode }) : createBridgeServer(options);
    origin = `http://127.0.0.1:${(await server.start()).port}`;
  });
  afterEach(() => server.stop());

  const post = (path: string, body: string) => fetch(origin + path, { method: 'POST', body });

  it.each(paths)('at %s are taken as fast as their provider may, and told when to come again', async (path) => {
    const answers: Response[] = [];
    for (const body of ['1', '2', '3', '4']) answers.push(await post(path, body));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[3]?.headers.get('retry-after')).toBe('1');
    expect(JSON.parse((await answers[3]?.text()) ?? '').error.reason).toBe('RATE_LIMITED');
    expect(taken).toEqual(['slow 1', 'slow 2', 'slow 3']);
  });

  it('lose nothing: what is repeated as it was asked for is taken', async () => {
    const waiting = Array.from({ length: 12 }, (_, no) => `${no}`);
    while (waiting.length > 0) {
      const [body = ''] = waiting;
      const { status, headers } = await post('/callbacks/slow', body);
      if (status === 200) waiting.shift();
      else clock.advance(Number(headers.get('retry-after')) * 1000);
    }
    expect(taken).toEqual(Array.from({ length: 12 }, (_, no) => `slow ${no}`));
  });

  it('of one provider use the same rate at all of its paths, and none of another one', async () => {
    for (const path of paths) expect((await post(path, 'x')).status).toBe(200);
    for (const path of paths) expect((await post(path, 'x')).status).toBe(429);
    for (const path of ['/callbacks/bank', '/callbacks/other', '/v1/on_card_saved/other']) {
      expect((await post(path, 'x')).status).toBe(200);
    }
  });

  it('from an address that may not call use nothing up', async () => {
    const closed = partnerOf('slow', { callback_rate: '1/1', callback_allow: '203.0.113.0/24' });
    providers = new Map([['slow', closed]]);
    for (let count = 0; count < 3; count += 1) expect((await post('/v1/on_card_saved/slow', 'x')).status).toBe(404);
    expect((await post('/callbacks/slow', 'x')).status).toBe(200);
  });
});

it('a storm of ten thousand callbacks passes where the configuration says no rate', () => {
  const clock = handCrankedClock();
  const bank = providerOf('bank');
  const rates = createCallbackRates(() => ({ providers: new Map([['bank', bank]]) }), clock);
  for (let count = 0; count < DEFAULT_CALLBACK_RATE.burst; count += 1) expect(rates('bank')).toBe(0);
  expect(rates('bank')).toBeGreaterThan(0);
  expect(DEFAULT_CALLBACK_RATE.burst).toBeGreaterThan(10_000);
});

it.each([
  ['500', { perSecond: 500, burst: 1_000 }],
  ['500/2000', { perSecond: 500, burst: 2_000 }],
  ['0', undefined],
  ['5/0', undefined],
  ['many', undefined],
  ['1.5', undefined],
  ['-1', undefined],
])('a rate of %s is %o', (text, rate) => {
  expect(parseRate(text)).toEqual(rate);
});
