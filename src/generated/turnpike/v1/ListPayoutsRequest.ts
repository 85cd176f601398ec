// Original file: protos/turnpike/v1/operations_service.proto

import type { H2hSubStatus as _turnpike_v1_H2hSubStatus, H2hSubStatus__Output as _turnpike_v1_H2hSubStatus__Output } from '../../turnpike/v1/H2hSubStatus.ts';

/**
 * Which payouts.
 */
export interface ListPayoutsRequest {
  /**
   * Of one party only; of all if empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * Of one cash desk only; of all if empty.
   */
  'projectId'?: (string) | undefined;
  /**
   * Only those in this sub-status, such as H2H_SUB_STATUS_PAYOUT_FAILED; in any if it is not set.
   */
  'subStatus'?: (_turnpike_v1_H2hSubStatus) | undefined;
  /**
   * Only those that wait for an operator.
   */
  'attention'?: (boolean) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}

/**
 * Which payouts.
 */
export interface ListPayoutsRequest__Output {
  /**
   * Of one party only; of all if empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * Of one cash desk only; of all if empty.
   */
  'projectId'?: (string) | undefined;
  /**
   * Only those in this sub-status, such as H2H_SUB_STATUS_PAYOUT_FAILED; in any if it is not set.
   */
  'subStatus'?: (_turnpike_v1_H2hSubStatus__Output) | undefined;
  /**
   * Only those that wait for an operator.
   */
  'attention'?: (boolean) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}
