import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '../../src/domain/errors.ts';
import type { CallbackGate } from '../../src/ports/callback-gate.ts';
import type { CallbackMessage } from '../../src/ports/provider.ts';
import type { HttpServer } from '../../src/web/http-server.ts';
import type { ReturnView } from '../../src/web/return-routes.ts';
import { createWebServer } from '../../src/web/web-server.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';

type Accepted = Awaited<ReturnType<CallbackGate['accept']>>;

/** Our own answers; the shape is what the tests look at. */
const jsonOf = async (response: Response) => JSON.parse(await response.text());
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const acknowledged = (response: string): Accepted => ({ ok: true, response: Buffer.from(response) });

describe('the web listener', () => {
  const clock = handCrankedClock();
  let server: HttpServer;
  let origin: string;
  let gate: (providerId: string, message: CallbackMessage) => Promise<Accepted>;
  let returned: (tag: string) => Promise<void>;
  let resolveReturn: (tag: string) => Promise<ReturnView | undefined>;
  let taken: { readonly providerId: string; readonly message: CallbackMessage }[];
  let failures: unknown[];
  let answers: { readonly route: string; readonly status: number }[];

  beforeEach(async () => {
    taken = [];
    failures = [];
    answers = [];
    gate = async () => acknowledged('');
    returned = async () => {};
    resolveReturn = async () => undefined;
    server = createWebServer({
      host: '127.0.0.1',
      port: 0,
      callbacks: {
        accept: (providerId, message) => {
          taken.push({ providerId, message });
          return gate(providerId, message);
        },
      },
      callbackHeaders: ['x-acquirer-sign'],
      payerReturned: (tag) => returned(tag),
      resolveReturn: (tag) => resolveReturn(tag),
      clock,
      failed: (error) => failures.push(error),
      answered: (route, status) => answers.push({ route, status }),
    });
    origin = `http://127.0.0.1:${(await server.start()).port}`;
  });
  afterEach(() => server.stop());

  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${origin}${path}`, { method: 'POST', body, headers });
  const reasonOf = async (response: Response) => (await jsonOf(response)).error.reason;

  describe('at /callbacks', () => {
    it.each([
      ['application/json', '{"id": "evt_1"}'],
      ['application/x-www-form-urlencoded', 'id=evt_1&status=ok'],
      ['text/xml', '<event id="1"/>'],
      ['no/such type; at=all', 'anything'],
      ['application/json', 'not JSON'],
    ])('B1 takes a body of type %s as the bytes it is', async (type, body) => {
      const response = await post('/callbacks/bank', body, { 'content-type': type });
      expect(response.status).toBe(200);
      expect(taken).toHaveLength(1);
      expect(taken[0]?.providerId).toBe('bank');
      expect(text(taken[0]?.message.body ?? Buffer.alloc(0))).toBe(body);
      expect(taken[0]?.message.headers['content-type']).toBe(type);
    });

    it('takes a callback without a body, and bytes without a type', async () => {
      expect((await fetch(`${origin}/callbacks/bank`, { method: 'POST' })).status).toBe(200);
      expect((await post('/callbacks/bank', new Uint8Array([0, 255, 1]))).status).toBe(200);
      expect(taken.map(({ message }) => [...message.body])).toEqual([[], [0, 255, 1]]);
    });

    it('takes the query of a GET as the body', async () => {
      expect((await fetch(`${origin}/callbacks/bank?id=1&state=a%20b`)).status).toBe(200);
      expect(taken.map(({ message }) => text(message.body))).toEqual(['id=1&state=a%20b']);
    });

    it('does nothing at a HEAD', async () => {
      expect((await fetch(`${origin}/callbacks/bank?id=1`, { method: 'HEAD' })).status).toBe(404);
      expect(taken).toEqual([]);
    });

    it("answers with the provider's acknowledgement", async () => {
      gate = async () => acknowledged('{"received": true}');
      const json = await post('/callbacks/bank', 'x');
      expect([json.headers.get('content-type'), await json.text()]).toEqual([
        'application/json; charset=utf-8',
        '{"received": true}',
      ]);
      gate = async () => acknowledged('OK');
      const plain = await post('/callbacks/bank', 'x');
      expect([plain.headers.get('content-type'), await plain.text()]).toEqual(['text/plain; charset=utf-8', 'OK']);
    });

    it('B1 answers 200 to a callback that is stored and cannot be brought to its invoice yet', async () => {
      gate = async () => refuse('OVERLOADED', 'Too many requests wait');
      const response = await post('/callbacks/bank', 'x');
      expect([response.status, await response.text()]).toEqual([200, '']);
    });

    it('B1 answers 503 when the callback could not be stored, and keeps the cause to itself', async () => {
      gate = () => Promise.reject(new Error('disk full at /var/lib'));
      const response = await post('/callbacks/bank', 'x');
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      const body = await response.text();
      expect(JSON.parse(body).error.reason).toBe('JOURNAL_UNAVAILABLE');
      expect(body).not.toContain('disk');
      expect(failures).toEqual([new Error('disk full at /var/lib')]);
    });

    it.each([
      '{"card": "4242424242424242"}',
      '{"card": 4242424242424242}',
      'pan=4242+4242+4242+4242&x=1',
      'pan=4242%204242%204242%204242',
      'My card is 5555-5555-5555-4444.',
    ])('B2 refuses %s', async (body) => {
      const response = await post('/callbacks/bank', body);
      expect(response.status).toBe(422);
      expect(await reasonOf(response)).toBe('CARD_DATA_NOT_ALLOWED');
      expect(taken).toEqual([]);
    });

    it('B2 refuses a card number in UTF-16, and in the query of a GET', async () => {
      const wide = await post('/callbacks/bank', new Uint8Array(Buffer.from('pan 4242424242424242', 'utf16le')));
      const query = await fetch(`${origin}/callbacks/bank?pan=4242424242424242`);
      expect([wide.status, query.status]).toEqual([422, 422]);
      expect(taken).toEqual([]);
    });

    it('B2 takes numbers that are as long as a card number and are none', async () => {
      const body = '{"time": 1768478400000, "order": "4242424242424241", "trace": "42424242424242424242424242"}';
      expect((await post('/callbacks/bank', body)).status).toBe(200);
    });

    it('B2 does not take a compressed body, which it could not read', async () => {
      const response = await post('/callbacks/bank', 'x', { 'content-encoding': 'gzip' });
      expect([response.status, await reasonOf(response)]).toEqual([415, 'UNSUPPORTED_ENCODING']);
      expect(taken).toEqual([]);
    });

    it('B3 passes on listed headers only', async () => {
      const headers = { 'Bank-Signature': 't=1', 'X-Acquirer-Sign': 'abc', Authorization: 'Bearer key', Cookie: 'a=b' };
      await post('/callbacks/bank', 'x', { 'content-type': 'text/plain', ...headers });
      expect(taken.map(({ message }) => message.headers)).toEqual([
        { 'content-type': 'text/plain', 'bank-signature': 't=1', 'x-acquirer-sign': 'abc' },
      ]);
    });

    it('B4 answers 404 for a provider that it does not know', async () => {
      gate = async () => 'unknown';
      const response = await post('/callbacks/nobody', 'x');
      expect([response.status, await reasonOf(response)]).toEqual([404, 'NOT_FOUND']);
    });

    it('refuses a body over 256 KiB, and takes one of exactly that', async () => {
      const most = 256 * 1024;
      expect((await post('/callbacks/bank', 'x'.repeat(most))).status).toBe(200);
      const response = await post('/callbacks/bank', 'x'.repeat(most + 1));
      expect([response.status, await reasonOf(response)]).toEqual([413, 'BODY_TOO_LARGE']);
      expect(taken).toHaveLength(1);
    });
  });

  describe('at /return', () => {
    const back = (tag = 'shop~invoice~payment~0') =>
      fetch(`${origin}/return/${encodeURIComponent(tag)}`, { redirect: 'manual' });

    it('V1 asks the provider first, then sends the payer to the merchant', async () => {
      const steps: string[] = [];
      returned = async (tag) => void steps.push(`asked ${tag}`);
      resolveReturn = async (tag) => {
        steps.push(`resolved ${tag}`);
        return { status: 'pending', redirectUrl: 'https://shop.example/thanks?order=1' };
      };
      const response = await back();
      expect([response.status, response.headers.get('location')]).toEqual([303, 'https://shop.example/thanks?order=1']);
      expect(steps).toEqual(['asked shop~invoice~payment~0', 'resolved shop~invoice~payment~0']);
    });

    it.each([
      ['paid', 'Payment received'],
      ['failed', 'Payment not completed'],
    ] as const)('shows a page of its own when the payment is %s and the merchant has none', async (status, title) => {
      resolveReturn = async () => ({ status });
      const response = await back();
      const page = await response.text();
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page).toContain(`<h1>${title}</h1>`);
      expect(page).toContain('<html lang="en">');
      expect(page).not.toContain('<script');
    });

    it('allows the page its own style and nothing else', async () => {
      resolveReturn = async () => ({ status: 'paid' });
      const response = await back();
      const policy = response.headers.get('content-security-policy') ?? '';
      const style = /<style>(.*)<\/style>/s.exec(await response.text())?.[1] ?? '';
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(style))).toString('base64');
      expect(policy.split('; ')).toEqual(
        expect.arrayContaining(["default-src 'none'", `style-src 'sha256-${digest}'`, "frame-ancestors 'none'"]),
      );
    });

    it('waits a moment for a bank that is about to answer', async () => {
      let looks = 0;
      resolveReturn = async () => {
        looks += 1;
        if (looks === 1) queueMicrotask(() => setImmediate(() => clock.advance(500)));
        return { status: looks === 1 ? 'pending' : 'paid' };
      };
      expect(await (await back()).text()).toContain('Payment received');
    });

    it('offers to check again when the bank has not answered in that moment', async () => {
      resolveReturn = async () => {
        setImmediate(() => clock.advance(500));
        return { status: 'pending' };
      };
      const page = await (await back()).text();
      expect(page).toContain('Please do not pay again');
      expect(page).toContain('<a href="">Check again</a>');
    });

    it('V2 shows what is not known as pending, and reports why', async () => {
      resolveReturn = () => Promise.reject(new Error('journal is down'));
      const response = await back();
      expect(response.status).toBe(200);
      const page = await response.text();
      expect(page).toContain('Your payment is being checked');
      expect(page).not.toContain('journal');
      expect(failures).toEqual([new Error('journal is down')]);
    });

    it('V2 goes on when the provider could not be asked', async () => {
      returned = () => Promise.reject(new Error('overloaded'));
      resolveReturn = async () => ({ status: 'paid' });
      expect(await (await back()).text()).toContain('Payment received');
      expect(failures).toHaveLength(1);
    });

    it.each(['javascript:alert(1)', 'data:text/html,x', '/relative'])(
      'never sends the payer to %s',
      async (redirectUrl) => {
        resolveReturn = async () => ({ status: 'paid', redirectUrl });
        const response = await back();
        expect([response.status, response.headers.get('location')]).toEqual([200, null]);
      },
    );

    it('says that a tag belongs to no payment', async () => {
      const response = await back('x'.repeat(200));
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('Payment not found');
    });
  });

  describe('at any path', () => {
    it('W1 forbids sniffing, caching, framing and outside sources, in errors too', async () => {
      for (const path of ['/callbacks/bank', '/nothing']) {
        const { headers } = await post(path, 'x');
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('cache-control')).toBe('no-store');
        expect(headers.get('referrer-policy')).toBe('no-referrer');
        expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      }
    });

    it.each([
      ['/nothing', 404],
      ['/return/%E0%A4%A', 400],
      ['/callbacks/%', 400],
      ['/callbacks/', 404],
    ])('W2 answers %s with a reason and a sentence', async (path, status) => {
      const response = await post(path, 'x');
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual({
        error: { reason: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String) },
      });
      expect(taken.filter(({ providerId }) => providerId !== '')).toEqual([]);
      expect(failures).toEqual([]);
    });

    it('tells the pattern of each answered path, never the path', async () => {
      await post('/callbacks/bank', 'x');
      await post('/a/path/of/my/own', 'x');
      await server.stop();
      expect(answers).toEqual([
        { route: '/callbacks/:providerId', status: 200 },
        { route: 'none', status: 404 },
      ]);
    });

    it('W3 answers what has arrived before it stops', async () => {
      const entered = Promise.withResolvers<void>();
      const release = Promise.withResolvers<void>();
      gate = async () => {
        entered.resolve();
        await release.promise;
        return acknowledged('late');
      };
      const response = post('/callbacks/bank', 'x');
      await entered.promise;
      const stopped = server.stop();
      release.resolve();
      expect(await (await response).text()).toBe('late');
      await stopped;
      await expect(post('/callbacks/bank', 'x')).rejects.toThrow();
    });
  });
});
