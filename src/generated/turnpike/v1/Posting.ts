// Original file: protos/turnpike/v1/ledger_service.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { PlanState as _turnpike_v1_PlanState, PlanState__Output as _turnpike_v1_PlanState__Output } from '../../turnpike/v1/PlanState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * One movement of money between two accounts.
 */
export interface Posting {
  /**
   * The plan it belongs to.
   */
  'planId'?: (string) | undefined;
  /**
   * The batch of that plan.
   */
  'batchId'?: (bigint) | undefined;
  /**
   * Where the money leaves.
   */
  'sourceAccountId'?: (string) | undefined;
  /**
   * Where the money arrives.
   */
  'destinationAccountId'?: (string) | undefined;
  /**
   * How much; zero or more.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What it is for.
   */
  'description'?: (string) | undefined;
  /**
   * What became of its plan.
   */
  'planState'?: (_turnpike_v1_PlanState) | undefined;
  /**
   * When it was held.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * One movement of money between two accounts.
 */
export interface Posting__Output {
  /**
   * The plan it belongs to.
   */
  'planId'?: (string) | undefined;
  /**
   * The batch of that plan.
   */
  'batchId'?: (bigint) | undefined;
  /**
   * Where the money leaves.
   */
  'sourceAccountId'?: (string) | undefined;
  /**
   * Where the money arrives.
   */
  'destinationAccountId'?: (string) | undefined;
  /**
   * How much; zero or more.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What it is for.
   */
  'description'?: (string) | undefined;
  /**
   * What became of its plan.
   */
  'planState'?: (_turnpike_v1_PlanState__Output) | undefined;
  /**
   * When it was held.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
