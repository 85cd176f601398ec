import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** Answers that come back as something nobody understands: of an operation, or of a question about one (`ask authorise`). */
export type Garbled = 'authorise' | 'ask authorise' | 'capture' | 'ask capture' | 'refund' | 'ask refund';

/**
 * The sandbox bank behind somebody who garbles some of its answers, for good. What was asked for is done all the same. Returns
 * its address.
 */
export async function garblingBank(bankUrl: string, ...garbled: readonly Garbled[]): Promise<string> {
  const operations = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const answer = await forward(bankUrl, request);
    const kind = kindOf(request, operations);
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(garbled.some((each) => each === kind) ? 'what?' : await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function forward(bankUrl: string, request: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = 'GET', headers } = request;
  const key = headers['idempotency-key'];
  return await fetch(`${bankUrl}${request.url}`, {
    method,
    headers: { 'content-type': 'application/json', ...(typeof key === 'string' ? { 'idempotency-key': key } : {}) },
    ...(method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
  });
}

/** What a request asks for; a key is remembered by what it was used for. */
function kindOf({ method, url = '', headers }: IncomingMessage, operations: Map<string, string>): string {
  const [, , collection, id = '', verb = 'authorise'] = url.split('/');
  if (method === 'GET') return `ask ${operations.get(id)}`;
  if (collection === 'payments') operations.set(String(headers['idempotency-key']), verb);
  return verb;
}
