// Original file: protos/turnpike/v1/webhook_service.proto

/**
 * Whether messages are sent.
 */
export const WebhookEndpointState = {
  /**
   * Not told.
   */
  WEBHOOK_ENDPOINT_STATE_UNSPECIFIED: 'WEBHOOK_ENDPOINT_STATE_UNSPECIFIED',
  /**
   * They are.
   */
  WEBHOOK_ENDPOINT_STATE_ENABLED: 'WEBHOOK_ENDPOINT_STATE_ENABLED',
  /**
   * They are not.
   */
  WEBHOOK_ENDPOINT_STATE_DISABLED: 'WEBHOOK_ENDPOINT_STATE_DISABLED',
} as const;

/**
 * Whether messages are sent.
 */
export type WebhookEndpointState =
  /**
   * Not told.
   */
  | 'WEBHOOK_ENDPOINT_STATE_UNSPECIFIED'
  | 0
  /**
   * They are.
   */
  | 'WEBHOOK_ENDPOINT_STATE_ENABLED'
  | 1
  /**
   * They are not.
   */
  | 'WEBHOOK_ENDPOINT_STATE_DISABLED'
  | 2

/**
 * Whether messages are sent.
 */
export type WebhookEndpointState__Output = typeof WebhookEndpointState[keyof typeof WebhookEndpointState]
