import {
  AckPolicy,
  type ConsumerConfig,
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { CALLBACK_CONSUMER, STREAMS } from '../names.ts';
import { ensureStream } from './ensure-stream.ts';

const NANOS_PER_MS = 1_000_000;
/** A repeat within this time does not even reach the inbox, which knows all ids that wait in it. */
const DUPLICATES_MS = 120_000;
const PARKED_DAYS = 30;
/** A node that says nothing for so long about a callback is dead, or as good as dead. */
const SILENCE_MS = 10_000;
/** Of all nodes together; while the journal is away those that were given back count as well. */
const MOST_UNACKNOWLEDGED = 2_000;

/**
 * The streams of callbacks, and the consumer that all nodes share.
 *
 * The callbacks are a work queue without an age: one that no node has stored stays for as long as it takes, and one that is
 * stored is gone, so that nothing of a payer lies about and the length of the stream is what waits. The copies of parked ones
 * are for people and programs that look, and go after a month; the ones that count are in the database.
 */
export async function ensureCallbackStreams(manager: JetStreamManager, replicas: number): Promise<void> {
  const { callbacks, parked } = STREAMS;
  const { config } = await ensureStream(manager, {
    name: callbacks.name,
    subjects: [...callbacks.subjects],
    num_replicas: replicas,
    storage: StorageType.File,
    retention: RetentionPolicy.Workqueue,
    discard: DiscardPolicy.New,
    duplicate_window: DUPLICATES_MS * NANOS_PER_MS,
  });
  if (config.retention !== RetentionPolicy.Workqueue)
    throw new Error(`stream ${callbacks.name} keeps messages by ${config.retention} and should be a workqueue`);
  await ensureStream(manager, {
    name: parked.name,
    subjects: [...parked.subjects],
    num_replicas: replicas,
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.Old,
    max_age: PARKED_DAYS * 86_400_000 * NANOS_PER_MS,
  });
  await manager.consumers.add(callbacks.name, CONSUMER);
}

const CONSUMER: Partial<ConsumerConfig> = {
  durable_name: CALLBACK_CONSUMER,
  ack_policy: AckPolicy.Explicit,
  ack_wait: SILENCE_MS * NANOS_PER_MS,
  max_deliver: -1,
  max_ack_pending: MOST_UNACKNOWLEDGED,
};
