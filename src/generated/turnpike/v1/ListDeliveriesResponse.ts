// Original file: protos/turnpike/v1/webhook_service.proto

import type { Delivery as _turnpike_v1_Delivery, Delivery__Output as _turnpike_v1_Delivery__Output } from '../../turnpike/v1/Delivery.ts';

/**
 * A page of messages.
 */
export interface ListDeliveriesResponse {
  /**
   * The newest first, without bodies and attempts.
   */
  'deliveries'?: (_turnpike_v1_Delivery)[] | undefined;
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * A page of messages.
 */
export interface ListDeliveriesResponse__Output {
  /**
   * The newest first, without bodies and attempts.
   */
  'deliveries'?: (_turnpike_v1_Delivery__Output)[] | undefined;
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
