import type { RecordOf } from '../ports/record.ts';

/** What the records of an aggregate fold into: its state, and which requests made it so (P5). */
export interface Folded<State> {
  readonly state: State;
  readonly sequence: number;
  /** Request id → fingerprint, base64; remembered for as long as the stream lives. */
  readonly requests: ReadonlyMap<string, string>;
  /** Fingerprint of the request that made the entity. */
  readonly madeOf: string | undefined;
}

export function newFold<State>(initial: State): Folded<State> {
  return { state: initial, sequence: 0, requests: new Map(), madeOf: undefined };
}

export function foldRecord<State, Change>(
  folded: Folded<State>,
  { evolve }: { evolve(state: State, change: Change): State },
  { changes, requestId, fingerprint }: RecordOf<Change>,
  sequence: number,
): Folded<State> {
  const state = changes.reduce(evolve, folded.state);
  if (fingerprint === undefined) return { ...folded, state, sequence };
  const print = printOf(fingerprint);
  return {
    state,
    sequence,
    requests: requestId === undefined ? folded.requests : new Map(folded.requests).set(requestId, print),
    madeOf: folded.sequence === 0 ? print : folded.madeOf,
  };
}

export function printOf(fingerprint: Uint8Array): string {
  return Buffer.from(fingerprint).toString('base64');
}
