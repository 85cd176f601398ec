// Original file: protos/turnpike/v1/webhook_service.proto

/**
 * Why an endpoint is disabled.
 */
export const WebhookDisableReason = {
  /**
   * It is not, or not told.
   */
  WEBHOOK_DISABLE_REASON_UNSPECIFIED: 'WEBHOOK_DISABLE_REASON_UNSPECIFIED',
  /**
   * Somebody asked for it.
   */
  WEBHOOK_DISABLE_REASON_REQUESTED: 'WEBHOOK_DISABLE_REASON_REQUESTED',
  /**
   * It answered 410.
   */
  WEBHOOK_DISABLE_REASON_GONE: 'WEBHOOK_DISABLE_REASON_GONE',
  /**
   * A message used up all its attempts, and nothing else got through in that time.
   */
  WEBHOOK_DISABLE_REASON_FAILING: 'WEBHOOK_DISABLE_REASON_FAILING',
} as const;

/**
 * Why an endpoint is disabled.
 */
export type WebhookDisableReason =
  /**
   * It is not, or not told.
   */
  | 'WEBHOOK_DISABLE_REASON_UNSPECIFIED'
  | 0
  /**
   * Somebody asked for it.
   */
  | 'WEBHOOK_DISABLE_REASON_REQUESTED'
  | 1
  /**
   * It answered 410.
   */
  | 'WEBHOOK_DISABLE_REASON_GONE'
  | 2
  /**
   * A message used up all its attempts, and nothing else got through in that time.
   */
  | 'WEBHOOK_DISABLE_REASON_FAILING'
  | 3

/**
 * Why an endpoint is disabled.
 */
export type WebhookDisableReason__Output = typeof WebhookDisableReason[keyof typeof WebhookDisableReason]
