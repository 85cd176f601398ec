import type { CallbackGate, PublishedCallback } from '../src/ports/callback-gate.ts';
import { type CallbackReaderOptions, callbackReader, eventIdOf } from '../src/ports/identify-callback.ts';
import type { Random } from '../src/ports/random.ts';

export interface BridgeGateOptions extends CallbackReaderOptions {
  readonly random: Random;
  /** Resolves when the servers have it on disk. */
  readonly publish: (callback: PublishedCallback) => Promise<void>;
}

/**
 * The door of a bridge: what the door of a node is, but a callback is durable when NATS has it, and what its invoice says of it
 * nobody waits for. So the partner gets the acknowledgement that is configured.
 */
export function createBridgeGate({ random, publish, ...reading }: BridgeGateOptions): Pick<CallbackGate, 'accept'> {
  const read = callbackReader(reading);
  return {
    accept: async (providerId, message) => {
      const found = read(providerId, message);
      if (typeof found === 'string') return 'unknown';
      const { tag, eventId = random.id() } = found.identified;
      await publish({ providerId, tag, eventId: eventIdOf(eventId), ...message });
      return { ok: true, response: Buffer.from(found.provider.acknowledgement ?? '') };
    },
  };
}
