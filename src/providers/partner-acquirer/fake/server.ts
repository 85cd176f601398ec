import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { readPublicKey } from '../check-value.ts';
import { callbackCourier } from './callback-courier.ts';
import { paymentPage, TEST_CARDS } from './page.ts';
import { createFakePartner, type Reply } from './partner.ts';
import { type Effect, type Operation, openPartnerBook } from './partner-book.ts';
import { SWITCHES, type Switch, switchboard } from './switches.ts';

/**
 * The fake partner on a port: `initSession`, `completeMerchantAcquiring`, `processPaymentReversal` and `paymentStatus` under
 * `/api/e-commerce/v1`, its payment page, and `/admin/switches`, `/admin/effects`, `/admin/operations` for tests and people.
 */
export interface RunningPartner {
  /** Of the API, without a slash at the end: what `base_url` is. */
  readonly baseUrl: string;
  readonly url: string;
  set(switches: readonly Switch[]): void;
  effects(): readonly Effect[];
  operations(): readonly Operation[];
  /** Cuts connections; callbacks that are on their way are not repeated. */
  close(): Promise<void>;
}

export interface PartnerServerOptions {
  readonly merchantId: string;
  /** P-521 in PEM; the public half is enough. Several of them while a key is rotated. */
  readonly paymentKeys: readonly string[];
  readonly reversalKeys: readonly string[];
  readonly host?: string;
  readonly port?: number;
  readonly publicUrl?: string;
  readonly dataFile?: string;
  readonly switches?: readonly Switch[];
  readonly cardTokens?: readonly string[];
  readonly nowMs?: () => number;
  readonly sessionLifeMs?: number;
  /** How late a slow status is, and how late what was answered with 503 is done. */
  readonly slowMs?: number;
  readonly laterMs?: number;
  readonly callbackRetryMs?: number;
}

const API = '/api/e-commerce/v1/';
const MAX_BODY_BYTES = 64 * 1024;
const switchesBody = z.object({ switches: z.array(z.enum(SWITCHES)) });

export async function startFakePartner(options: PartnerServerOptions): Promise<RunningPartner> {
  const { nowMs = Date.now, slowMs = 300, laterMs = 50 } = options;
  const book = openPartnerBook(options.dataFile);
  const switches = switchboard(options.switches);
  const courier = callbackCourier(options.callbackRetryMs ?? 500);
  const timers = new Set<NodeJS.Timeout>();
  let url = '';
  const partner = createFakePartner({
    merchantId: options.merchantId,
    paymentKeys: keysOf(options.paymentKeys),
    reversalKeys: keysOf(options.reversalKeys),
    book,
    switches,
    nowMs,
    publicUrl: () => options.publicUrl ?? url,
    sessionLifeMs: options.sessionLifeMs ?? 15 * 60_000,
    cardTokens: options.cardTokens ?? [],
  });

  const after = (delayMs: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, delayMs);
    timers.add(timer);
  };

  const send = (response: ServerResponse, { status, type, body, location }: Plain): void => {
    if (response.destroyed) return;
    response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) });
    response.end(body);
  };

  const deliver = async (response: ServerResponse, reply: Reply): Promise<void> => {
    for (const callback of reply.before ?? []) await courier.bring(callback);
    const leave = (): void => {
      // Who never answers holds the connection until the other side lets go.
      if (reply.silent !== true) send(response, json(reply.body, reply.status));
      for (const callback of reply.after ?? []) void courier.bring(callback);
    };
    if (reply.slow === true) after(slowMs, leave);
    else leave();
    const { later } = reply;
    if (later === undefined) return;
    after(laterMs, () => {
      for (const callback of later()) void courier.bring(callback);
    });
  };

  const administer = (path: string, method: string, body: string): Plain => {
    if (path === 'effects') return json({ effects: book.effects() });
    if (path === 'operations') return json({ operations: book.operations() });
    if (path !== 'switches') return NO_SUCH_PATH;
    const read = method === 'PUT' ? switchesBody.safeParse(parse(body)) : undefined;
    if (read?.success === false)
      return { status: 400, type: 'text/plain', body: `switches are ${SWITCHES.join(', ')}` };
    if (read !== undefined) switches.set(read.data.switches);
    return json({ switches: switches.on() });
  };

  const page = (sessionId: string, method: string, body: string): Plain => {
    const operation = partner.pageOf(sessionId);
    if (operation === undefined) return NO_SUCH_PATH;
    if (method !== 'POST') return { status: 200, type: 'text/html; charset=utf-8', body: paymentPage(operation) };
    const form = new URLSearchParams(body);
    const choice = form.get('choice');
    const card = choice === 'save' ? TEST_CARDS[Number(form.get('card') ?? 0)] : undefined;
    const approve = choice === 'save' || choice === 'pay';
    const { after: callbacks = [] } = partner.pay(sessionId, { approve, ...(card === undefined ? {} : { card }) });
    for (const callback of callbacks) void courier.bring(callback);
    return { status: 303, type: 'text/plain', body: '', location: operation.page?.returnUrl ?? '/' };
  };

  const handle = async (
    { method = 'GET', url: target = '/' }: IncomingMessage,
    response: ServerResponse,
    body: string,
  ) => {
    const [path = '/'] = target.split('?');
    const plain = path.startsWith('/admin/')
      ? administer(path.slice('/admin/'.length), method, body)
      : path.startsWith('/pay/')
        ? page(path.slice('/pay/'.length), method, body)
        : path.startsWith(API) && method === 'POST'
          ? undefined
          : NO_SUCH_PATH;
    if (plain !== undefined) send(response, plain);
    else await deliver(response, partner.call(path.slice(API.length), parse(body)));
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) request.destroy();
    });
    request.on('end', () => {
      handle(request, response, Buffer.concat(chunks).toString()).catch(() =>
        send(response, { status: 500, type: 'text/plain', body: 'a bug' }),
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const { address, port, family } = server.address() as AddressInfo;
  url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;

  return {
    url,
    baseUrl: `${url}${API.slice(0, -1)}`,
    set: switches.set,
    effects: book.effects,
    operations: book.operations,
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([stopped, courier.close()]);
      book.close();
    },
  };
}

interface Plain {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly location?: string;
}

const NO_SUCH_PATH: Plain = { status: 404, type: 'text/plain', body: 'no such path' };

function json(value: object, status = 200): Plain {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

function keysOf(pems: readonly string[]) {
  return pems.map((pem) => {
    const key = readPublicKey(pem);
    if (key === undefined) throw new Error('a key of the partner is no P-521 key in PEM');
    return key;
  });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
