import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallbackMessage } from '../../ports/provider.ts';
import { parseFields } from './client.ts';
import { SIGNATURE_HEADER, signCallback } from './signature.ts';

/**
 * The example bank as far as its adapter knows it, behind a real socket: for tests and for the workbench. Change it together
 * with the adapter, from the provider's documents. Amounts whose minor units end in one of `ENDINGS` meet that fate.
 */
export interface ExampleBankFake {
  readonly url: string;
  /** Decides for what waits; returns the callback, or undefined where nothing waits under this key. */
  decide(key: string, decision: 'done' | 'declined'): CallbackMessage | undefined;
  /** How often money was moved under this key and not given back. */
  moved(key: string): number;
  close(): Promise<void>;
}

export const ENDINGS = { declined: 1n, lost: 2n, garbage: 3n, waiting: 4n } as const;

interface Operation {
  readonly payment: string;
  readonly status: 'done' | 'declined' | 'waiting' | 'cancelled';
  readonly tag: string;
  readonly moved: number;
}

export async function startExampleBankFake(secret: string): Promise<ExampleBankFake> {
  const operations = new Map<string, Operation>();

  function put(key: string, fields: Readonly<Record<string, unknown>>): void {
    if (operations.has(key)) return;
    const ending = BigInt(String(fields['amountMinor'])) % 100n;
    const status = ending === ENDINGS.declined ? 'declined' : ending === ENDINGS.waiting ? 'waiting' : 'done';
    const payment = String(fields['payment'] ?? `payment-${operations.size + 1}`);
    const operation = { payment, status, tag: String(fields['tag']), moved: status === 'done' ? 1 : 0 } as const;
    operations.set(key, operation);
  }

  /** What was declined stays so; all else is taken back, or never happens. */
  function cancel(key: string): void {
    const known = operations.get(key);
    if (known?.status === 'declined') return;
    operations.set(key, { payment: '', tag: '', ...known, status: 'cancelled', moved: 0 });
  }

  function answer({ method, url: path = '', socket }: IncomingMessage, response: ServerResponse, body: string): void {
    const key = path.replace('/operations/', '');
    const fields = parseFields(body) ?? {};
    const isFirst = method === 'PUT' && !operations.has(key);
    const ending = isFirst ? BigInt(String(fields['amountMinor'])) % 100n : 0n;
    if (method === 'PUT') put(key, fields);
    if (method === 'DELETE') cancel(key);
    const operation = operations.get(key);
    if (operation === undefined) respond(response, 404, { error: 'not_found' });
    else if (ending === ENDINGS.lost) socket.destroy();
    else if (ending === ENDINGS.garbage) response.writeHead(200).end('<html>');
    else respond(response, 200, told(key, operation));
  }

  function told(key: string, { payment, status }: Operation): object {
    const base = { key, payment, status };
    if (status === 'declined') return { ...base, code: 'refused' };
    return status === 'waiting' ? { ...base, page: `${url}/pages/${key}` } : base;
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    decide(key, decision) {
      const operation = operations.get(key);
      if (operation?.status !== 'waiting') return undefined;
      operations.set(key, { ...operation, status: decision, moved: decision === 'done' ? 1 : 0 });
      const body = Buffer.from(JSON.stringify({ tag: operation.tag, event: `event-of-${key}` }));
      return { headers: { [SIGNATURE_HEADER]: signCallback(secret, body) }, body };
    },
    moved: (key) => operations.get(key)?.moved ?? 0,
    async close() {
      const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await stopped;
    },
  };
}

function respond(response: ServerResponse, status: number, fields: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(fields));
}
