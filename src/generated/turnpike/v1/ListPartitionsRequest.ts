// Original file: protos/turnpike/v1/operations_service.proto


/**
 * Which partitions.
 */
export interface ListPartitionsRequest {
  /**
   * Of one node only; of all if empty.
   */
  'nodeId'?: (string) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}

/**
 * Which partitions.
 */
export interface ListPartitionsRequest__Output {
  /**
   * Of one node only; of all if empty.
   */
  'nodeId'?: (string) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}
