// Original file: protos/turnpike/v1/webhook_service.proto

import type { WebhookEndpoint as _turnpike_v1_WebhookEndpoint, WebhookEndpoint__Output as _turnpike_v1_WebhookEndpoint__Output } from '../../turnpike/v1/WebhookEndpoint.ts';

/**
 * The endpoints of a party.
 */
export interface ListEndpointsResponse {
  /**
   * All of them, in the order they were made.
   */
  'endpoints'?: (_turnpike_v1_WebhookEndpoint)[] | undefined;
}

/**
 * The endpoints of a party.
 */
export interface ListEndpointsResponse__Output {
  /**
   * All of them, in the order they were made.
   */
  'endpoints'?: (_turnpike_v1_WebhookEndpoint__Output)[] | undefined;
}
