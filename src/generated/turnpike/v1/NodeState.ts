// Original file: protos/turnpike/v1/operations_service.proto

/**
 * What a node does.
 */
export const NodeState = {
  /**
   * Never used.
   */
  NODE_STATE_UNSPECIFIED: 'NODE_STATE_UNSPECIFIED',
  /**
   * Takes partitions.
   */
  NODE_STATE_ACTIVE: 'NODE_STATE_ACTIVE',
  /**
   * Gives its partitions away.
   */
  NODE_STATE_DRAINING: 'NODE_STATE_DRAINING',
  /**
   * Cannot reach the journal, and is given no partitions.
   */
  NODE_STATE_UNABLE: 'NODE_STATE_UNABLE',
  /**
   * Was not heard of for three seconds.
   */
  NODE_STATE_SUSPECT: 'NODE_STATE_SUSPECT',
} as const;

/**
 * What a node does.
 */
export type NodeState =
  /**
   * Never used.
   */
  | 'NODE_STATE_UNSPECIFIED'
  | 0
  /**
   * Takes partitions.
   */
  | 'NODE_STATE_ACTIVE'
  | 1
  /**
   * Gives its partitions away.
   */
  | 'NODE_STATE_DRAINING'
  | 2
  /**
   * Cannot reach the journal, and is given no partitions.
   */
  | 'NODE_STATE_UNABLE'
  | 3
  /**
   * Was not heard of for three seconds.
   */
  | 'NODE_STATE_SUSPECT'
  | 4

/**
 * What a node does.
 */
export type NodeState__Output = typeof NodeState[keyof typeof NodeState]
