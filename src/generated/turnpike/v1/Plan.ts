// Original file: protos/turnpike/v1/ledger_service.proto

import type { PlanState as _turnpike_v1_PlanState, PlanState__Output as _turnpike_v1_PlanState__Output } from '../../turnpike/v1/PlanState.ts';
import type { PlanBatch as _turnpike_v1_PlanBatch, PlanBatch__Output as _turnpike_v1_PlanBatch__Output } from '../../turnpike/v1/PlanBatch.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * Movements of money that happen together or not at all.
 */
export interface Plan {
  /**
   * Its id.
   */
  'planId'?: (string) | undefined;
  /**
   * What became of it.
   */
  'state'?: (_turnpike_v1_PlanState) | undefined;
  /**
   * Its batches, in order.
   */
  'batches'?: (_turnpike_v1_PlanBatch)[] | undefined;
  /**
   * When its first batch was held.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When it was committed or rolled back; absent before.
   */
  'finishTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * Movements of money that happen together or not at all.
 */
export interface Plan__Output {
  /**
   * Its id.
   */
  'planId'?: (string) | undefined;
  /**
   * What became of it.
   */
  'state'?: (_turnpike_v1_PlanState__Output) | undefined;
  /**
   * Its batches, in order.
   */
  'batches'?: (_turnpike_v1_PlanBatch__Output)[] | undefined;
  /**
   * When its first batch was held.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When it was committed or rolled back; absent before.
   */
  'finishTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
