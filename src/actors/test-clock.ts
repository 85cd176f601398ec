import { assert } from '../base/assert.ts';
import type { StreamId } from '../domain/ids.ts';
import type { BusinessClock, ClockAnswer, ClockMove, TestClock } from '../ports/clocks.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { Journal } from '../ports/journal.ts';
import type { Random } from '../ports/random.ts';
import { appendOrFind, recordAppend } from '../ports/record-append.ts';
import { decodeClockRecord, encodeClockRecord } from '../wire/clock-record.ts';

export interface TestClockOptions {
  readonly journal: Pick<Journal, 'append' | 'read' | 'head'>;
  readonly wall: BusinessClock;
  readonly random: Random;
  readonly configurations: () => Pick<Configurations, 'latest'>;
  /** The clock was moved: timers are to be looked at. */
  readonly moved: () => void;
}

export interface JournalTestClock extends TestClock {
  /** Takes over how other nodes moved it. Called on a hint that the stream grew. */
  refresh(): Promise<void>;
}

export const CLOCK_STREAM: StreamId = 'clock/turnpike/sandbox';
/** Moves of one sandbox; each is a request that somebody made by hand or in a test. */
const MOST_MOVES = 100_000;
const MOST_ATTEMPTS = 20;

/** The wall's time and the offset that the journal remembers, so that a restart does not go back in time. */
export async function openTestClock(options: TestClockOptions): Promise<JournalTestClock> {
  const { journal, wall, random, configurations, moved } = options;
  let moves = await read(journal, 0);
  const now = () => wall.now() + (moves.at(-1)?.offset ?? 0);

  const advance: TestClock['advance'] = async ({ by, author, requestId, comment }) => {
    assert(by > 0, 'time goes forward');
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const known = moves.find((move) => move.requestId === requestId && move.author === author);
      if (known !== undefined) return known.by === by ? { ok: true, now: now() } : { ok: false, why: 'reused' };
      if (!isSandbox(configurations())) return { ok: false, why: 'live' };
      const offset = (moves.at(-1)?.offset ?? 0) + by;
      const move = { time: now(), offset, by, author, requestId, ...(comment === undefined ? {} : { comment }) };
      if (await store(move, moves.length + 1)) return done();
      await refresh();
    }
    throw new Error('the clock is moved by too many at once');
  };

  /** False when another node moved the clock first. */
  const store = async (move: ClockMove, sequence: number): Promise<boolean> => {
    const { epoch } = await journal.head(CLOCK_STREAM);
    const place = { stream: CLOCK_STREAM, sequence, epoch, appendId: random.id() };
    const append = recordAppend(place, { kind: 'clock', time: move.time, bytes: encodeClockRecord(move) });
    const verdict = await appendOrFind(journal, append);
    // A refresh may have been faster to read it.
    if (verdict.ok && moves.length < sequence) moves = [...moves, move];
    return verdict.ok;
  };

  const done = (): ClockAnswer => {
    moved();
    return { ok: true, now: now() };
  };

  const refresh = async (): Promise<void> => {
    const known = moves.length;
    const more = await read(journal, known);
    // Meanwhile a move of our own or another refresh may have added some of them.
    const unknown = more.slice(moves.length - known);
    if (unknown.length === 0) return;
    moves = [...moves, ...unknown];
    moved();
  };

  return { now, advance, refresh };
}

async function read(journal: TestClockOptions['journal'], afterSequence: number): Promise<readonly ClockMove[]> {
  return (await journal.read(CLOCK_STREAM, afterSequence, MOST_MOVES)).map(({ bytes }) => decodeClockRecord(bytes));
}

/** Every payment institution is a test one. */
function isSandbox(configurations: Pick<Configurations, 'latest'>): boolean {
  return [...configurations.latest().institutions.values()].every(({ realm }) => realm === 'test');
}
