// Original file: protos/turnpike/v1/session.proto

import type { SessionTarget as _turnpike_v1_SessionTarget, SessionTarget__Output as _turnpike_v1_SessionTarget__Output } from '../../turnpike/v1/SessionTarget.ts';
import type { SessionState as _turnpike_v1_SessionState, SessionState__Output as _turnpike_v1_SessionState__Output } from '../../turnpike/v1/SessionState.ts';
import type { TransactionInfo as _turnpike_v1_TransactionInfo, TransactionInfo__Output as _turnpike_v1_TransactionInfo__Output } from '../../turnpike/v1/TransactionInfo.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';
import type { UserInteraction as _turnpike_v1_UserInteraction, UserInteraction__Output as _turnpike_v1_UserInteraction__Output } from '../../turnpike/v1/UserInteraction.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * One conversation with a provider for one target.
 */
export interface Session {
  /**
   * What the provider is asked for.
   */
  'target'?: (_turnpike_v1_SessionTarget) | undefined;
  /**
   * Where the conversation stands.
   */
  'state'?: (_turnpike_v1_SessionState) | undefined;
  /**
   * The provider's transaction; absent before it told one.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo | null) | undefined;
  /**
   * Why it failed; set if state is FAILED.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
  /**
   * What the payer was last asked to do; absent if nothing.
   */
  'userInteraction'?: (_turnpike_v1_UserInteraction | null) | undefined;
  /**
   * When it began.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * One conversation with a provider for one target.
 */
export interface Session__Output {
  /**
   * What the provider is asked for.
   */
  'target'?: (_turnpike_v1_SessionTarget__Output) | undefined;
  /**
   * Where the conversation stands.
   */
  'state'?: (_turnpike_v1_SessionState__Output) | undefined;
  /**
   * The provider's transaction; absent before it told one.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo__Output) | undefined;
  /**
   * Why it failed; set if state is FAILED.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
  /**
   * What the payer was last asked to do; absent if nothing.
   */
  'userInteraction'?: (_turnpike_v1_UserInteraction__Output) | undefined;
  /**
   * When it began.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
