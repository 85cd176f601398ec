import type { PublicEvent } from '../src/ports/events.ts';

/**
 * A log of events that programs outside of the cluster read. What its publisher knows of JetStream.
 *  G1 What a batch appends stands directly behind what its writer saw last, each event directly behind the one before it: of a
 *     batch that meets another writer's events nothing is stored from there on.
 */
export interface EventLog {
  /** Where it ends. Made anew when it is not there. */
  end(): Promise<LogEnd>;
  /**
   * Appends events behind this sequence. Resolves with the sequence of the last one when all are stored. Rejects with `LogMoved`
   * when something else is there already, and with any other error when nobody knows: then some of the first may be stored.
   */
  append(afterSequence: number, events: readonly PublicEvent[]): Promise<number>;
}

export interface LogEnd {
  /** Tells this log from one that was made in its place. */
  readonly log: string;
  /** Of the last event that was ever stored, 0 before the first. */
  readonly sequence: number;
  /** Position of that event in the journal; undefined when it is too old to be kept. */
  readonly position: number | undefined;
}

/** Another writer was there first. */
export class LogMoved extends Error {
  override readonly name = 'LogMoved';
}

/** How far the events were published; kept apart from the log, which forgets. */
export interface EventCursor extends Pick<LogEnd, 'log' | 'sequence'> {
  readonly position: number;
}

/**
 * The position to go on after. The log itself says it, as long as it keeps its last event. The cursor says more where records
 * made no event or the events are too old; it counts only for a log that still has all that the cursor speaks of. With neither,
 * and for a journal that was put back to before what was published, everything is published once more.
 */
export function positionOf(end: LogEnd, cursor: EventCursor | undefined, journalEnd: number): number {
  const counts = cursor !== undefined && cursor.log === end.log && cursor.sequence <= end.sequence;
  const position = Math.max(end.position ?? 0, counts ? cursor.position : 0);
  return position <= journalEnd ? position : 0;
}

export function encodeCursor(cursor: EventCursor): Uint8Array {
  return Buffer.from(JSON.stringify(cursor));
}

export function decodeCursor(bytes: Uint8Array): EventCursor {
  return JSON.parse(Buffer.from(bytes).toString());
}
