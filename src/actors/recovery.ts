import type { StreamId } from '../domain/ids.ts';
import type { Journal, StoredRecord } from '../ports/journal.ts';
import { kindOf } from './entity-kinds.ts';
import type { EntityMessage } from './entity-message.ts';
import type { PersistentBehaviour } from './nact.ts';
import { decodeStreamSnapshot, encodeStreamSnapshot } from './stream-snapshot.ts';
import { emptyStream, foldStored, type StreamState } from './stream-state.ts';

/** A long stream is recovered from a snapshot; short ones are cheaper to fold. */
const SNAPSHOT_EVERY = 100;
const RECOVERY_PAGE = 500;

type Behaviour = PersistentBehaviour<StreamState, EntityMessage>;

/** Saves a snapshot after every so many records; one that is lost costs a longer recovery and nothing else. */
export function withSnapshots(behaviour: Behaviour, journal: Journal, stream: StreamId): Behaviour {
  const { foldVersion } = kindOf(stream);
  return {
    ...behaviour,
    receive: async (state, message, persist) => {
      const next = await behaviour.receive(state, message, persist);
      if (Math.floor(next.sequence / SNAPSHOT_EVERY) > Math.floor(state.sequence / SNAPSHOT_EVERY)) {
        const bytes = encodeStreamSnapshot(next);
        await journal.saveSnapshot({ stream, sequence: next.sequence, foldVersion, bytes }).catch(() => {});
      }
      return next;
    },
  };
}

/**
 * Where an activation begins: the latest snapshot of this fold, and the records after it. A stream that is too short for a
 * snapshot is read at once, in one question to the journal.
 */
export function recoverySource(journal: Pick<Journal, 'latestSnapshot' | 'read'>) {
  const short = new Map<StreamId, readonly StoredRecord[]>();
  return {
    snapshot: async (stream: StreamId) => {
      const first = await journal.read(stream, 0, SNAPSHOT_EVERY);
      if (first.length < SNAPSHOT_EVERY) {
        short.set(stream, first);
        return undefined;
      }
      const snapshot = await journal.latestSnapshot(stream, kindOf(stream).foldVersion);
      const state = snapshot && decodeStreamSnapshot(snapshot.bytes);
      return snapshot === undefined || state === undefined ? undefined : { state, sequence: snapshot.sequence };
    },
    records: async function* (stream: StreamId, afterSequence: number): AsyncIterable<StoredRecord> {
      const whole = short.get(stream);
      if (whole !== undefined) {
        short.delete(stream);
        yield* whole;
        return;
      }
      for (let after = afterSequence; ; ) {
        const page = await journal.read(stream, after, RECOVERY_PAGE);
        yield* page;
        const last = page.at(-1);
        if (last === undefined || page.length < RECOVERY_PAGE) return;
        after = last.sequence;
      }
    },
  };
}

/** A stream as the journal has it now, without an actor: the initial state for one that has no records. */
export async function recoverStream(
  journal: Pick<Journal, 'latestSnapshot' | 'read'>,
  stream: StreamId,
): Promise<StreamState> {
  const source = recoverySource(journal);
  const snapshot = await source.snapshot(stream);
  const kind = kindOf(stream);
  let state = snapshot?.state ?? emptyStream(kind);
  for await (const record of source.records(stream, state.sequence)) state = foldStored(kind, state, record);
  return state;
}
