import { signedMessage } from '../../src/h2h/canonical.ts';
import { parseJson } from '../../src/h2h/json.ts';
import { signHmac } from '../../src/h2h/signature.ts';
import { startWholeNode, type WholeNode, type WholeNodeOptions } from '../kit/whole-node.ts';

/** The demo's cash desk on a whole node, asked as a merchant's host asks: by signed JSON, or with an API key. */
export interface Desk {
  readonly node: WholeNode;
  readonly origin: string;
  readonly grpc: ReturnType<WholeNode['client']>['hostToHost'];
  readonly operator: ReturnType<WholeNode['client']>['hostToHost'];
  /** Signs the body as of now, or as the overrides say, and sends it. */
  post(path: string, body: object | string, overrides?: Partial<SignedParts>): Promise<Answer>;
  stop(): Promise<void>;
}

/** What it takes to ask a cash desk, wherever it is. */
export interface DeskDoor extends Pick<Desk, 'post'> {
  readonly node: Pick<WholeNode, 'client'>;
}

export interface SignedParts {
  readonly merchantId: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly algorithm: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a foreign client makes of our JSON; the tests look at its shape.
  readonly body: any;
  readonly headers: Headers;
}

export const PROJECT = '57aff4db-b45d-42bf-bc5f-b7a499a01782';
const HMAC_KEY = 'a key of these tests';

export async function startDesk({ environment, ...options }: WholeNodeOptions = {}): Promise<Desk> {
  const node = await startWholeNode({
    ...options,
    environment: { TURNPIKE_SECRET_H2H_HMAC: HMAC_KEY, ...environment },
  });
  const origin = `http://${node.server.addresses.http}`;
  return {
    node,
    origin,
    grpc: node.client().hostToHost,
    operator: node.client('operator').hostToHost,
    post: (path, body, overrides) => postSigned(origin, path, body, overrides),
    stop: () => node.stop(),
  };
}

/** Signs the body as of now, or as the overrides say, and sends it to the node at this address. */
export async function postSigned(
  origin: string,
  path: string,
  body: object | string,
  overrides: Partial<SignedParts> = {},
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = overrides.timestamp ?? freshTimestamp();
  const response = await fetch(`${origin}/api/v1${path}`, {
    method: 'POST',
    body: text,
    headers: {
      'content-type': 'application/json',
      'x-access-merchant-id': overrides.merchantId ?? PROJECT,
      'x-access-timestamp': timestamp,
      'x-access-merchant-algorithm': overrides.algorithm ?? 'HMAC-SHA512',
      'x-access-signature': overrides.signature ?? signatureOf(text, timestamp),
      ...overrides.headers,
    },
  });
  return { status: response.status, body: JSON.parse(await response.text()), headers: response.headers };
}

export function signatureOf(text: string, timestamp: string): string {
  try {
    return signHmac(HMAC_KEY, signedMessage(parseJson(text), timestamp));
  } catch {
    return signHmac(HMAC_KEY, timestamp);
  }
}

const begin = Math.floor(Date.now() / 1000);
let moments = 0;

/** Each one another second, all of them within the window of either side: so a repeat is signed anew. */
function freshTimestamp(): string {
  moments = (moments + 1) % 400;
  return String(begin + 200 - moments);
}

let payments = 0;

/** An id that no other test used. */
export function paymentId(): string {
  payments += 1;
  return `order ${payments}`;
}

export const URLS = {
  merchant_callback_url: 'https://merchant.example/alerts',
  merchant_success_callback_url: 'https://merchant.example/success',
  merchant_decline_callback_url: 'https://merchant.example/decline',
};

export const CALLBACK_URLS = {
  informative: URLS.merchant_callback_url,
  success: URLS.merchant_success_callback_url,
  decline: URLS.merchant_decline_callback_url,
};

/** Asks until it is so; a test that waits in vain ends by its own timeout, and says what it saw last. */
export async function until<Value>(ask: () => Promise<Value>, seen: (value: Value) => boolean): Promise<Value> {
  for (let turn = 0; turn < 400; turn += 1) {
    const value = await ask();
    if (seen(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(
    `it never came: ${JSON.stringify(await ask(), (_, each) => (typeof each === 'bigint' ? `${each}` : each))}`,
  );
}
