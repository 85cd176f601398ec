// Original file: protos/turnpike/v1/operations_service.proto


/**
 * A share of all invoices, which one node at a time works on.
 */
export interface Partition {
  /**
   * Its number, from 0 to 255.
   */
  'partition'?: (number) | undefined;
  /**
   * The node that owns it; empty while none does.
   */
  'nodeId'?: (string) | undefined;
  /**
   * The run of that node.
   */
  'incarnation'?: (string) | undefined;
  /**
   * The node that a planned move takes it to; empty if none is under way.
   */
  'movingToNodeId'?: (string) | undefined;
  /**
   * Under which its owner writes; known to the owner alone, 0 if another node was asked.
   */
  'epoch'?: (bigint) | undefined;
}

/**
 * A share of all invoices, which one node at a time works on.
 */
export interface Partition__Output {
  /**
   * Its number, from 0 to 255.
   */
  'partition'?: (number) | undefined;
  /**
   * The node that owns it; empty while none does.
   */
  'nodeId'?: (string) | undefined;
  /**
   * The run of that node.
   */
  'incarnation'?: (string) | undefined;
  /**
   * The node that a planned move takes it to; empty if none is under way.
   */
  'movingToNodeId'?: (string) | undefined;
  /**
   * Under which its owner writes; known to the owner alone, 0 if another node was asked.
   */
  'epoch'?: (bigint) | undefined;
}
