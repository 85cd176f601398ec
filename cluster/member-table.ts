import type { MachineClock } from '../src/ports/clocks.ts';
import type { EntryChange } from '../src/ports/register.ts';
import { decodeMember, type MemberRecord } from './member-record.ts';

/**
 * What one node knows of the others, by name, and how long each of them has been silent.
 *  T1 Silence is counted in renewals of our own that were confirmed one after the other, and in time, and needs both.
 *  T2 Whatever comes from a member ends its silence. What is older than what is known changes nothing.
 */
export interface MemberTable {
  members(): readonly SeenMember[];
  /** What the register tells of a key, or read there. True when something changed that others should know. */
  learn(change: EntryChange): boolean;
  /** Revision of a key as it is known here; 0 for none. */
  revisionOf(node: string): number;
  /** A read did not find a key that was known under this revision: it has expired, or was removed. */
  absent(node: string, revision: number): boolean;
  /** Servers lost what they had: a read found an older revision than the one that was known when it began. */
  forget(node: string): void;
  /** One more renewal of our own was confirmed. The names of those who are silent, and have to be looked at. */
  counted(): readonly string[];
  /** A member was looked at, and its key had not moved. */
  silent(node: string, revision: number): boolean;
  /** Counting begins again: our own renewals were interrupted. */
  restart(): void;
  /** See `Membership.gone`. */
  gone(run: Run): boolean;
}

export interface Run {
  readonly node: string;
  readonly incarnation: string;
}

export interface SeenMember extends MemberRecord {
  /** Not heard of for three seconds, in which we were heard ourselves. */
  readonly suspect: boolean;
  /** Has been in this state for a second at least. */
  readonly steady: boolean;
}

export const RENEW_MS = 500;
/** Memory answers readers for so long after a confirmed renewal was sent. */
export const FRESH_MS = 2_000;
/** Nobody is suspected earlier than this after a renewal that was stored: a second more than its memory answers for. */
export const SUSPECT_MS = 3_000;
const SILENT_RENEWALS = SUSPECT_MS / RENEW_MS;
/** Nodes do not notice a restart of the database in the same moment: who is the first to be able again must not get everything. */
const STEADY_MS = 1_000;

interface Sighting {
  /** Absent when the key was removed or has expired. */
  record: MemberRecord | undefined;
  revision: number;
  /** Since when this run has had the name, and since when it has been in this state. */
  runMs: number;
  stateMs: number;
  silence: Silence;
  suspect: boolean;
}

interface Silence {
  sinceMs: number;
  renewals: number;
}

export function createMemberTable(clock: MachineClock): MemberTable {
  const sightings = new Map<string, Sighting>();
  const newSilence = (): Silence => ({ sinceMs: clock.nowMs(), renewals: 0 });
  /** How long we have watched without interruption. */
  let watching = newSilence();

  const isLong = ({ sinceMs, renewals }: Silence): boolean =>
    renewals >= SILENT_RENEWALS && clock.nowMs() - sinceMs >= SUSPECT_MS;

  const sight = (key: string, revision: number, record: MemberRecord | undefined): boolean => {
    const nowMs = clock.nowMs();
    const before = sightings.get(key);
    const sameRun = before !== undefined && before.record?.incarnation === record?.incarnation;
    const sameState = sameRun && before.record?.state === record?.state;
    sightings.set(key, {
      record,
      revision,
      runMs: sameRun ? before.runMs : nowMs,
      stateMs: sameState ? before.stateMs : nowMs,
      silence: newSilence(),
      suspect: false,
    });
    return !sameState || before.suspect || before.record?.capacity !== record?.capacity;
  };

  return {
    members: () =>
      [...sightings.values()].flatMap(({ record, suspect, stateMs }) =>
        record === undefined ? [] : [{ ...record, suspect, steady: clock.nowMs() - stateMs >= STEADY_MS }],
      ),
    learn: ({ key, value, revision }) => {
      if (revision <= (sightings.get(key)?.revision ?? 0)) return false; // T2
      return sight(key, revision, value && decodeMember(value));
    },
    revisionOf: (node) => sightings.get(node)?.revision ?? 0,
    absent: (node, revision) => {
      const known = sightings.get(node);
      if (known?.record === undefined || known.revision !== revision) return false;
      return sight(node, revision, undefined);
    },
    forget: (node) => {
      const known = sightings.get(node);
      if (known !== undefined) known.revision = 0;
    },
    counted: () => {
      watching.renewals += 1;
      const due: string[] = [];
      for (const [node, { record, silence }] of sightings) {
        silence.renewals += 1;
        if (record !== undefined && isLong(silence)) due.push(node);
      }
      return due;
    },
    silent: (node, revision) => {
      const known = sightings.get(node);
      if (known === undefined || known.revision !== revision || !isLong(known.silence)) return false;
      const isNews = !known.suspect;
      known.suspect = true;
      known.silence = newSilence();
      return isNews;
    },
    restart: () => {
      watching = newSilence();
      for (const known of sightings.values()) known.silence = newSilence();
    },
    gone: ({ node, incarnation }) => {
      const known = sightings.get(node);
      if (known === undefined) return isLong(watching);
      if (known.record?.incarnation === incarnation) return known.suspect;
      // Also when the key was removed: by whom is not said, and another run may not know yet that it lost its name.
      return clock.nowMs() - known.runMs >= FRESH_MS;
    },
  };
}
