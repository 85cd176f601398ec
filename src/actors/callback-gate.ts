import type { CallbackGate } from '../ports/callback-gate.ts';
import type { CallbackInbox, PartnerCallback } from '../ports/callbacks.ts';
import type { BusinessClock } from '../ports/clocks.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { CallbackAnswer, Entities } from '../ports/entities.ts';
import type { ProviderAdapters } from '../ports/provider.ts';
import type { Random } from '../ports/random.ts';
import { streamOf } from './callback-sweeper.ts';
import { NODE_REQUEST } from './node-request.ts';
import { sessionOfTag } from './open-session.ts';
import { digestOf } from './session-call.ts';

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
  const lookUp = async (tag: string) => {
    const stream = await streamOf(inbox, { tag });
    const answer = stream && (await entities.read(stream, NODE_REQUEST));
    const session = answer?.ok === true ? sessionOfTag(answer.state, tag) : undefined;
    return stream === undefined || session === undefined ? undefined : { stream, session };
  };
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
    deliver: async (tag, body) => {
      const found = await lookUp(tag);
      if (found === undefined) return 'unknown';
      const { stream, session } = found;
      const { phase, route, lastCallback } = session.session;
      if (lastCallback?.digest === digestOf(body)) return { ok: true, response: lastCallback.response };
      if (phase.tag !== 'suspended' || phase.callbackTag !== tag) return 'stale';
      const id = `${route.providerId}/${random.id()}`;
      const receivedTime = businessClock.now();
      await inbox.put({ id, providerId: route.providerId, tag, receivedTime, headers: {}, body });
      return await entities.deliverCallback(stream, tag, id);
    },
    find: async (tag) => {
      const found = await lookUp(tag);
      return found && { stream: found.stream, session: found.session.ref };
    },
  };
}
