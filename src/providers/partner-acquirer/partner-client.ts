import type { KeyObject } from 'node:crypto';
import { Agent } from 'undici';
import { z } from 'zod';
import { ContractViolation, type Exchange, OutcomeUnknown } from '../../ports/provider.ts';
import { checkValue, newNonce, readPrivateKey } from './check-value.ts';
import { type PartnerOptions, partnerSecret } from './partner-options.ts';

/**
 * The adapter's side of the socket: signs a request, sends it, and sorts what comes back. Not responsible for what an answer
 * means for a session.
 *  K1 Money that goes back is signed with a key of its own, everything else with the other.
 *  K2 Only the partner's own words are an answer. No answer, 429 and 5xx leave it unknown what was done (A2).
 *  K3 Neither a key, nor a card's token, nor what the partner wrote is in a message of an error (P9).
 */
export interface PartnerClient {
  open(talk: PartnerTalk, body: object): Promise<unknown>;
  /** `no_session`: the session is over or was never heard of, so nothing was done. */
  call(talk: PartnerTalk, path: MoneyPath | 'paymentStatus', body: object): Promise<unknown>;
  close(): Promise<void>;
}

export type MoneyPath = 'completeMerchantAcquiring' | 'processPaymentReversal';

export const NO_SESSION = Symbol('no session');

/** One exchange, as long as it lasts. */
export interface PartnerTalk {
  readonly exchange: Exchange;
  readonly options: PartnerOptions;
  readonly keyOption: 'payment_key' | 'reversal_key';
  readonly signal: AbortSignal;
}

/** More would be no answer of this partner. */
const MAX_ANSWER_BYTES = 64 * 1024;
const MAX_CONNECTIONS = 128;
/** So many keys of partners are kept ready; the oldest makes room. */
const MAX_KEYS = 32;

const answer = z.record(z.string(), z.unknown());
const refusal = z.object({ resultCode: z.string().regex(/^[A-Z0-9_]{1,64}$/) });

export function partnerClient(nowMs: () => number): PartnerClient {
  const agents = new Map<number, Agent>();
  const keys = new Map<string, KeyObject>();

  const agentOf = ({ connectTimeoutMs }: PartnerOptions): Agent => {
    const known = agents.get(connectTimeoutMs);
    if (known !== undefined) return known;
    const connect = { timeout: connectTimeoutMs };
    const agent = new Agent({ connections: MAX_CONNECTIONS, maxResponseSize: MAX_ANSWER_BYTES, connect });
    agents.set(connectTimeoutMs, agent);
    return agent;
  };

  const keyOf = ({ exchange, keyOption }: PartnerTalk): KeyObject => {
    const pem = partnerSecret(exchange, keyOption);
    const known = keys.get(pem);
    if (known !== undefined) return known;
    const key = readPrivateKey(pem);
    // Another node may have the right one.
    if (key === undefined) throw new OutcomeUnknown(`the secret ${keyOption} of the partner is no P-521 key in PEM`);
    const [oldest] = keys.keys();
    if (keys.size >= MAX_KEYS && oldest !== undefined) keys.delete(oldest);
    keys.set(pem, key);
    return key;
  };

  const send = async (talk: PartnerTalk, path: string, body: object): Promise<{ status: number; text: string }> => {
    const { exchange, options, signal } = talk;
    const signed = { merchantId: options.merchantId, nonce: newNonce(), timestamp: nowMs() };
    const key = keyOf(talk); // K1
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (exchange.traceparent !== undefined) headers['traceparent'] = exchange.traceparent;
    try {
      const { origin, pathname } = new URL(`${options.baseUrl}/${path}`);
      const response = await agentOf(options).request({
        origin,
        path: pathname,
        method: 'POST',
        headers,
        body: JSON.stringify({ ...body, ...signed, checkValue: checkValue(key, signed) }),
        signal,
      });
      return { status: response.statusCode, text: await response.body.text() };
    } catch (error) {
      throw new OutcomeUnknown(signal.aborted ? 'no answer before the deadline' : `no answer: ${codeOf(error)}`);
    }
  };

  const ask = async (talk: PartnerTalk, path: string, body: object): Promise<unknown> => {
    const { status, text } = await send(talk, path, body);
    if (status >= 500 || status === 429) throw new OutcomeUnknown(`the partner answered ${status}`); // K2
    if (status === 404 || status === 410) return NO_SESSION;
    const parsed = answer.safeParse(parse(text));
    if (status === 200 && parsed.success) return parsed.data;
    if (status === 401) {
      const { keyOption } = talk;
      throw new ContractViolation(`the partner took neither our ${keyOption} nor our clock nor our nonce (401)`);
    }
    const code = refusal.safeParse(parsed.data).data?.resultCode ?? 'in words that are not its own';
    throw new ContractViolation(`the partner answered ${status} ${code}`);
  };

  return {
    open: async (talk, body) => {
      const opened = await ask(talk, 'initSession', body);
      if (opened === NO_SESSION) throw new ContractViolation('the partner has no initSession at this address');
      return opened;
    },
    call: ask,
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.close()));
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The library's code alone: its messages may quote what was sent. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'connection failed';
}
