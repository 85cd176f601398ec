import type { EntityState, MadeEntity, RequestContext } from '../ports/entities.ts';
import type { StoredRecord } from '../ports/journal.ts';
import type { EntityChange, EntityFold } from './entity-kind.ts';

/**
 * What an actor folds its records into: its entity, and which requests made what (P5).
 *  F1 A request id is remembered with its fingerprint for as long as the stream lives.
 *  F2 An entity is remembered with the fingerprint of the request that made it, so that another request for the same id is
 *     compared with it (decisions #15).
 */
export interface StreamState<State = EntityState> {
  readonly entity: State;
  readonly sequence: number;
  readonly requests: ReadonlyMap<string, KnownRequest>;
  /** `invoice`, `payment/<id>`, `refund/<payment>/<id>` and so on → fingerprint, base64. */
  readonly entities: ReadonlyMap<string, string>;
}

export interface KnownRequest {
  /** Fingerprint, base64. */
  readonly print: string;
  /** What it made inside a payment. */
  readonly made?: MadeEntity;
}

export function emptyStream<State>({ initial }: { readonly initial: State }): StreamState<State> {
  return { entity: initial, sequence: 0, requests: new Map(), entities: new Map() };
}

/** What of a record matters to the fold. */
export interface FoldedRecord<Change = EntityChange> {
  readonly sequence: number;
  readonly changes: readonly Change[];
  readonly requestId?: string;
  readonly fingerprint?: Uint8Array;
}

export function foldStored<State, Command, Change>(
  fold: EntityFold<State, Command, Change>,
  state: StreamState<State>,
  { sequence, bytes }: StoredRecord,
): StreamState<State> {
  const record = fold.records.decode(bytes);
  const entity = record.changes.reduce((folded, change) => fold.evolve(folded, change), state.entity);
  return advanced(fold, state, entity, { sequence, changes: record.changes, ...identityOf(record) });
}

export function identityOf({ requestId, fingerprint }: Pick<RequestContext, 'requestId' | 'fingerprint'>) {
  return { ...(requestId === undefined ? {} : { requestId }), ...(fingerprint === undefined ? {} : { fingerprint }) };
}

/** The state after a record whose changes are folded into the entity already. */
export function advanced<State, Command, Change>(
  fold: EntityFold<State, Command, Change>,
  state: StreamState<State>,
  entity: State,
  record: FoldedRecord<Change>,
): StreamState<State> {
  const { changes, requestId, fingerprint, sequence } = record;
  if (fingerprint === undefined) return { ...state, entity, sequence };
  const print = printOf(fingerprint);
  const made = fold.madeBy(changes);
  const known: KnownRequest = made === undefined ? { print } : { print, made };
  const keys = changes.flatMap((change) => fold.entityMadeBy(change) ?? []);
  return {
    entity,
    sequence,
    requests: requestId === undefined ? state.requests : new Map(state.requests).set(requestId, known),
    entities:
      keys.length === 0 ? state.entities : new Map([...state.entities, ...keys.map((key) => [key, print] as const)]),
  };
}

export function printOf(fingerprint: Uint8Array): string {
  return Buffer.from(fingerprint).toString('base64');
}
