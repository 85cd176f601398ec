// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { Dispute as _turnpike_v1_Dispute, Dispute__Output as _turnpike_v1_Dispute__Output } from '../../turnpike/v1/Dispute.ts';

/**
 * A page of cases.
 */
export interface ListDisputesResponse {
  /**
   * The latest first.
   */
  'disputes'?: (_turnpike_v1_Dispute)[] | undefined;
  /**
   * Of the next page; empty on the last one.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * A page of cases.
 */
export interface ListDisputesResponse__Output {
  /**
   * The latest first.
   */
  'disputes'?: (_turnpike_v1_Dispute__Output)[] | undefined;
  /**
   * Of the next page; empty on the last one.
   */
  'nextPageToken'?: (string) | undefined;
}
