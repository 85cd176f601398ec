import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { signedMessage } from '../h2h/canonical.ts';
import { parseJson } from '../h2h/json.ts';
import { signHmac, verifyHmac } from '../h2h/signature.ts';

/**
 * The merchant's host of the demo: asks its cash desk by signed requests, and is told by alerts and webhooks, of which it keeps
 * those whose signature is right. Not responsible for what the story does with them.
 */
export interface DemoMerchant {
  /** Where it listens. */
  readonly url: string;
  /** Signs and sends a request to the cash desk; throws for an answer that is not 200. */
  ask(path: string, body: DeskRequest): Promise<DeskAnswer>;
  /** The alert that tells of this status, `processing:awaiting_confirm` or `success`; waits for one that is still on its way. */
  alert(paymentId: string, status: string): Promise<Alert>;
  /** The secret of the endpoint that its webhooks come from. */
  trust(secret: string): void;
  /** Resolves when a webhook of this type about this payin, payout or invoice has come. */
  webhook(type: string, about: string): Promise<void>;
  /** How many webhooks were waited for, and came. */
  readonly awaited: () => number;
  /** Webhooks and alerts that came with a wrong signature. */
  readonly refused: () => number;
  close(): Promise<void>;
}

export interface DeskRequest {
  readonly general: Readonly<Record<string, string>>;
  readonly [block: string]: object;
}

export interface DeskAnswer {
  readonly status: string;
  readonly sub_status?: string | null;
  readonly request_id?: string;
  readonly balance?: readonly { readonly currency: string; readonly amount: number; readonly locked_amount: number }[];
}

export interface Alert {
  readonly general: { readonly request_id: string; readonly payment_id: string };
  readonly status: {
    readonly status: string;
    readonly sub_status: string | null;
    readonly status_description: string | null;
  };
  readonly requisites?: { readonly value: string; readonly bank_name?: string };
  readonly otp_attempts_left?: number;
}

/** A story that stands still ends with an error instead. */
const PATIENCE_MS = 15_000;

interface Message {
  readonly type: string;
  readonly data: { readonly invoice_id?: string; readonly payout_id?: string };
}

export interface DemoMerchantOptions {
  /** Where the cash desk is asked, without a slash at the end. */
  readonly origin: string;
  readonly projectId: string;
  /** What requests are signed with, and what alerts are. */
  readonly requestKey: string;
  readonly alertKey: string;
}

export async function startDemoMerchant(options: DemoMerchantOptions): Promise<DemoMerchant> {
  const { origin, projectId, requestKey, alertKey } = options;
  const told = new Map<string, unknown>();
  const waiting = new Map<string, (value: unknown) => void>();
  let webhookSecret = '';
  let awaited = 0;
  let refused = 0;

  const tell = (key: string, value: unknown): void => {
    told.set(key, value);
    waiting.get(key)?.(value);
  };
  const wait = <Value>(key: string): Promise<Value> =>
    new Promise((resolve, reject) => {
      if (told.has(key)) return resolve(told.get(key) as Value);
      const timer = setTimeout(() => reject(new Error(`nobody told of ${key}`)), PATIENCE_MS);
      waiting.set(key, (value) => {
        clearTimeout(timer);
        resolve(value as Value);
      });
    });

  const takeAlert = (body: string, headers: Headers): void => {
    const timestamp = headers['x-access-timestamp'] ?? '';
    const message = signedMessage(parseJson(body), timestamp);
    if (!verifyHmac(alertKey, message, headers['x-access-signature'] ?? '')) throw new Error('not signed by our desk');
    const alert = JSON.parse(body) as Alert;
    tell(alertKeyOf(alert.general.payment_id, statusText(alert.status)), alert);
  };
  const takeWebhook = (body: string, headers: Headers): void => {
    const { type, data } = new Webhook(webhookSecret).verify(body, headers) as Message;
    tell(webhookKeyOf(type, data.payout_id ?? data.invoice_id ?? ''), undefined);
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const take = request.url === '/webhooks' ? takeWebhook : takeAlert;
      try {
        take(Buffer.concat(chunks).toString(), request.headers as Headers);
        response.writeHead(200).end('OK');
      } catch {
        refused += 1;
        response.writeHead(401).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ask: async (path, body) => {
      const text = JSON.stringify(body);
      const timestamp = String(Math.floor(Date.now() / 1000));
      const response = await fetch(`${origin}/api/v1${path}`, {
        method: 'POST',
        body: text,
        headers: {
          'content-type': 'application/json',
          'x-access-merchant-id': projectId,
          'x-access-timestamp': timestamp,
          'x-access-merchant-algorithm': 'HMAC-SHA512',
          'x-access-signature': signHmac(requestKey, signedMessage(parseJson(text), timestamp)),
        },
      });
      const answer = (await response.json()) as DeskAnswer;
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
      return answer;
    },
    alert: (paymentId, status) => wait(alertKeyOf(paymentId, status)),
    trust: (secret) => {
      webhookSecret = secret;
    },
    webhook: async (type, about) => {
      await wait(webhookKeyOf(type, about));
      awaited += 1;
    },
    awaited: () => awaited,
    refused: () => refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Headers = Readonly<Record<string, string>>;

function statusText({ status, sub_status }: Alert['status']): string {
  return sub_status === null ? status : `${status}:${sub_status}`;
}

function alertKeyOf(paymentId: string, status: string): string {
  return `alert ${paymentId} ${status}`;
}

function webhookKeyOf(type: string, about: string): string {
  return `webhook ${type} ${about}`;
}
