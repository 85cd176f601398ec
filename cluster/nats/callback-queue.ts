import { type Consumer, JetStreamError, type JsMsg, jetstreamManager } from '@nats-io/jetstream';
import { errors, type NatsConnection } from '@nats-io/transport-node';
import type { MachineClock } from '../../src/ports/clocks.ts';
import type { CallbackQueue, QueuedCallback } from '../callback-queue.ts';
import { CALLBACK_CONSUMER, STREAMS } from '../names.ts';
import { ensureCallbackStreams } from './callback-streams.ts';

export interface NatsCallbackQueueOptions {
  readonly connection: NatsConnection;
  /** Copies of the streams, where they are made anew: 1, 3 or 5. */
  readonly replicas: number;
  readonly clock: MachineClock;
}

/** So many come at once, when there are so many. */
const REQUEST = 64;
/** How long a request for callbacks stays with the servers; a stop waits for its end, so that none is sent to nobody. */
const REQUEST_MS = 2_000;
/** A request that a server took along into its grave has no end. */
const SILENCE_MS = 4_000;
const ANSWER_MS = 5_000;

/** The stream of callbacks, which is made where it is not there. */
export function createNatsCallbackQueue({ connection, replicas, clock }: NatsCallbackQueueOptions): CallbackQueue {
  return {
    async open() {
      const manager = await jetstreamManager(connection, { timeout: ANSWER_MS });
      await ensureCallbackStreams(manager, replicas);
      const consumer = await manager.jetstream().consumers.get(STREAMS.callbacks.name, CALLBACK_CONSUMER);
      let closed = false;
      return {
        async *[Symbol.asyncIterator]() {
          // Whoever hears nothing looks whether everything is still there, by opening it again.
          while (!closed) if ((yield* request(consumer, clock)) === 'silent') return;
        },
        close: () => {
          closed = true;
        },
      };
    },
  };
}

/** Throws when the consumer or its stream is gone. */
async function* request(consumer: Consumer, clock: MachineClock): AsyncGenerator<QueuedCallback, 'silent' | undefined> {
  const messages = await consumer.fetch({ max_messages: REQUEST, expires: REQUEST_MS });
  const cancel = clock.after(SILENCE_MS, () => messages.stop());
  try {
    for await (const message of messages) yield queuedOf(message);
    return undefined;
  } catch (error) {
    if (error instanceof JetStreamError && error.message === 'heartbeats missed') return 'silent';
    throw error;
  } finally {
    cancel();
  }
}

function queuedOf(message: JsMsg): QueuedCallback {
  const { subject, data: bytes, info, seq, headers } = message;
  const proven = headers?.get('Nats-Msg-Id') ?? '';
  return {
    subject,
    bytes,
    // A stream that was made anew counts from 1 again.
    id: proven === '' ? `${seq}-${info.timestampNanos}` : proven,
    deliveries: info.deliveryCount,
    acknowledge: () => tell(() => message.ack()),
    giveBack: (delayMs) => tell(() => message.nak(delayMs)),
  };
}

/** Over a connection that is closed nothing can be told; then it comes again to another node (Q1). */
function tell(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof errors.ClosedConnectionError || error instanceof errors.DrainingConnectionError))
      throw error;
  }
}
