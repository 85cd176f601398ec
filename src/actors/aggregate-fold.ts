import type { RecordOf } from '../ports/record.ts';

/** What the records of an aggregate fold into: its state, and which requests made it so (P5). */
export interface Folded<State> {
  readonly state: State;
  readonly sequence: number;
  /** Request id → fingerprint, base64; remembered for as long as the stream lives. */
  readonly requests: ReadonlyMap<string, string>;
  /** Fingerprint of the request that made the entity. */
  readonly madeOf: string | undefined;
  /** Size of all records folded, in bytes: about what the state holds in memory. */
  readonly bytes: number;
}

/** A record, and how many bytes it has. */
export interface Sized<Change> {
  readonly record: RecordOf<Change>;
  readonly bytes: number;
}

export function newFold<State>(initial: State): Folded<State> {
  return { state: initial, sequence: 0, requests: new Map(), madeOf: undefined, bytes: 0 };
}

/** Folds the records that follow, in order. */
export function foldRecords<State, Change>(
  folded: Folded<State>,
  { evolve }: { evolve(state: State, change: Change): State },
  records: readonly Sized<Change>[],
): Folded<State> {
  let { state, sequence, madeOf, bytes } = folded;
  const requests = new Map(folded.requests);
  for (const { record, bytes: size } of records) {
    const { changes, requestId, fingerprint } = record;
    const print = fingerprint === undefined ? undefined : printOf(fingerprint);
    if (sequence === 0) madeOf = print;
    if (requestId !== undefined && print !== undefined) requests.set(requestId, print);
    state = changes.reduce(evolve, state);
    sequence += 1;
    bytes += size;
  }
  return { state, sequence, requests, madeOf, bytes };
}

export function printOf(fingerprint: Uint8Array): string {
  return Buffer.from(fingerprint).toString('base64');
}
