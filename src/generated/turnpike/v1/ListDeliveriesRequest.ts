// Original file: protos/turnpike/v1/webhook_service.proto

import type { DeliveryState as _turnpike_v1_DeliveryState, DeliveryState__Output as _turnpike_v1_DeliveryState__Output } from '../../turnpike/v1/DeliveryState.ts';

/**
 * Asks for messages.
 */
export interface ListDeliveriesRequest {
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
  /**
   * Only those to this endpoint.
   */
  'endpointId'?: (string) | undefined;
  /**
   * Only those in this state.
   */
  'state'?: (_turnpike_v1_DeliveryState) | undefined;
  /**
   * Only those about this invoice. Its id is the application id of a payin.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * Only those about this payout.
   */
  'payoutId'?: (string) | undefined;
  /**
   * At most 1000; 100 if not set.
   */
  'pageSize'?: (number) | undefined;
  /**
   * From the page before; empty for the first one.
   */
  'pageToken'?: (string) | undefined;
}

/**
 * Asks for messages.
 */
export interface ListDeliveriesRequest__Output {
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
  /**
   * Only those to this endpoint.
   */
  'endpointId'?: (string) | undefined;
  /**
   * Only those in this state.
   */
  'state'?: (_turnpike_v1_DeliveryState__Output) | undefined;
  /**
   * Only those about this invoice. Its id is the application id of a payin.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * Only those about this payout.
   */
  'payoutId'?: (string) | undefined;
  /**
   * At most 1000; 100 if not set.
   */
  'pageSize'?: (number) | undefined;
  /**
   * From the page before; empty for the first one.
   */
  'pageToken'?: (string) | undefined;
}
