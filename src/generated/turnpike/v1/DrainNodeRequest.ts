// Original file: protos/turnpike/v1/operations_service.proto


/**
 * Which node to empty.
 */
export interface DrainNodeRequest {
  /**
   * Names this request; 1 to 64 characters.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why; up to 500 characters. Goes to the log of the node that was asked.
   */
  'comment'?: (string) | undefined;
  /**
   * The node.
   */
  'nodeId'?: (string) | undefined;
}

/**
 * Which node to empty.
 */
export interface DrainNodeRequest__Output {
  /**
   * Names this request; 1 to 64 characters.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why; up to 500 characters. Goes to the log of the node that was asked.
   */
  'comment'?: (string) | undefined;
  /**
   * The node.
   */
  'nodeId'?: (string) | undefined;
}
