import type { Timestamp } from '../base/time.ts';
import { Misconfigured } from '../domain/condition.ts';
import { type Refusal, refuse } from '../domain/errors.ts';
import type { StreamId } from '../domain/ids.ts';
import type { Decision } from '../domain/machine.ts';
import type { Aggregate, AggregateAnswer } from '../ports/aggregates.ts';
import type { BusinessClock } from '../ports/clocks.ts';
import type { RequestContext } from '../ports/entities.ts';
import type { Append, Journal, NewRecord } from '../ports/journal.ts';
import type { Random } from '../ports/random.ts';
import type { RecordCodec, RecordOf } from '../ports/record.ts';
import { appendOrFind, recordAppend } from '../ports/record-append.ts';
import { createFoldCache } from './aggregate-cache.ts';
import { type Folded, foldRecords, newFold, printOf } from './aggregate-fold.ts';
import { createTurns } from './aggregate-turns.ts';

/**
 * Runs the entities of one kind that hold no pending work (docs/adr/013). Not responsible for what a command means.
 *
 *  R1 A decision is made on the state that the stream's head has, and its record takes the very next sequence under the
 *     partition's present epoch; if another one was first, it is read and decided again. So any node may write.
 *  R2 What is kept in memory saves reading, never the look at the head.
 *  R3 Commands of this node to one stream run one after the other; so many may wait, then the next is refused.
 */
export interface AggregateKind<State, Command, Change, Context> {
  /** Kind of the streams and of their records. */
  readonly kind: string;
  readonly initial: State;
  /** Pure. No changes for a command that changes nothing. */
  decide(state: State, command: Command, context: Context): Decision<Change>;
  evolve(state: State, change: Change): State;
  readonly records: RecordCodec<Change>;
  /** What a decision needs from outside; gathered anew for every attempt. */
  context(now: Timestamp): Context;
  /** For a command that makes the entity: what it hears when other content made it. Undefined for every other command. */
  alreadyExists(command: Command): Refusal | undefined;
}

export interface AggregatePorts {
  readonly journal: Pick<Journal, 'append' | 'head' | 'read'>;
  readonly random: Pick<Random, 'id'>;
  readonly businessClock: BusinessClock;
}

/** Another writer, or a partition that changes hands, loses one round to us; nobody loses so many. */
const MAX_ATTEMPTS = 20;
const PAGE = 500;
/** Some ten thousand entities of the usual size. */
const MOST_KEPT_BYTES = 16 * 1024 * 1024;

export function createAggregate<State, Command, Change, Context>(
  { journal, random, businessClock }: AggregatePorts,
  of: AggregateKind<State, Command, Change, Context>,
): Aggregate<State, Command> {
  const kept = createFoldCache<State>(MOST_KEPT_BYTES);
  const turns = createTurns();

  /** R2 */
  const load = async (stream: StreamId): Promise<{ readonly folded: Folded<State>; readonly epoch: number }> => {
    const head = await journal.head(stream);
    let folded = kept.get(stream) ?? newFold(of.initial);
    while (folded.sequence < head.sequence) {
      const page = await journal.read(stream, folded.sequence, PAGE);
      const after = folded.sequence;
      const whole = page.length > 0 && page.every(({ sequence }, index) => sequence === after + 1 + index);
      if (!whole) throw new Error(`records of ${stream} after ${after} are missing`);
      const records = page.map(({ bytes }) => ({ record: of.records.decode(bytes), bytes: bytes.length }));
      folded = foldRecords(folded, of, records);
    }
    if (folded.sequence > 0) kept.keep(stream, folded);
    return { folded, epoch: head.epoch };
  };

  const repeated = (folded: Folded<State>, command: Command, request: RequestContext) => {
    const { requestId, fingerprint } = request;
    if (requestId === undefined || fingerprint === undefined) return undefined;
    const print = printOf(fingerprint);
    const known = folded.requests.get(requestId);
    if (known === print) return present(folded);
    if (known !== undefined) {
      const message = 'This request_id was used for a request with other content';
      return refuse('REQUEST_ID_REUSED', message, { request_id: requestId });
    }
    const exists = folded.sequence === 0 ? undefined : of.alreadyExists(command);
    if (exists === undefined) return undefined;
    return folded.madeOf === print ? present(folded) : exists;
  };

  const decide = (state: State, command: Command, now: Timestamp): Decision<Change> => {
    try {
      return of.decide(state, command, of.context(now));
    } catch (error) {
      if (!(error instanceof Misconfigured)) throw error;
      return refuse('MISCONFIGURED', error.message); // decisions #9
    }
  };

  const append = async (stream: StreamId, made: NewRecord, place: Place) => {
    const { sequence, epoch, keys } = place;
    const wanted: Append = { ...recordAppend({ stream, sequence, epoch, appendId: random.id() }, made), keys };
    return await appendOrFind(journal, wanted);
  };

  /** One attempt; undefined when another writer was first (R1). */
  const attempt = async (
    stream: StreamId,
    command: Command,
    request: RequestContext,
  ): Promise<AggregateAnswer<State> | undefined> => {
    const { folded, epoch } = await load(stream);
    const repeat = repeated(folded, command, request);
    if (repeat !== undefined) return repeat;
    const now = businessClock.now();
    const decision = decide(folded.state, command, now);
    if (!decision.ok) return decision;
    const { changes } = decision;
    if (changes.length === 0) return present(folded);
    const record = recordFor(request, changes, now);
    const bytes = of.records.encode(record);
    const after = foldRecords(folded, of, [{ record, bytes: bytes.length }]);
    if (request.validateOnly === true) return { ok: true, state: after.state, sequence: folded.sequence };
    const place = { sequence: after.sequence, epoch, keys: request.newKeys };
    const verdict = await append(stream, { kind: of.kind, time: now, bytes }, place);
    if (verdict.ok) {
      kept.keep(stream, after);
      return present(after);
    }
    if (verdict.conflict === 'sequence' || verdict.conflict === 'epoch') return undefined;
    throw new Error(`the journal refused a record of ${stream}: ${verdict.conflict}`);
  };

  return {
    ask: (stream, command, request) =>
      turns.take(stream, async () => {
        for (let round = 0; round < MAX_ATTEMPTS; round += 1) {
          const answer = await attempt(stream, command, request);
          if (answer !== undefined) return answer;
        }
        return refuse('OVERLOADED', 'Others keep changing the same entity; repeat the request');
      }) ?? Promise.resolve(refuse('OVERLOADED', 'Too many requests wait for the same entity')),
    async read(stream) {
      const { state, sequence } = (await load(stream)).folded;
      return { state, sequence };
    },
  };
}

type Place = Pick<Append, 'sequence' | 'epoch' | 'keys'>;

function present<State>({ state, sequence }: Folded<State>): AggregateAnswer<State> {
  return { ok: true, state, sequence };
}

function recordFor<Change>(
  { actor, requestId, fingerprint, comment, traceparent }: RequestContext,
  changes: readonly Change[],
  time: Timestamp,
): RecordOf<Change> {
  return {
    time,
    actor,
    changes,
    ...(requestId === undefined ? {} : { requestId }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(comment === undefined ? {} : { comment }),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
