import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBank } from './bank.ts';
import { callbackSender } from './callback-sender.ts';
import { challengeEndpoint } from './challenge-endpoint.ts';
import { replyDelivery } from './delivery.ts';
import { openFactFile } from './fact-file.ts';
import { route } from './router.ts';
import { transferEndpoint } from './transfer-endpoint.ts';

/**
 * The sandbox bank behind its socket: a provider of its own, reached over HTTP like any other. docs/sandbox.md describes
 * the interface. For tests and demos: it listens on loopback and asks nobody who they are.
 */
export interface SandboxBankOptions {
  /** Signs callbacks; the processor verifies them with the same. */
  readonly secret: string;
  readonly host?: string;
  readonly port?: number;
  /** Where payers' browsers reach the bank, when that is not its own address. */
  readonly publicUrl?: string;
  /** Append-only file that a restarted bank goes on from. */
  readonly dataFile?: string;
  /** Whether amounts ending in 77NN select a branch. */
  readonly magicAmounts?: boolean;
  /** Delay of `slow` and `queued` answers. */
  readonly slowMs?: number;
  /** When the bank asks to be asked again about a pending operation. */
  readonly retryAfterMs?: number;
  /** A connection whose answer never comes is cut after this, so that none stays for ever. */
  readonly hangMs?: number;
  /** How long a transfer or a payout that arrives by itself is on its way. */
  readonly transferMs?: number;
  readonly callbackAttempts?: number;
  readonly callbackRetryMs?: number;
  readonly callbackTimeoutMs?: number;
  readonly nowMs?: () => number;
}

export interface SandboxBank {
  /** Without a slash at the end. */
  readonly url: string;
  /** Cuts connections and stops repeating callbacks. */
  close(): Promise<void>;
}

/** No request of this API comes near it; more is somebody's mistake. */
const MAX_BODY_BYTES = 64 * 1024;
const NOTHING = Buffer.alloc(0);

export async function startSandboxBank(options: SandboxBankOptions): Promise<SandboxBank> {
  const { nowMs = Date.now, dataFile } = options;
  const file = dataFile === undefined ? undefined : openFactFile(dataFile);
  const callbacks = callbackSender({
    secret: options.secret,
    attempts: options.callbackAttempts ?? 8,
    retryMs: options.callbackRetryMs ?? 500,
    timeoutMs: options.callbackTimeoutMs ?? 10_000,
    nowMs,
  });
  let url = '';
  const bank = createBank({
    publicUrl: () => options.publicUrl ?? url,
    retryAfterMs: options.retryAfterMs ?? 1000,
    magicAmounts: options.magicAmounts ?? true,
    nowMs,
    ...(file === undefined ? {} : { file }),
  });
  const delivery = replyDelivery({
    callbacks,
    slowMs: options.slowMs ?? 3000,
    hangMs: options.hangMs ?? 120_000,
    transferMs: options.transferMs ?? 500,
    arrive: bank.transfers.arrive,
  });
  const challenges = challengeEndpoint(bank, delivery);
  const transfers = transferEndpoint(bank, delivery, () => options.publicUrl ?? url);

  function handle(request: IncomingMessage, response: ServerResponse, body: string): void {
    const { method = 'GET', url: target = '/' } = request;
    const query = target.indexOf('?');
    const [, root, ...path] = (query === -1 ? target : target.slice(0, query)).split('/');
    if (root === '3ds' && path.length === 1 && (method === 'GET' || method === 'POST')) {
      const [id = ''] = path;
      if (method === 'GET') challenges.show(response, id);
      else void challenges.answer(request, response, id, body).catch((error) => delivery.fail(response, error));
      return;
    }
    if (root === 'transfers' && path.length === 1 && (method === 'GET' || method === 'POST')) {
      const [id = ''] = path;
      if (method === 'GET') transfers.show(response, id);
      else void transfers.send(request, response, id, body).catch((error) => delivery.fail(response, error));
      return;
    }
    const call = { method, path: root === 'v1' ? path : [], query: query === -1 ? '' : target.slice(query), body };
    delivery.deliver(request, response, route(bank, { ...call, key: request.headers['idempotency-key'] }));
  }

  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    response.sendDate = false;
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) request.destroy();
    });
    request.on('end', () => {
      try {
        const [only = NOTHING, second] = chunks;
        handle(request, response, (second === undefined ? only : Buffer.concat(chunks)).toString());
      } catch (error) {
        delivery.fail(response, error);
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const { address, port, family } = server.address() as AddressInfo;
  url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;

  // A bank that was stopped goes on with what was on its way.
  for (const transferId of bank.transfers.underWay()) delivery.expect(transferId);

  return {
    url,
    async close() {
      delivery.close();
      const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([stopped, callbacks.close()]);
      file?.close();
    },
  };
}
