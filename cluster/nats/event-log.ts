import {
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { headers, type MsgHdrs, type NatsConnection, nuid } from '@nats-io/transport-node';
import type { PublicEvent } from '../../src/ports/events.ts';
import { encodePosition, parsePosition } from '../../src/wire/position.ts';
import { type EventLog, LogMoved } from '../event-log.ts';
import { EVENT_HEADERS, eventSubject, STREAMS } from '../names.ts';
import { ensureStream } from './ensure-stream.ts';

export interface NatsEventLogOptions {
  readonly connection: NatsConnection;
  /** Copies of the stream, where it is made anew: 1, 3 or 5. */
  readonly replicas: number;
  /** How long events are kept, where it is made anew. */
  readonly maxAgeMs?: number;
}

const WEEK_MS = 7 * 86_400_000;
const NANOS_PER_MS = 1_000_000;
const CONFIRM_MS = 2_000;
/** The servers remember ids for that long to tell repeats. Ours are never repeated, and serve as links of a chain. */
const DUPLICATES_MS = 10_000;
const WRONG_LAST_SEQUENCE = 10_071;
const WRONG_LAST_ID = 10_070;
/** Room for headers beside an event in the largest message. */
const HEADER_BYTES = 1_024;

/**
 * The stream of events. Each message names the sequence and the id of the message before it (G1). The servers take them one by
 * one in the order sent, so that the last of a batch is stored only if all are: it alone is confirmed.
 */
export function createNatsEventLog({ connection, replicas, maxAgeMs = WEEK_MS }: NatsEventLogOptions): EventLog {
  const { name, subjects } = STREAMS.events;
  // A server that has just started cannot say yet what it has; whatever is asked afterwards is tried again.
  const opened = jetstreamManager(connection, { timeout: CONFIRM_MS, checkAPI: false });

  const positionAt = async (manager: JetStreamManager, sequence: number): Promise<number | undefined> => {
    if (sequence === 0) return undefined;
    try {
      const message = await manager.streams.getMessage(name, { seq: sequence });
      return message === null ? undefined : parsePosition(message.header.get(EVENT_HEADERS.position));
    } catch (error) {
      if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.NoMessageFound) return undefined;
      throw error;
    }
  };

  return {
    async end() {
      const manager = await opened;
      const { state, created } = await ensureStream(manager, {
        name,
        subjects: [...subjects],
        num_replicas: replicas,
        storage: StorageType.File,
        retention: RetentionPolicy.Limits,
        discard: DiscardPolicy.Old,
        max_age: maxAgeMs * NANOS_PER_MS,
        duplicate_window: DUPLICATES_MS * NANOS_PER_MS,
      });
      return { log: created, sequence: state.last_seq, position: await positionAt(manager, state.last_seq) };
    },
    async append(afterSequence, events) {
      const maxBytes = (connection.info?.max_payload ?? Number.POSITIVE_INFINITY) - HEADER_BYTES;
      const batch = nuid.next();
      for (const [index, event] of events.entries()) {
        const payload = event.bytes();
        // The servers would close the connection.
        if (payload.length > maxBytes)
          throw new Error(`the event at ${encodePosition(event.position)} is larger than NATS' max_payload allows`);
        const options = { headers: headersOf(event, afterSequence, batch, index) };
        const subject = eventSubject(event);
        if (index < events.length - 1) {
          connection.publish(subject, payload, options);
          continue;
        }
        const reply = await connection.request(subject, payload, { ...options, timeout: CONFIRM_MS });
        return confirmedSequence(reply.json());
      }
      return afterSequence;
    },
  };
}

function headersOf(event: PublicEvent, afterSequence: number, batch: string, index: number): MsgHdrs {
  const all = headers();
  all.set('Nats-Expected-Last-Sequence', String(afterSequence + index));
  all.set('Nats-Msg-Id', `${batch}.${index}`);
  if (index > 0) all.set('Nats-Expected-Last-Msg-Id', `${batch}.${index - 1}`);
  all.set(EVENT_HEADERS.kind, event.kind);
  all.set(EVENT_HEADERS.position, encodePosition(event.position));
  return all;
}

interface Confirmation {
  readonly seq?: number;
  readonly error?: { readonly err_code?: number; readonly description?: string };
}

function confirmedSequence({ seq, error }: Confirmation): number {
  const why = error?.description ?? 'no sequence';
  if (error?.err_code === WRONG_LAST_SEQUENCE || error?.err_code === WRONG_LAST_ID) throw new LogMoved(why);
  if (error !== undefined || seq === undefined) throw new Error(`events were not stored: ${why}`);
  return seq;
}
