// Original file: protos/turnpike/v1/event.proto

import type { ApplicationStepped as _turnpike_v1_ApplicationStepped, ApplicationStepped__Output as _turnpike_v1_ApplicationStepped__Output } from '../../turnpike/v1/ApplicationStepped.ts';
import type { PayoutAttentionChanged as _turnpike_v1_PayoutAttentionChanged, PayoutAttentionChanged__Output as _turnpike_v1_PayoutAttentionChanged__Output } from '../../turnpike/v1/PayoutAttentionChanged.ts';
import type { PayoutPaidLate as _turnpike_v1_PayoutPaidLate, PayoutPaidLate__Output as _turnpike_v1_PayoutPaidLate__Output } from '../../turnpike/v1/PayoutPaidLate.ts';
import type { DisputeOpened as _turnpike_v1_DisputeOpened, DisputeOpened__Output as _turnpike_v1_DisputeOpened__Output } from '../../turnpike/v1/DisputeOpened.ts';
import type { DisputeEvidenceAdded as _turnpike_v1_DisputeEvidenceAdded, DisputeEvidenceAdded__Output as _turnpike_v1_DisputeEvidenceAdded__Output } from '../../turnpike/v1/DisputeEvidenceAdded.ts';
import type { DisputeStateChanged as _turnpike_v1_DisputeStateChanged, DisputeStateChanged__Output as _turnpike_v1_DisputeStateChanged__Output } from '../../turnpike/v1/DisputeStateChanged.ts';

/**
 * One thing that happened to a payout.
 */
export interface PayoutChange {
  /**
   * The payout took a step.
   */
  'applicationStepped'?: (_turnpike_v1_ApplicationStepped | null) | undefined;
  /**
   * The payout began or ceased to wait for an operator.
   */
  'payoutAttentionChanged'?: (_turnpike_v1_PayoutAttentionChanged | null) | undefined;
  /**
   * The provider paid after the payout had been declined: an operator settles it with the merchant.
   */
  'payoutPaidLate'?: (_turnpike_v1_PayoutPaidLate | null) | undefined;
  /**
   * A dispute about the payout was opened.
   */
  'disputeOpened'?: (_turnpike_v1_DisputeOpened | null) | undefined;
  /**
   * Evidence was handed in for a dispute.
   */
  'disputeEvidenceAdded'?: (_turnpike_v1_DisputeEvidenceAdded | null) | undefined;
  /**
   * A dispute has another state.
   */
  'disputeStateChanged'?: (_turnpike_v1_DisputeStateChanged | null) | undefined;
  /**
   * What it was. A consumer skips kinds that it does not know.
   */
  'change'?: "applicationStepped"|"payoutAttentionChanged"|"payoutPaidLate"|"disputeOpened"|"disputeEvidenceAdded"|"disputeStateChanged" | undefined;
}

/**
 * One thing that happened to a payout.
 */
export interface PayoutChange__Output {
  /**
   * The payout took a step.
   */
  'applicationStepped'?: (_turnpike_v1_ApplicationStepped__Output) | undefined;
  /**
   * The payout began or ceased to wait for an operator.
   */
  'payoutAttentionChanged'?: (_turnpike_v1_PayoutAttentionChanged__Output) | undefined;
  /**
   * The provider paid after the payout had been declined: an operator settles it with the merchant.
   */
  'payoutPaidLate'?: (_turnpike_v1_PayoutPaidLate__Output) | undefined;
  /**
   * A dispute about the payout was opened.
   */
  'disputeOpened'?: (_turnpike_v1_DisputeOpened__Output) | undefined;
  /**
   * Evidence was handed in for a dispute.
   */
  'disputeEvidenceAdded'?: (_turnpike_v1_DisputeEvidenceAdded__Output) | undefined;
  /**
   * A dispute has another state.
   */
  'disputeStateChanged'?: (_turnpike_v1_DisputeStateChanged__Output) | undefined;
  /**
   * What it was. A consumer skips kinds that it does not know.
   */
  'change'?: "applicationStepped"|"payoutAttentionChanged"|"payoutPaidLate"|"disputeOpened"|"disputeEvidenceAdded"|"disputeStateChanged" | undefined;
}
