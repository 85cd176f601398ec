// Original file: protos/turnpike/v1/operations_service.proto

import type { NodeState as _turnpike_v1_NodeState, NodeState__Output as _turnpike_v1_NodeState__Output } from '../../turnpike/v1/NodeState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * One process of the cluster.
 */
export interface Node {
  /**
   * Its name, the same after a restart.
   */
  'nodeId'?: (string) | undefined;
  /**
   * This run of it. That of a later start sorts after that of an earlier one.
   */
  'incarnation'?: (string) | undefined;
  /**
   * What it does.
   */
  'state'?: (_turnpike_v1_NodeState) | undefined;
  /**
   * Its share of the partitions relative to others: 1000 unless it is set otherwise.
   */
  'capacityThousandths'?: (number) | undefined;
  /**
   * The release that it runs.
   */
  'version'?: (string) | undefined;
  /**
   * Where its gRPC port is, as `host:port`.
   */
  'grpcAddress'?: (string) | undefined;
  /**
   * When it started.
   */
  'startTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * How many partitions it owns.
   */
  'partitionCount'?: (number) | undefined;
}

/**
 * One process of the cluster.
 */
export interface Node__Output {
  /**
   * Its name, the same after a restart.
   */
  'nodeId'?: (string) | undefined;
  /**
   * This run of it. That of a later start sorts after that of an earlier one.
   */
  'incarnation'?: (string) | undefined;
  /**
   * What it does.
   */
  'state'?: (_turnpike_v1_NodeState__Output) | undefined;
  /**
   * Its share of the partitions relative to others: 1000 unless it is set otherwise.
   */
  'capacityThousandths'?: (number) | undefined;
  /**
   * The release that it runs.
   */
  'version'?: (string) | undefined;
  /**
   * Where its gRPC port is, as `host:port`.
   */
  'grpcAddress'?: (string) | undefined;
  /**
   * When it started.
   */
  'startTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * How many partitions it owns.
   */
  'partitionCount'?: (number) | undefined;
}
