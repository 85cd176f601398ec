import { type JsMsg, jetstreamManager } from '@nats-io/jetstream';
import { errors, type NatsConnection } from '@nats-io/transport-node';
import type { CallbackQueue, QueuedCallback } from '../callback-queue.ts';
import { CALLBACK_CONSUMER, STREAMS } from '../names.ts';
import { ensureCallbackStreams } from './callback-streams.ts';

export interface NatsCallbackQueueOptions {
  readonly connection: NatsConnection;
  /** Copies of the streams, where they are made anew: 1, 3 or 5. */
  readonly replicas: number;
}

/** Asked for ahead, so that a node is never idle while there is something to take. */
const AHEAD = 64;
/** How long one request for more stays with the servers; also how long a node waits after one that failed. */
const REQUEST_MS = 3_000;
const ANSWER_MS = 5_000;

/** The stream of callbacks, which is made where it is not there. */
export function createNatsCallbackQueue({ connection, replicas }: NatsCallbackQueueOptions): CallbackQueue {
  return {
    async open() {
      const manager = await jetstreamManager(connection, { timeout: ANSWER_MS });
      await ensureCallbackStreams(manager, replicas);
      const consumer = await manager.jetstream().consumers.get(STREAMS.callbacks.name, CALLBACK_CONSUMER);
      // Ends when somebody deletes stream or consumer: then both are made anew.
      const wanted = { max_messages: AHEAD, expires: REQUEST_MS, abort_on_missing_resource: true } as const;
      const messages = await consumer.consume(wanted);
      return {
        async *[Symbol.asyncIterator]() {
          for await (const message of messages) yield queuedOf(message);
        },
        close: async () => {
          const error = await messages.close();
          if (error instanceof Error) throw error;
        },
      };
    },
  };
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
