import { CALLBACK_HEADERS } from '../base/callback-headers.ts';
import { bytesHoldCardNumber } from '../base/card-number.ts';
import type { CallbackGate, PublishedCallback } from '../ports/callback-gate.ts';
import type { CallbackInbox, KeptCallback, ParkingReason } from '../ports/callbacks.ts';
import type { BusinessClock } from '../ports/clocks.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { AnyEntities, CallbackAnswer } from '../ports/entities.ts';
import { type CallbackReaderOptions, callbackId, callbackReader, isTag } from '../ports/identify-callback.ts';
import type { Random } from '../ports/random.ts';
import { streamOf } from './callback-sweeper.ts';
import { kindOf } from './entity-kinds.ts';
import { NODE_REQUEST } from './node-request.ts';
import { digestOf } from './session-call.ts';

export interface CallbackGateOptions extends Pick<CallbackReaderOptions, 'adapters' | 'secret'> {
  readonly inbox: CallbackInbox;
  readonly entities: AnyEntities;
  readonly configurations: Configurations;
  readonly businessClock: BusinessClock;
  readonly random: Random;
  readonly failed: (error: unknown) => void;
  /** Told of each callback that is parked, for whoever keeps a copy. */
  readonly parked?: (callback: KeptCallback) => void;
}

/** Identifies a callback by its adapter, makes it durable, and brings it to its invoice or payout; the sweeper brings what cannot go now. */
export function createCallbackGate(options: CallbackGateOptions): CallbackGate {
  const { inbox, entities, configurations, businessClock, random, failed, parked = () => {} } = options;
  const read = callbackReader({ ...options, configuration: configurations.latest });

  const lookUp = async (tag: string) => {
    const stream = await streamOf(inbox, { tag });
    const answer = stream && (await entities.read(stream, NODE_REQUEST));
    if (stream === undefined || answer?.ok !== true) return undefined;
    const session = kindOf(stream).sessionOfTag(answer.state, tag);
    return session && { stream, session };
  };
  /** Undefined while nobody knows the invoice. */
  const bring = async (callback: { readonly tag: string; readonly id: string }) => {
    const stream = await streamOf(inbox, callback);
    return stream && (await entities.deliverCallback(stream, callback.tag, callback.id));
  };
  /** A bridge that knows the adapters has looked at the signature already. */
  const identify = (published: PublishedCallback) => {
    const { providerId, tag, eventId } = published;
    if (!configurations.latest().providers.has(providerId)) return 'unknown_provider';
    if (tag !== '') return isTag(tag) ? { tag, eventId } : 'unidentified';
    try {
      const found = read(providerId, published);
      return typeof found === 'string' ? found : { eventId, ...found.identified };
    } catch (error) {
      // A bug of the adapter: repeated for ever it would hold up the others.
      failed(error);
      return 'unidentified';
    }
  };

  return {
    accept: async (providerId, message, { atOnce = false } = {}) => {
      const found = read(providerId, message);
      if (typeof found === 'string') return 'unknown';
      const { tag, eventId = random.id() } = found.identified;
      const id = callbackId(providerId, eventId);
      const acknowledged: CallbackAnswer = { ok: true, response: Buffer.from(found.provider.acknowledgement ?? '') };
      const isNew = await inbox.put({ id, providerId, tag, receivedTime: businessClock.now(), ...message });
      const brought = isNew ? bring({ tag, id }).catch(failed) : undefined;
      const answer = atOnce ? undefined : await brought;
      return answer?.ok === true && answer.response.length > 0 ? answer : acknowledged;
    },
    take: async (published) => {
      const { providerId } = published;
      const receivedTime = businessClock.now();
      const park = async (reason: ParkingReason, message = published) => {
        const { headers, body } = message;
        const id = callbackId(providerId, published.eventId);
        const parking = { reason, time: receivedTime };
        const callback = { id, providerId, tag: isTag(message.tag) ? message.tag : '', receivedTime, headers, body };
        if (await inbox.put(callback, parking)) parked({ ...callback, parking });
        return { fate: 'parked', brought: Promise.resolve() } as const;
      };
      const message = { ...published, headers: listed(published.headers) };
      if (bytesHoldCardNumber(message.body)) return park('CARD_DATA', { ...message, body: new Uint8Array() });
      if (message.fault !== undefined) return park(message.fault, message);
      const identified = identify(message);
      if (identified === 'unknown_provider') return park('UNKNOWN_PROVIDER', message);
      if (identified === 'unidentified') return park('UNIDENTIFIED', message);
      const { tag, eventId } = identified;
      const { headers, body } = message;
      const id = callbackId(providerId, eventId);
      const isNew = await inbox.put({ id, providerId, tag, receivedTime, headers, body });
      if (!isNew) return { fate: 'repeated', brought: Promise.resolve() };
      return { fate: 'stored', brought: bring({ tag, id }).then(() => {}, failed) };
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
      if (found === undefined) return undefined;
      const { stream, session } = found;
      const { ref } = session;
      return 'paymentId' in ref ? { type: 'payment', stream, session: ref } : { type: 'payout', stream, no: ref.no };
    },
    replay: async (id) => {
      const kept = await inbox.find(id);
      if (kept === undefined) return 'unknown';
      const identified = identify({ ...kept, eventId: '' });
      if (typeof identified === 'string') return 'unidentified';
      const { tag } = identified;
      await inbox.unpark(id, tag);
      await bring({ tag, id });
      return (await inbox.find(id)) === undefined ? 'taken' : 'waiting';
    },
  };
}

function listed(headers: PublishedCallback['headers']): Readonly<Record<string, string>> {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(lower.filter(([name]) => CALLBACK_HEADERS.includes(name)));
}
