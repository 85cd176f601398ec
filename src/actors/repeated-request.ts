import { refuse } from '../domain/errors.ts';
import type { EntityAnswer, EntityCommand, MadeEntity, RequestContext } from '../ports/entities.ts';
import type { EntityFold } from './entity-kind.ts';
import { printOf, type StreamState } from './stream-state.ts';

/**
 * The answer to a request that was made before, or for an entity that another request made; undefined for a new one.
 * Same content: the present state of what it made. Other content: refused (P5, decisions #15).
 */
export function repeatedRequest(
  fold: EntityFold,
  state: StreamState,
  command: EntityCommand,
  { requestId, fingerprint }: RequestContext,
): EntityAnswer | undefined {
  if (requestId === undefined || fingerprint === undefined) return undefined;
  const print = printOf(fingerprint);
  const known = state.requests.get(requestId);
  if (known !== undefined) {
    if (known.print === print) return present(state, known.made);
    const message = 'This request_id was used for a request with other content';
    return refuse('REQUEST_ID_REUSED', message, { request_id: requestId });
  }
  const entity = fold.entityOf(command);
  const made = entity === undefined ? undefined : state.entities.get(entity);
  if (made === undefined) return undefined;
  if (made === print) return present(state);
  return fold.alreadyExists(command, entity?.split('/').at(-1) ?? '');
}

/** The state as it is now, and what of it the request made. */
export function present(
  { entity, sequence }: Pick<StreamState, 'entity' | 'sequence'>,
  made?: MadeEntity,
): EntityAnswer {
  return { ok: true, state: entity, sequence, ...(made === undefined ? {} : { made }) };
}
