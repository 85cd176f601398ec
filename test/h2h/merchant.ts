import { createHmac, timingSafeEqual, verify } from 'node:crypto';
import { vi } from 'vitest';
import { type Received, type Receiver, startReceiver } from '../kit/receiver.ts';
import type { Answer, Desk, SignedParts } from './desk.ts';

/**
 * A merchant as a stranger would write one: it signs and verifies by its own reading of the contract, with nothing of ours, and has
 * a server of its own for each of the three addresses of alerts.
 */
export interface Merchant {
  /** What every creation says of alerts. */
  readonly urls: Readonly<Record<string, string>>;
  /** Signs the body as of now, and sends it. */
  post(desk: Pick<Desk, 'post'>, path: string, body: object, overrides?: Partial<SignedParts>): Promise<Answer>;
  /** Of one payment, in the order of arrival at each address. */
  alertsOf(paymentId: string): readonly Alert[];
  all(): readonly Alert[];
  /** The alert of this status, when it has come. */
  told(paymentId: string, status: string, subStatus?: string | null): Promise<Alert>;
  close(): Promise<void>;
}

export type Address = 'informative' | 'success' | 'decline';

export interface Alert {
  /** Which of the three servers got it. */
  readonly at: Address;
  /** Whether its signature is that of this body by the key of alerts. */
  readonly verified: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: what a foreign server makes of our JSON; the tests look at its shape.
  readonly body: any;
}

export const REQUEST_KEY = 'a key of a stranger';
export const ALERT_KEY = 'a key of alerts';

/** `rsaAlertKey`: public half of the key that alerts of other cash desks than the demo's are signed with. */
export async function startMerchant(rsaAlertKey?: string): Promise<Merchant> {
  const servers: Readonly<Record<Address, Receiver>> = {
    informative: await startReceiver(),
    success: await startReceiver(),
    decline: await startReceiver(),
  };
  const entries = Object.entries(servers) as [Address, Receiver][];
  const all = () => entries.flatMap(([at, { got }]) => got.map((received) => alertOf(at, received, rsaAlertKey)));
  const alertsOf = (paymentId: string) => all().filter(({ body }) => body.general.payment_id === paymentId);
  return {
    urls: {
      merchant_callback_url: `${servers.informative.url}/alerts`,
      merchant_success_callback_url: `${servers.success.url}/alerts`,
      merchant_decline_callback_url: `${servers.decline.url}/alerts`,
    },
    post: (desk, path, body, overrides) => {
      const timestamp = freshTimestamp();
      const signature = hmac(REQUEST_KEY, messageOf(body, timestamp)).toString('base64url');
      return desk.post(path, body, { timestamp, signature, ...overrides });
    },
    alertsOf,
    all,
    told: (paymentId, status, subStatus = null) =>
      vi.waitFor(
        () => {
          const told = alertsOf(paymentId);
          const found = told.find(({ body }) => body.status.status === status && body.status.sub_status === subStatus);
          if (found !== undefined) return found;
          const seen = told.map(({ at, body }) => `${at} ${body.status.status}:${body.status.sub_status}`);
          throw new Error(`${status}:${subStatus} was not told, but: ${seen.join(', ') || 'nothing'}`);
        },
        { timeout: 10_000, interval: 20 },
      ),
    close: async () => {
      for (const [, server] of entries) await server.close();
    },
  };
}

function alertOf(at: Address, { body: text, headers }: Received, rsaKey: string | undefined): Alert {
  const body = JSON.parse(text);
  const message = messageOf(body, headers['x-access-timestamp'] ?? '');
  const signature = Buffer.from(headers['x-access-signature'] ?? '', 'base64url');
  if (headers['x-access-merchant-algorithm'] === 'RSA-SHA256') {
    return { at, body, verified: verify('sha256', Buffer.from(message), rsaKey ?? '', signature) };
  }
  const expected = hmac(ALERT_KEY, message);
  return { at, body, verified: signature.length === expected.length && timingSafeEqual(signature, expected) };
}

const hmac = (key: string, message: string) => createHmac('sha512', key).update(message).digest();

/** What is signed of a body whose numbers are short integers. */
export function messageOf(body: unknown, timestamp: string): string {
  return Buffer.from(linesOf(body, []).sort().join(';')).toString('base64url') + timestamp;
}

function linesOf(value: unknown, path: readonly string[]): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => linesOf(each, [...path, key]));
  }
  if (value === undefined) return [];
  const leaf = value === null ? 'None' : typeof value === 'boolean' ? String(Number(value)) : String(value);
  return [`${path.join(':')}:${leaf}`];
}

const begin = Math.floor(Date.now() / 1000);
let requests = 0;

/** Each one another second within the window, so that no signature comes twice. */
function freshTimestamp(): string {
  requests = (requests + 1) % 400;
  return String(begin - 200 + requests);
}
