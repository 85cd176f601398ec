import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Identity } from './certificate.ts';

/** A merchant's endpoint: a real server on a free port of the loopback that keeps what it got, and answers as the test says. */
export interface Receiver {
  readonly url: string;
  readonly got: readonly Received[];
  /** Answers everything from now on; in the beginning it is 204. */
  answer(how: Answering): void;
  /** Resolves when this many have been received. */
  reaches(count: number): Promise<readonly Received[]>;
  /** Nobody listens any more; `open` listens again at the same port. */
  shut(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
}

export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Answering = (received: Received, response: ServerResponse) => void;

export const withStatus =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Answering =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

export async function startReceiver(identity?: Identity): Promise<Receiver> {
  const got: Received[] = [];
  const waiting = new Set<() => void>();
  let answering = withStatus(204);

  const listener: RequestListener = (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      const received = { path: request.url ?? '', headers, body: Buffer.concat(chunks).toString() };
      got.push(received);
      answering(received, response);
      for (const look of waiting) look();
    });
  };
  const make = () =>
    identity === undefined
      ? createServer(listener)
      : createSecureServer({ key: identity.key, cert: identity.certificate }, listener);
  let server = make();
  const listen = (port: number) =>
    new Promise<number>((resolve) => {
      server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  const shut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const port = await listen(0);
  return {
    url: `${identity === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    got,
    answer: (how) => {
      answering = how;
    },
    reaches: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (got.length < count) return;
          waiting.delete(look);
          resolve(got);
        };
        waiting.add(look);
        look();
      }),
    shut,
    open: async () => {
      server = make();
      await listen(port);
    },
    close: shut,
  };
}
