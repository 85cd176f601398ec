import { Agent, request } from 'undici';
import type { CallbackMessage } from './answers.ts';
import { SIGNATURE_HEADER, signCallback } from './signature.ts';

/** Tells processors what became of a challenge: signed, and again with growing pauses until somebody answers 2xx. */
export interface CallbackSender {
  /** Resolves after the first attempt, delivered or not; what failed is repeated in the background. */
  send(message: CallbackMessage): Promise<void>;
  close(): Promise<void>;
}

export interface CallbackOptions {
  readonly secret: string;
  readonly attempts: number;
  /** Pause before the second attempt; doubled before each further one. */
  readonly retryMs: number;
  /** How long one attempt waits for its answer. */
  readonly timeoutMs: number;
  readonly nowMs: () => number;
}

export function callbackSender({ secret, attempts, retryMs, timeoutMs, nowMs }: CallbackOptions): CallbackSender {
  const agent = new Agent({ headersTimeout: timeoutMs, bodyTimeout: timeoutMs, connectTimeout: timeoutMs });
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  async function attempt(url: string, body: string, no: number): Promise<void> {
    if (closed || (await delivered(url, body)) || no >= attempts || closed) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        void attempt(url, body, no + 1);
      },
      retryMs * 2 ** (no - 1),
    );
    timers.add(timer);
  }

  async function delivered(url: string, body: string): Promise<boolean> {
    try {
      const response = await request(url, {
        method: 'POST',
        dispatcher: agent,
        headers: {
          'content-type': 'application/json',
          [SIGNATURE_HEADER]: signCallback(secret, Math.floor(nowMs() / 1000), body),
        },
        body,
      });
      await response.body.dump();
      return response.statusCode >= 200 && response.statusCode < 300;
    } catch {
      return false;
    }
  }

  return {
    send: ({ url, body }) => (url === undefined ? Promise.resolve() : attempt(url, JSON.stringify(body), 1)),
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      await agent.destroy();
    },
  };
}
