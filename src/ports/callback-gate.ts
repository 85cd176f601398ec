import type { StreamId } from '../domain/ids.ts';
import type { SessionRef } from '../domain/invoice/invoice.ts';
import type { CallbackAnswer } from './entities.ts';
import type { CallbackMessage } from './provider.ts';

/** The way of a partner's callback into the node: identified by its adapter, made durable, then brought to its invoice. */
export interface CallbackGate {
  /**
   * `unknown`: no such provider, or not a callback of its. A refusal comes after the callback was stored: it will be brought
   * again. Rejects when the inbox could not store it: the sender must repeat (C1).
   */
  accept(providerId: string, message: CallbackMessage): Promise<CallbackAnswer | 'unknown'>;
  /**
   * From an adapter of our own that runs elsewhere and knows the tag. `stale`: the session does not wait for this any more;
   * an identical repeat of the last callback gets the answer that the first one got (decisions #23).
   */
  deliver(tag: string, body: Uint8Array): Promise<CallbackAnswer | 'unknown' | 'stale'>;
  /** The session that a tag belongs to. */
  find(tag: string): Promise<FoundTag | undefined>;
}

export interface FoundTag {
  readonly stream: StreamId;
  readonly session: SessionRef;
}
