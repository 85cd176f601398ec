import type { CallbackAnswer } from './entities.ts';
import type { CallbackMessage } from './provider.ts';

/** The way of a partner's callback into the node: identified by its adapter, made durable, then brought to its invoice. */
export interface CallbackGate {
  /**
   * `unknown`: no such provider, or not a callback of its. A refusal comes after the callback was stored: it will be brought
   * again. Rejects when the inbox could not store it: the sender must repeat (C1).
   */
  accept(providerId: string, message: CallbackMessage): Promise<CallbackAnswer | 'unknown'>;
}
