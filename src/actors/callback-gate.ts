import type { CallbackGate } from '../ports/callback-gate.ts';
import type { CallbackInbox, PartnerCallback } from '../ports/callbacks.ts';
import type { BusinessClock } from '../ports/clocks.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { CallbackAnswer, Entities } from '../ports/entities.ts';
import type { ProviderAdapters } from '../ports/provider.ts';
import type { Random } from '../ports/random.ts';
import { streamOf } from './callback-sweeper.ts';

export interface CallbackGateOptions {
  readonly inbox: CallbackInbox;
  readonly entities: Entities;
  readonly configurations: Configurations;
  readonly adapters: ProviderAdapters;
  readonly businessClock: BusinessClock;
  readonly random: Random;
  readonly secret: (name: string) => string | undefined;
}

const TAKEN: CallbackAnswer = { ok: true, response: new Uint8Array() };

/** Identifies a callback by its adapter, makes it durable, and brings it to its invoice; the sweeper brings what cannot go now. */
export function createCallbackGate(options: CallbackGateOptions): CallbackGate {
  const { inbox, entities, configurations, adapters, businessClock, random, secret } = options;
  return {
    accept: async (providerId, message) => {
      const provider = configurations.latest().providers.get(providerId);
      const adapter = provider && adapters.get(provider.adapter);
      if (provider === undefined || adapter === undefined) return 'unknown';
      const secrets: Record<string, string> = {};
      for (const [option, name] of Object.entries(provider.secrets)) secrets[option] = secret(name) ?? '';
      const identified = adapter.identifyCallback(message, secrets);
      if (identified === undefined) return 'unknown';
      const callback: PartnerCallback = {
        id: `${providerId}/${identified.eventId ?? random.id()}`,
        providerId,
        tag: identified.tag,
        receivedTime: businessClock.now(),
        ...message,
      };
      const isNew = await inbox.put(callback);
      const stream = await streamOf(inbox, callback);
      if (stream === undefined || !isNew) return TAKEN; // The sweeper brings what cannot go now.
      return await entities.deliverCallback(stream, callback.tag, callback.id);
    },
  };
}
