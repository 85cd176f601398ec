// Original file: protos/turnpike/v1/dispute.proto

import type { DisputeState as _turnpike_v1_DisputeState, DisputeState__Output as _turnpike_v1_DisputeState__Output } from '../../turnpike/v1/DisputeState.ts';
import type { DisputeReason as _turnpike_v1_DisputeReason, DisputeReason__Output as _turnpike_v1_DisputeReason__Output } from '../../turnpike/v1/DisputeReason.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { DisputeDecision as _turnpike_v1_DisputeDecision, DisputeDecision__Output as _turnpike_v1_DisputeDecision__Output } from '../../turnpike/v1/DisputeDecision.ts';
import type { DisputeEvidence as _turnpike_v1_DisputeEvidence, DisputeEvidence__Output as _turnpike_v1_DisputeEvidence__Output } from '../../turnpike/v1/DisputeEvidence.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A case about one payin or payout: opened by its merchant, looked into by an operator, decided once.
 */
export interface Dispute {
  /**
   * Its id, given out by the gateway.
   */
  'disputeId'?: (string) | undefined;
  /**
   * What the merchant calls it, unique within the payin or payout.
   */
  'disputeRef'?: (string) | undefined;
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin or payout, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The payin or payout, by the gateway's id.
   */
  'applicationId'?: (string) | undefined;
  /**
   * Where the case stands.
   */
  'state'?: (_turnpike_v1_DisputeState) | undefined;
  /**
   * What it is about.
   */
  'reason'?: (_turnpike_v1_DisputeReason) | undefined;
  /**
   * What really was paid, as the merchant says.
   */
  'claimedAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The merchant's words.
   */
  'comment'?: (string) | undefined;
  /**
   * How it was decided; set if state is RESOLVED.
   */
  'decision'?: (_turnpike_v1_DisputeDecision | null) | undefined;
  /**
   * Why it was declined; set, perhaps, if state is DECLINED.
   */
  'declineReason'?: (string) | undefined;
  /**
   * What was handed in, oldest first.
   */
  'evidence'?: (_turnpike_v1_DisputeEvidence)[] | undefined;
  /**
   * When it was opened.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When anything was last added or decided.
   */
  'updateTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * A case about one payin or payout: opened by its merchant, looked into by an operator, decided once.
 */
export interface Dispute__Output {
  /**
   * Its id, given out by the gateway.
   */
  'disputeId'?: (string) | undefined;
  /**
   * What the merchant calls it, unique within the payin or payout.
   */
  'disputeRef'?: (string) | undefined;
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin or payout, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The payin or payout, by the gateway's id.
   */
  'applicationId'?: (string) | undefined;
  /**
   * Where the case stands.
   */
  'state'?: (_turnpike_v1_DisputeState__Output) | undefined;
  /**
   * What it is about.
   */
  'reason'?: (_turnpike_v1_DisputeReason__Output) | undefined;
  /**
   * What really was paid, as the merchant says.
   */
  'claimedAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The merchant's words.
   */
  'comment'?: (string) | undefined;
  /**
   * How it was decided; set if state is RESOLVED.
   */
  'decision'?: (_turnpike_v1_DisputeDecision__Output) | undefined;
  /**
   * Why it was declined; set, perhaps, if state is DECLINED.
   */
  'declineReason'?: (string) | undefined;
  /**
   * What was handed in, oldest first.
   */
  'evidence'?: (_turnpike_v1_DisputeEvidence__Output)[] | undefined;
  /**
   * When it was opened.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When anything was last added or decided.
   */
  'updateTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
