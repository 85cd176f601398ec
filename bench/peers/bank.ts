import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import type { Charge } from './books.ts';
import type { Card } from './cards.ts';

/**
 * The sandbox bank. Every call carries a key, and an answer that did not come is asked for again with the same key until it
 * does: the bank executes a key once. Only the bank's own word is a decline.
 */
export interface Bank {
  authorise(reference: string, amountMinor: bigint, currency: string, card: Card): Promise<Authorisation>;
  capture(reference: string, bankPayment: string, amountMinor: bigint): Promise<void>;
}

export type Authorisation =
  | { readonly ok: true; readonly bankPayment: string }
  | { readonly ok: false; readonly declineCode: string };

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
const CALL_TIMEOUT_MS = 10_000;

export function bankClient(url: string): Bank {
  const agent = new Agent({ connections: 512 });

  async function call(path: string, key: string, body: object): Promise<Answer> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      const answer = await attempt(path, key, body).catch(() => undefined);
      if (answer !== undefined) return answer;
      await sleep(pauseMs);
    }
  }

  /** Undefined when the outcome is unknown. */
  async function attempt(path: string, key: string, body: object): Promise<Answer | undefined> {
    const response = await agent.request({
      origin: url,
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    const text = await response.body.text();
    return response.statusCode === 200 ? (JSON.parse(text) as Answer) : undefined;
  }

  return {
    async authorise(reference, amountMinor, currency, { pan, expiryMonth, expiryYear }) {
      const expiry = `${String(expiryMonth).padStart(2, '0')}/${String(expiryYear % 100).padStart(2, '0')}`;
      const card = { pan, expiry };
      const body = { amountMinor: String(amountMinor), currency, reference, card, payer: {}, ...CONTACT };
      const answer = await call('/v1/payments', keyOf(reference, 'authorise'), body);
      if (answer.status === 'authorized') return { ok: true, bankPayment: answer.paymentId };
      return { ok: false, declineCode: answer.declineCode ?? answer.status };
    },
    async capture(reference, bankPayment, amountMinor) {
      const body = { amountMinor: String(amountMinor), ...CONTACT };
      const answer = await call(`/v1/payments/${bankPayment}/capture`, keyOf(reference, 'capture'), body);
      if (answer.status !== 'captured') throw new Error(`the bank did not capture ${reference}: ${answer.status}`);
    },
  };
}

/** Nobody waits for callbacks here; the bank is told as much as Turnpike tells it. */
const CONTACT = {
  tag: 'peer',
  callbackUrl: 'http://127.0.0.1:9/callbacks/peer',
  returnUrl: 'http://127.0.0.1:9/return/peer',
};

interface Answer {
  readonly status: string;
  readonly paymentId: string;
  readonly declineCode?: string;
}

/** What the bank knows a payment by. */
export function referenceOf({ party, invoice, payment }: Pick<Charge, 'party' | 'invoice' | 'payment'>): string {
  return `${party}/${invoice}/${payment}`;
}

const keyOf = (reference: string, operation: string): string => `${reference.replaceAll('/', '.')}.${operation}`;
