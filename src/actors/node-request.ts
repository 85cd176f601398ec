import type { RequestContext } from '../ports/entities.ts';

/** What the node does by itself: no client waits, nobody else's credential is used. */
export const NODE_REQUEST: RequestContext = {
  actor: { credential: 'node', role: 'node' },
  deadlineMs: Number.POSITIVE_INFINITY,
  newKeys: [],
};
