// Original file: protos/turnpike/v1/operations_service.proto

import type { Node as _turnpike_v1_Node, Node__Output as _turnpike_v1_Node__Output } from '../../turnpike/v1/Node.ts';

/**
 * A page of nodes.
 */
export interface ListNodesResponse {
  /**
   * The nodes, as the node that was asked sees them.
   */
  'nodes'?: (_turnpike_v1_Node)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * A page of nodes.
 */
export interface ListNodesResponse__Output {
  /**
   * The nodes, as the node that was asked sees them.
   */
  'nodes'?: (_turnpike_v1_Node__Output)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
