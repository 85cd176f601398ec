import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { type SandboxBankOptions, startSandboxBank } from '../../src/providers/sandbox-bank/server.ts';

/** A running bank, a client that speaks to it over the socket, and a shop that collects its callbacks. */

export const SECRET = 'callback-secret-of-the-tests';

export type Json = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Json;
}

export interface ReceivedCallback {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly json: Json;
}

/** A shop's endpoint. `respond` decides the status of each answer. */
export async function callbackReceiver(
  respond: (callback: ReceivedCallback, no: number) => number | Promise<number> = () => 200,
) {
  const received: ReceivedCallback[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const callback = {
      headers: incoming.headers as Record<string, string>,
      body,
      json: JSON.parse(body.toString()) as Json,
    };
    received.push(callback);
    const status = await respond(callback, received.length);
    response.writeHead(status).end();
    for (const wait of waiting) if (received.length >= wait.count) wait.resolve();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks/sandbox-bank`,
    received,
    /** Resolves once this many callbacks have come in all. */
    async arrived(count: number): Promise<readonly ReceivedCallback[]> {
      if (received.length < count) await new Promise<void>((resolve) => waiting.push({ count, resolve }));
      return received;
    },
    async close() {
      const stopped = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await stopped;
    },
  };
}

export async function bankAndClient(options: Partial<SandboxBankOptions> = {}) {
  const bank = await startSandboxBank({ secret: SECRET, slowMs: 20, callbackRetryMs: 1, ...options });
  const agent = new Agent();
  let count = 0;

  async function call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, key?: string): Promise<Answer> {
    const response = await request(path.startsWith('http') ? path : `${bank.url}${path}`, {
      method,
      dispatcher: agent,
      headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.body.text();
    return {
      status: response.statusCode,
      headers: response.headers,
      body: text.startsWith('{') ? (JSON.parse(text) as Json) : { text },
    };
  }

  const fresh = (word: string): string => {
    count += 1;
    return `${word}-${count}`;
  };

  return {
    url: bank.url,
    agent,
    call,
    fresh,
    /** An authorisation of an ordinary card, unless told otherwise. */
    order: (fields: Json & { readonly card?: Json } = {}): Json => ({
      amountMinor: '10000',
      currency: 'RUB',
      reference: fresh('order'),
      ...fields,
      card: { pan: '4242424242424242', expiry: '12/30', cvv: '123', ...fields.card },
    }),
    authorise: (body: Json, key = fresh('key')) => call('POST', '/v1/payments', body, key),
    followUp: (verb: 'capture' | 'void' | 'refund', paymentId: unknown, body: Json = {}, key = fresh('key')) =>
      call('POST', `/v1/payments/${paymentId}/${verb}`, body, key),
    statusOf: (key: string) => call('GET', `/v1/operations/${key}`),
    payment: async (paymentId: unknown) => (await call('GET', `/v1/payments/${paymentId}`)).body,
    effects: async () => (await call('GET', '/v1/effects')).body,
    script: (reference: string, operations: Json) => call('POST', '/v1/script', { reference, operations }),
    async close() {
      await agent.destroy();
      await bank.close();
    },
  };
}

export type BankClient = Awaited<ReturnType<typeof bankAndClient>>;
