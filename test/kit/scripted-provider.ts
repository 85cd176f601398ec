import { failure } from '../../src/domain/failure.ts';
import type { AdapterResult } from '../../src/domain/session/session.ts';
import type { Exchange, ProviderAdapter } from '../../src/ports/provider.ts';

export type Scripted = AdapterResult | Error | 'not_found' | 'hang';

/** A provider in code: answers by a script, remembers what it was asked, and counts what it did per idempotency key. */
export interface ScriptedProvider extends ProviderAdapter {
  readonly calls: {
    readonly method: 'process' | 'status' | 'callback';
    readonly target: string;
    readonly key: string;
    readonly exchange: Exchange;
  }[];
  /** Answers for the next calls of a method, first come first served; afterwards the default answer. */
  script(method: 'process' | 'status' | 'callback', ...answers: readonly Scripted[]): void;
  /** Lets calls that hang go on with this answer. */
  release(answer: AdapterResult | Error): void;
}

export const SUCCESS: AdapterResult = { intent: { type: 'succeed' } };

export function declined(code: string, reason?: string): AdapterResult {
  return { intent: { type: 'fail', failure: failure(code, reason) } };
}

export function scriptedProvider(): ScriptedProvider {
  const calls: ScriptedProvider['calls'] = [];
  const scripts = { process: [] as Scripted[], status: [] as Scripted[], callback: [] as Scripted[] };
  let hanging: ((answer: AdapterResult | Error) => void)[] = [];

  const next = (method: keyof typeof scripts, exchange: Exchange): Promise<AdapterResult | 'not_found'> => {
    calls.push({ method, target: exchange.target, key: exchange.idempotencyKey, exchange });
    const answer = scripts[method].shift() ?? SUCCESS;
    if (answer === 'hang') {
      return new Promise((resolve, reject) => {
        const settle = (late: AdapterResult | Error) => (late instanceof Error ? reject(late) : resolve(late));
        hanging.push(settle);
      });
    }
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };

  const definite = async (method: keyof typeof scripts, exchange: Exchange): Promise<AdapterResult> => {
    const answer = await next(method, exchange);
    if (answer === 'not_found') throw new Error('only a status can be not_found');
    return answer;
  };

  return {
    calls,
    script: (method, ...answers) => scripts[method].push(...answers),
    release: (answer) => {
      const waiting = hanging;
      hanging = [];
      for (const settle of waiting) settle(answer);
    },
    process: (exchange) => definite('process', exchange),
    status: (exchange) => next('status', exchange),
    identifyCallback: ({ body }) => {
      const { tag, eventId } = JSON.parse(Buffer.from(body).toString()) as { tag?: string; eventId?: string };
      return tag === undefined ? undefined : { tag, ...(eventId === undefined ? {} : { eventId }) };
    },
    handleCallback: async (exchange) => ({
      response: Buffer.from('taken'),
      result: await definite('callback', exchange),
    }),
  };
}
