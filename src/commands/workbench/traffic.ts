import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { maskDigits } from '../../base/mask-digits.ts';
import { redact } from '../../telemetry/redaction.ts';

/**
 * What goes over the wire between an adapter and its provider: a recorder that stands between the two and passes all on as it
 * is. Not responsible for what is shown of it (`pages.ts`).
 *  K1 What is kept is redacted before it is kept: nothing that a log would not show (P9).
 *  K2 A connection that breaks on one side breaks on the other: the adapter meets what its provider did.
 */
export interface Message {
  readonly headers: object;
  readonly body: string;
}

export interface Traffic {
  /** Who began it. */
  readonly from: 'adapter' | 'provider';
  readonly method: string;
  readonly path: string;
  readonly request: Message;
  /** Absent where none came. */
  readonly response?: Message & { readonly status: number };
  readonly durationMs: number;
}

export interface Recorder {
  readonly url: string;
  close(): Promise<void>;
}

const SHOWN_LENGTH = 8_000;
/** Of the connection, and not of the message. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host', 'content-length']);

export async function recorder(target: string, record: (traffic: Traffic) => void): Promise<Recorder> {
  const agent = new Agent();

  async function pass(request: IncomingMessage, body: Buffer, abort: AbortSignal) {
    const answer = await agent.request({
      origin: target,
      path: request.url ?? '/',
      method: (request.method ?? 'GET') as 'GET',
      headers: endToEnd(request.headers),
      body: body.length === 0 ? null : body,
      signal: abort,
    });
    return { status: answer.statusCode, headers: answer.headers, body: Buffer.from(await answer.body.arrayBuffer()) };
  }

  const server = createServer((request, response) => {
    const begin = performance.now();
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const { method = 'GET', url: path = '/' } = request;
      const sent = {
        from: 'adapter',
        method,
        path: maskDigits(path),
        request: message(request.headers, body),
      } as const;
      const done = (answer: Pick<Traffic, 'response'>) =>
        record({ ...sent, ...answer, durationMs: performance.now() - begin });
      pass(request, body, gone.signal).then(
        (answer) => {
          done({ response: { status: answer.status, ...message(answer.headers, answer.body) } });
          response.writeHead(answer.status, endToEnd(answer.headers)).end(answer.body);
        },
        () => {
          done({});
          request.socket.destroy(); // K2
        },
      );
    });
  });
  const url = await listening(server);
  return {
    url,
    async close() {
      const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([stopped, agent.destroy()]);
    },
  };
}

/** K1 */
export function message(headers: object, body: Uint8Array): Message {
  return { headers: redact(headers) as object, body: shown(Buffer.from(body).toString()) };
}

/** What came of a step, as text: redacted, and with amounts in full. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? bodyText(value) : JSON.stringify(redact(value), undefined, 2);
  if (text === undefined) return 'nothing';
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

function bodyText(text: string): string {
  try {
    return JSON.stringify(redact(JSON.parse(text)), undefined, 2);
  } catch {
    return maskDigits(text);
  }
}

function endToEnd(headers: IncomingMessage['headers']): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) kept[name] = value;
  }
  return kept;
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
