import { Agent, request } from 'undici';
import type { Callback } from './partner.ts';

/** Brings the fake partner's callbacks, and again with growing pauses until somebody answers 2xx. They are not signed (B6). */
export interface CallbackCourier {
  /** Resolves after the first attempt, delivered or not. */
  bring(callback: Callback): Promise<void>;
  close(): Promise<void>;
}

const ATTEMPTS = 6;
const TIMEOUT_MS = 10_000;

export function callbackCourier(retryMs: number): CallbackCourier {
  const agent = new Agent({ headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS, connectTimeout: TIMEOUT_MS });
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  const attempt = async (callback: Callback, number: number): Promise<void> => {
    if (closed || (await delivered(callback)) || closed || number >= ATTEMPTS) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        void attempt(callback, number + 1);
      },
      retryMs * 2 ** (number - 1),
    );
    timers.add(timer);
  };

  const delivered = async ({ url, body }: Callback): Promise<boolean> => {
    try {
      const headers = { 'content-type': 'application/json' };
      const response = await request(url, { method: 'POST', dispatcher: agent, headers, body: JSON.stringify(body) });
      await response.body.dump();
      return response.statusCode >= 200 && response.statusCode < 300;
    } catch {
      return false;
    }
  };

  return {
    bring: (callback) => attempt(callback, 1),
    close: async () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      await agent.destroy();
    },
  };
}
