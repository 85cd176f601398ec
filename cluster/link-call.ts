import type { StreamId } from '../src/domain/ids.ts';
import type { CallbackAnswer, EntityAnswer, EntityCommand, MadeEntity, RequestContext } from '../src/ports/entities.ts';

/** One run of a node: its name, which others may have had before it, and what no other run has. */
export interface NodeRun {
  readonly node: string;
  readonly incarnation: string;
}

/** A call of the entities port, as one node asks another. */
export type LinkRequest =
  | {
      readonly type: 'ask';
      readonly stream: StreamId;
      readonly command: EntityCommand;
      readonly request: RequestContext;
    }
  | { readonly type: 'read'; readonly stream: StreamId; readonly request: RequestContext }
  | { readonly type: 'callback'; readonly stream: StreamId; readonly tag: string; readonly callbackId: string }
  | { readonly type: 'touch'; readonly stream: StreamId };

/**
 * `moved`: not the owner, or about to be, or no longer; nothing was done and nothing will be. `stateless`: accepted by a node
 * that folds another state than the caller does, so that the caller has to fold its own.
 */
export type LinkAnswer =
  | { readonly type: 'answer'; readonly answer: EntityAnswer }
  | { readonly type: 'stateless'; readonly made?: MadeEntity }
  | { readonly type: 'callback'; readonly answer: CallbackAnswer }
  | { readonly type: 'touched' }
  | { readonly type: 'moved' };

/** What a node does by itself is not held back by bounds that are for clients. */
export function isInternal(call: LinkRequest): boolean {
  return !('request' in call) || call.request.actor.role === 'node';
}
