// Original file: protos/turnpike/v1/h2h_payment.proto

import type { H2hOperationKind as _turnpike_v1_H2hOperationKind, H2hOperationKind__Output as _turnpike_v1_H2hOperationKind__Output } from '../../turnpike/v1/H2hOperationKind.ts';
import type { H2hOperationState as _turnpike_v1_H2hOperationState, H2hOperationState__Output as _turnpike_v1_H2hOperationState__Output } from '../../turnpike/v1/H2hOperationState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * One step with the outside world.
 */
export interface H2hOperation {
  /**
   * Its id, unique within the payin or payout.
   */
  'operationId'?: (string) | undefined;
  /**
   * What it does.
   */
  'kind'?: (_turnpike_v1_H2hOperationKind) | undefined;
  /**
   * What became of it.
   */
  'state'?: (_turnpike_v1_H2hOperationState) | undefined;
  /**
   * When it began.
   */
  'time'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The money it moves.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
}

/**
 * One step with the outside world.
 */
export interface H2hOperation__Output {
  /**
   * Its id, unique within the payin or payout.
   */
  'operationId'?: (string) | undefined;
  /**
   * What it does.
   */
  'kind'?: (_turnpike_v1_H2hOperationKind__Output) | undefined;
  /**
   * What became of it.
   */
  'state'?: (_turnpike_v1_H2hOperationState__Output) | undefined;
  /**
   * When it began.
   */
  'time'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The money it moves.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
}
