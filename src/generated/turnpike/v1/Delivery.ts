// Original file: protos/turnpike/v1/webhook_service.proto

import type { DeliveryState as _turnpike_v1_DeliveryState, DeliveryState__Output as _turnpike_v1_DeliveryState__Output } from '../../turnpike/v1/DeliveryState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { DeliveryAttempt as _turnpike_v1_DeliveryAttempt, DeliveryAttempt__Output as _turnpike_v1_DeliveryAttempt__Output } from '../../turnpike/v1/DeliveryAttempt.ts';

/**
 * One message to one endpoint, or one alert, and what became of it.
 */
export interface Delivery {
  /**
   * Its id: the `webhook-id` of all its attempts.
   */
  'deliveryId'?: (string) | undefined;
  /**
   * The endpoint; empty for an alert.
   */
  'endpointId'?: (string) | undefined;
  /**
   * Where an alert goes; empty for a message to an endpoint.
   */
  'url'?: (string) | undefined;
  /**
   * `payment.captured`, `alert.success`, …
   */
  'type'?: (string) | undefined;
  /**
   * The invoice it is about; empty if it is about a payout.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The payout it is about; empty if it is about an invoice.
   */
  'payoutId'?: (string) | undefined;
  /**
   * Of what it is about: the sequence after the event, or the version of the alert.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * How it stands.
   */
  'state'?: (_turnpike_v1_DeliveryState) | undefined;
  /**
   * How many attempts there were since it was set going.
   */
  'attemptCount'?: (number) | undefined;
  /**
   * When it is tried next; absent if it does not wait.
   */
  'nextAttemptTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The HTTP status of the last attempt, or why there was none.
   */
  'lastOutcome'?: (string) | undefined;
  /**
   * When it happened.
   */
  'eventTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The body, as it is stored; what is sealed is not shown. Empty in lists.
   */
  'body'?: (string) | undefined;
  /**
   * The attempts, the oldest first. Empty in lists.
   */
  'attempts'?: (_turnpike_v1_DeliveryAttempt)[] | undefined;
}

/**
 * One message to one endpoint, or one alert, and what became of it.
 */
export interface Delivery__Output {
  /**
   * Its id: the `webhook-id` of all its attempts.
   */
  'deliveryId'?: (string) | undefined;
  /**
   * The endpoint; empty for an alert.
   */
  'endpointId'?: (string) | undefined;
  /**
   * Where an alert goes; empty for a message to an endpoint.
   */
  'url'?: (string) | undefined;
  /**
   * `payment.captured`, `alert.success`, …
   */
  'type'?: (string) | undefined;
  /**
   * The invoice it is about; empty if it is about a payout.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The payout it is about; empty if it is about an invoice.
   */
  'payoutId'?: (string) | undefined;
  /**
   * Of what it is about: the sequence after the event, or the version of the alert.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * How it stands.
   */
  'state'?: (_turnpike_v1_DeliveryState__Output) | undefined;
  /**
   * How many attempts there were since it was set going.
   */
  'attemptCount'?: (number) | undefined;
  /**
   * When it is tried next; absent if it does not wait.
   */
  'nextAttemptTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The HTTP status of the last attempt, or why there was none.
   */
  'lastOutcome'?: (string) | undefined;
  /**
   * When it happened.
   */
  'eventTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The body, as it is stored; what is sealed is not shown. Empty in lists.
   */
  'body'?: (string) | undefined;
  /**
   * The attempts, the oldest first. Empty in lists.
   */
  'attempts'?: (_turnpike_v1_DeliveryAttempt__Output)[] | undefined;
}
