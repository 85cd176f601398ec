import { jetstream } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import type { Timestamp } from '../../src/base/time.ts';
import type { PublishedCallback } from '../../src/ports/callback-gate.ts';
import type { KeptCallback } from '../../src/ports/callbacks.ts';
import { encodePartnerCallback } from '../../src/wire/partner-callback.ts';
import { callbackSubject, PARKED_REASON_HEADER, parkedSubject } from '../names.ts';

/** Partners want their answer within a second. */
const CONFIRM_MS = 900;

/** Hands callbacks to the nodes; the promise resolves when the servers have it on disk, and rejects when they do not say so in time. */
export function callbackPublisher(connection: NatsConnection, now: () => Timestamp) {
  const client = jetstream(connection);
  return async (callback: PublishedCallback): Promise<void> => {
    const { providerId, eventId } = callback;
    await client.publish(
      callbackSubject(providerId),
      encodePartnerCallback({ ...callback, receivedTime: now() }),
      // With the same id the servers keep one of two.
      { msgID: `${providerId}/${eventId}`, timeout: CONFIRM_MS },
    );
  };
}

/** Copies what was parked for whoever looks. The callback itself is in the inbox: a copy that is lost is told to `failed`. */
export function parkedCopies(connection: NatsConnection, failed: (error: unknown) => void) {
  const client = jetstream(connection);
  return ({ id, providerId, tag, receivedTime, headers: said, body, parking }: KeptCallback): void => {
    const eventId = id.slice(providerId.length + 1);
    const reason = headers();
    reason.set(PARKED_REASON_HEADER, parking?.reason ?? '');
    const bytes = encodePartnerCallback({ providerId, tag, eventId, receivedTime, headers: said, body });
    client.publish(parkedSubject(providerId), bytes, { headers: reason }).catch(failed);
  };
}
