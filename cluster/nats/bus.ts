import type { NatsConnection } from '@nats-io/transport-node';
import { type Bus, MessageTooLarge } from '../../src/ports/bus.ts';
import type { MachineClock } from '../../src/ports/clocks.ts';

export interface NatsBusOptions {
  readonly connection: NatsConnection;
  readonly clock: MachineClock;
  /** Hears of a listener that threw, and of subjects that the servers do not allow. */
  readonly failed: (error: unknown) => void;
}

/** What a server takes where nobody configured it. */
const USUAL_MAX_PAYLOAD = 1_048_576;

/** A client whose server has died finds another one well within it. */
const GRACE_MS = 1_500;

export function createNatsBus({ connection, failed, clock }: NatsBusOptions): Bus {
  let connected = true;
  let lostMs = 0;
  let maxPayload = connection.info?.max_payload ?? USUAL_MAX_PAYLOAD;

  /** The client would gather what is published while it reconnects (B3). */
  const follow = async (): Promise<void> => {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect' && connected) {
        connected = false;
        lostMs = clock.nowMs();
      }
      if (type !== 'reconnect') continue;
      connected = true;
      maxPayload = connection.info?.max_payload ?? maxPayload;
    }
  };
  follow().catch(failed);

  return {
    publish: (subject, payload) => {
      if (payload.length > maxPayload) throw new MessageTooLarge(`${payload.length} bytes for ${subject}`);
      if (!connected || connection.isClosed() || connection.isDraining()) return;
      connection.publish(subject, payload);
    },
    subscribe: (subject, take) => {
      const subscription = connection.subscribe(subject, {
        callback: (error, message) => {
          if (error !== null) {
            failed(error);
            return;
          }
          try {
            take(message.data, message.subject);
          } catch (thrown) {
            failed(thrown); // The client would stop reading.
          }
        },
      });
      return () => subscription.unsubscribe();
    },
    maxPayload: () => maxPayload,
    connected: () => connected || clock.nowMs() - lostMs <= GRACE_MS,
  };
}
