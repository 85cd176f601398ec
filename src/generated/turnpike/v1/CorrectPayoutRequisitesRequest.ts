// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { H2hReceiver as _turnpike_v1_H2hReceiver, H2hReceiver__Output as _turnpike_v1_H2hReceiver__Output } from '../../turnpike/v1/H2hReceiver.ts';

/**
 * Another recipient's details for a payout.
 */
export interface CorrectPayoutRequisitesRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payout, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Who gets the money, of the same kind as before.
   */
  'receiver'?: (_turnpike_v1_H2hReceiver | null) | undefined;
}

/**
 * Another recipient's details for a payout.
 */
export interface CorrectPayoutRequisitesRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payout, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Who gets the money, of the same kind as before.
   */
  'receiver'?: (_turnpike_v1_H2hReceiver__Output) | undefined;
}
