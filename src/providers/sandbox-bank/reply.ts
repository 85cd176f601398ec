import type { CallbackMessage } from './answers.ts';
import type { Delivery } from './outcome.ts';

/** What the bank wants said, and how it should travel. */
export interface Reply {
  readonly status: number;
  readonly body: object;
  readonly delivery: Delivery;
  readonly replayed?: boolean;
  /** Callbacks to send before, and after, the reply. */
  readonly before?: readonly CallbackMessage[];
  readonly after?: readonly CallbackMessage[];
  /** The transfer that arrives a moment after this reply. */
  readonly arrives?: string;
  /** Set for `queued`: executes when called, and gives the reply to send then. */
  readonly later?: () => Reply;
}

export function ok(body: object): Reply {
  return { status: 200, body, delivery: 'plain' };
}

/** An answer in the bank's words that something was wrong with the call. */
export function refusal(status: number, code: string, text: string, field?: string): Reply {
  return {
    status,
    body: { error: { code, message: text, ...(field === undefined ? {} : { field }) } },
    delivery: 'plain',
  };
}
