import type { StreamId } from '../domain/ids.ts';
import type { SessionRef } from '../domain/invoice/invoice.ts';
import type { ParkingReason } from './callbacks.ts';
import type { CallbackAnswer } from './entities.ts';
import type { CallbackMessage } from './provider.ts';

/** The way of a partner's callback into the node: identified by its adapter, made durable, then brought to its invoice. */
export interface CallbackGate {
  /**
   * `unknown`: no such provider, or not a callback of its. A refusal comes after the callback was stored: it will be brought
   * again. Rejects when the inbox could not store it: the sender must repeat (C1). `atOnce` waits for nothing but the inbox, so that
   * the answer is the provider's acknowledgement.
   */
  accept(
    providerId: string,
    message: CallbackMessage,
    options?: { readonly atOnce?: boolean },
  ): Promise<CallbackAnswer | 'unknown'>;
  /** From a bridge. Resolves when it is durable: to be brought to its invoice, or parked (C4). Rejects as `accept` does. */
  take(callback: PublishedCallback): Promise<TakenCallback>;
  /**
   * From an adapter of our own that runs elsewhere and knows the tag. `stale`: the session does not wait for this any more;
   * an identical repeat of the last callback gets the answer that the first one got (decisions #23).
   */
  deliver(tag: string, body: Uint8Array): Promise<CallbackAnswer | 'unknown' | 'stale'>;
  /** The session that a tag belongs to. */
  find(tag: string): Promise<FoundTag | undefined>;
  /**
   * Brings a callback of the inbox to its invoice once more, parked or not. `taken`: its invoice has it, or needs it no more.
   * `unknown`: there is no such callback now. `unidentified`: still not a callback of a provider that there is.
   */
  replay(callbackId: string): Promise<'taken' | 'waiting' | 'unknown' | 'unidentified'>;
}

export interface PublishedCallback extends CallbackMessage {
  readonly providerId: string;
  /** Unique among those of the provider; a repeat has the same (C3). */
  readonly eventId: string;
  /** Empty where the bridge does not know the adapters: then the node looks. */
  readonly tag: string;
  /** Why it is parked without a look. */
  readonly fault?: ParkingReason;
}

export interface TakenCallback {
  readonly fate: 'stored' | 'repeated' | 'parked';
  /** Resolves when it was brought to its invoice, or cannot be now. Never rejects. */
  readonly brought: Promise<void>;
}

export type FoundTag =
  | { readonly type: 'payment'; readonly stream: StreamId; readonly session: SessionRef }
  /** By the number of the payout's session. */
  | { readonly type: 'payout'; readonly stream: StreamId; readonly no: number };
