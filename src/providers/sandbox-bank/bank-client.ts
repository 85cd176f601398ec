import { Agent } from 'undici';
import { ContractViolation, type ExchangeBase, OutcomeUnknown } from '../../ports/provider.ts';
import { type JsonObject, parseObject } from './json-object.ts';

/** The adapter's side of the socket: sends one call, and sorts what comes back into answers, refusals and unknowns. */
export interface BankClient {
  call(exchange: ExchangeBase, call: BankCall): Promise<BankAnswer>;
  close(): Promise<void>;
}

export interface BankCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Present for calls that move money. */
  readonly key?: string;
  readonly body?: object;
}

export type BankAnswer =
  | { readonly type: 'answer'; readonly body: JsonObject }
  /** The bank's own word that it will not: nothing was executed. */
  | { readonly type: 'refused'; readonly code: string };

/** Refusals that are answers; any other 4xx in the bank's words means that we sent what we never should. */
const REFUSALS: ReadonlySet<string> = new Set(['not_found', 'key_cancelled', 'not_cancellable']);
/** More would be no answer of this bank. */
const MAX_ANSWER_BYTES = 64 * 1024;
/** Calls that hang keep their connection until their deadline; past this many, further calls wait. */
const MAX_CONNECTIONS = 512;

export function bankClient(defaultUrl: string): BankClient {
  const agent = new Agent({ connections: MAX_CONNECTIONS, maxResponseSize: MAX_ANSWER_BYTES });

  async function send(
    exchange: ExchangeBase,
    { method, path, key, body }: BankCall,
  ): Promise<{ status: number; text: string }> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (key !== undefined) headers['idempotency-key'] = key;
    if (exchange.traceparent !== undefined) headers['traceparent'] = exchange.traceparent;
    try {
      const response = await agent.request({
        origin: exchange.options['url'] ?? defaultUrl,
        path,
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        signal: exchange.signal,
      });
      return { status: response.statusCode, text: await response.body.text() };
    } catch (error) {
      throw new OutcomeUnknown(
        exchange.signal.aborted ? 'no answer before the deadline' : `no answer: ${codeOf(error)}`,
      );
    }
  }

  return {
    async call(exchange, call) {
      const { status, text } = await send(exchange, call);
      if (status >= 500 || status === 429) throw new OutcomeUnknown(`the bank answered ${status}`);
      const body = parseObject(text);
      if (body === undefined) throw new ContractViolation(`an answer with status ${status} that is no JSON object`);
      if (status === 200) return { type: 'answer', body };
      const code = refusalCode(body);
      if (code === undefined || !REFUSALS.has(code))
        throw new ContractViolation(`the bank answered ${status} ${code ?? 'in words not its own'}`);
      return { type: 'refused', code };
    },
    close: () => agent.close(),
  };
}

function refusalCode({ error }: JsonObject): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The library's code alone: its messages may quote what was sent. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'connection failed';
}
