// Original file: protos/turnpike/v1/operations_service.proto

import type { PayoutSummary as _turnpike_v1_PayoutSummary, PayoutSummary__Output as _turnpike_v1_PayoutSummary__Output } from '../../turnpike/v1/PayoutSummary.ts';

/**
 * A page of payouts.
 */
export interface ListPayoutsResponse {
  /**
   * The payouts.
   */
  'payouts'?: (_turnpike_v1_PayoutSummary)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * A page of payouts.
 */
export interface ListPayoutsResponse__Output {
  /**
   * The payouts.
   */
  'payouts'?: (_turnpike_v1_PayoutSummary__Output)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
