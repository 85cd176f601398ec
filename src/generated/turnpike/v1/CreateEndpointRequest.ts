// Original file: protos/turnpike/v1/webhook_service.proto

import type { WebhookSignature as _turnpike_v1_WebhookSignature, WebhookSignature__Output as _turnpike_v1_WebhookSignature__Output } from '../../turnpike/v1/WebhookSignature.ts';

/**
 * Makes an endpoint.
 */
export interface CreateEndpointRequest {
  /**
   * A repeat with the same id gives the endpoint that the first one made.
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
   * Its id; one is made if it is empty.
   */
  'endpointId'?: (string) | undefined;
  /**
   * Where messages are posted to: https, at a public address.
   */
  'url'?: (string) | undefined;
  /**
   * The merchant's own words.
   */
  'description'?: (string) | undefined;
  /**
   * Which events it wants: types, or the beginning of several with an asterisk, at most 50. All if empty.
   */
  'eventTypes'?: (string)[] | undefined;
  /**
   * How messages are signed; HMAC if not said.
   */
  'signature'?: (_turnpike_v1_WebhookSignature) | undefined;
}

/**
 * Makes an endpoint.
 */
export interface CreateEndpointRequest__Output {
  /**
   * A repeat with the same id gives the endpoint that the first one made.
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
   * Its id; one is made if it is empty.
   */
  'endpointId'?: (string) | undefined;
  /**
   * Where messages are posted to: https, at a public address.
   */
  'url'?: (string) | undefined;
  /**
   * The merchant's own words.
   */
  'description'?: (string) | undefined;
  /**
   * Which events it wants: types, or the beginning of several with an asterisk, at most 50. All if empty.
   */
  'eventTypes'?: (string)[] | undefined;
  /**
   * How messages are signed; HMAC if not said.
   */
  'signature'?: (_turnpike_v1_WebhookSignature__Output) | undefined;
}
