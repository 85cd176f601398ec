// Original file: protos/turnpike/v1/operations_service.proto

import type { Partition as _turnpike_v1_Partition, Partition__Output as _turnpike_v1_Partition__Output } from '../../turnpike/v1/Partition.ts';

/**
 * A page of partitions.
 */
export interface ListPartitionsResponse {
  /**
   * The partitions, as the node that was asked sees them.
   */
  'partitions'?: (_turnpike_v1_Partition)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * A page of partitions.
 */
export interface ListPartitionsResponse__Output {
  /**
   * The partitions, as the node that was asked sees them.
   */
  'partitions'?: (_turnpike_v1_Partition__Output)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
