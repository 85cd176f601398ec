// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { DisputeReason as _turnpike_v1_DisputeReason, DisputeReason__Output as _turnpike_v1_DisputeReason__Output } from '../../turnpike/v1/DisputeReason.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * A case to open.
 */
export interface OpenDisputeRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin or payout, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * What the merchant calls the case: 1 to 255 characters. A repeat with the same content gives the case as it is now.
   */
  'disputeRef'?: (string) | undefined;
  /**
   * What it is about.
   */
  'reason'?: (_turnpike_v1_DisputeReason) | undefined;
  /**
   * What really was paid; required for INVALID_SUM.
   */
  'claimedAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The merchant's words; up to 5000 characters.
   */
  'comment'?: (string) | undefined;
}

/**
 * A case to open.
 */
export interface OpenDisputeRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin or payout, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * What the merchant calls the case: 1 to 255 characters. A repeat with the same content gives the case as it is now.
   */
  'disputeRef'?: (string) | undefined;
  /**
   * What it is about.
   */
  'reason'?: (_turnpike_v1_DisputeReason__Output) | undefined;
  /**
   * What really was paid; required for INVALID_SUM.
   */
  'claimedAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The merchant's words; up to 5000 characters.
   */
  'comment'?: (string) | undefined;
}
