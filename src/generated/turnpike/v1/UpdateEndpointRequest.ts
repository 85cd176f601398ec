// Original file: protos/turnpike/v1/webhook_service.proto

import type { EventTypes as _turnpike_v1_EventTypes, EventTypes__Output as _turnpike_v1_EventTypes__Output } from '../../turnpike/v1/EventTypes.ts';
import type { WebhookEndpointState as _turnpike_v1_WebhookEndpointState, WebhookEndpointState__Output as _turnpike_v1_WebhookEndpointState__Output } from '../../turnpike/v1/WebhookEndpointState.ts';

/**
 * Changes an endpoint.
 */
export interface UpdateEndpointRequest {
  /**
   * A repeat with the same id changes nothing more.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why, for the record.
   */
  'comment'?: (string) | undefined;
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
  /**
   * The endpoint.
   */
  'endpointId'?: (string) | undefined;
  /**
   * Where messages are posted to; as before if empty.
   */
  'url'?: (string) | undefined;
  /**
   * The merchant's own words; as before if absent.
   */
  'description'?: (string) | undefined;
  /**
   * Which events it wants; as before if absent.
   */
  'eventTypes'?: (_turnpike_v1_EventTypes | null) | undefined;
  /**
   * Whether messages are sent; as before if unspecified.
   */
  'state'?: (_turnpike_v1_WebhookEndpointState) | undefined;
  '_description'?: "description" | undefined;
}

/**
 * Changes an endpoint.
 */
export interface UpdateEndpointRequest__Output {
  /**
   * A repeat with the same id changes nothing more.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why, for the record.
   */
  'comment'?: (string) | undefined;
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
  /**
   * The endpoint.
   */
  'endpointId'?: (string) | undefined;
  /**
   * Where messages are posted to; as before if empty.
   */
  'url'?: (string) | undefined;
  /**
   * The merchant's own words; as before if absent.
   */
  'description'?: (string) | undefined;
  /**
   * Which events it wants; as before if absent.
   */
  'eventTypes'?: (_turnpike_v1_EventTypes__Output) | undefined;
  /**
   * Whether messages are sent; as before if unspecified.
   */
  'state'?: (_turnpike_v1_WebhookEndpointState__Output) | undefined;
  '_description'?: "description" | undefined;
}
