import { Agent } from 'undici';
import { ContractViolation, type ExchangeBase, OutcomeUnknown } from '../../ports/provider.ts';

/** The adapter's side of the socket: sends one call, and tells answers from what nobody knows (A2) and from nonsense (A4). */
export interface ExampleBankClient {
  call(exchange: ExchangeBase, call: ExampleBankCall): Promise<ExampleBankAnswer>;
  close(): Promise<void>;
}

export interface ExampleBankCall {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

export type ExampleBankAnswer =
  | { readonly type: 'answer'; readonly fields: Readonly<Record<string, unknown>> }
  /** The provider's own word that it knows no such key. Any other 4xx means that we sent what we never should. */
  | { readonly type: 'not_found' };

const MAX_ANSWER_BYTES = 64 * 1024;

export function exampleBankClient(url: string): ExampleBankClient {
  const agent = new Agent({ maxResponseSize: MAX_ANSWER_BYTES });

  async function send(exchange: ExchangeBase, { method, path, body }: ExampleBankCall) {
    const trace = exchange.traceparent === undefined ? {} : { traceparent: exchange.traceparent };
    try {
      const response = await agent.request({
        origin: exchange.options['url'] ?? url,
        path,
        method,
        headers: { 'content-type': 'application/json', ...trace },
        body: body === undefined ? null : JSON.stringify(body),
        signal: exchange.signal,
      });
      return { status: response.statusCode, text: await response.body.text() };
    } catch {
      // A2: the library's words may quote what was sent, so they are not repeated.
      throw new OutcomeUnknown(exchange.signal.aborted ? 'no answer before the deadline' : 'no answer');
    }
  }

  return {
    async call(exchange, call) {
      const { status, text } = await send(exchange, call);
      if (status >= 500 || status === 429) throw new OutcomeUnknown(`the provider answered ${status}`);
      const fields = parseFields(text);
      if (status === 404 && fields?.['error'] === 'not_found') return { type: 'not_found' };
      if (status !== 200 || fields === undefined)
        throw new ContractViolation(`an answer ${status} outside the contract`);
      return { type: 'answer', fields };
    },
    close: () => agent.close(),
  };
}

/** Undefined for what is not JSON, or not an object. */
export function parseFields(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
