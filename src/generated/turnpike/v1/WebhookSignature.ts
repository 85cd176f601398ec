// Original file: protos/turnpike/v1/webhook_service.proto

/**
 * How messages are signed.
 */
export const WebhookSignature = {
  /**
   * Not told; HMAC in a request.
   */
  WEBHOOK_SIGNATURE_UNSPECIFIED: 'WEBHOOK_SIGNATURE_UNSPECIFIED',
  /**
   * HMAC with SHA-256 and a shared secret: `v1`.
   */
  WEBHOOK_SIGNATURE_HMAC: 'WEBHOOK_SIGNATURE_HMAC',
  /**
   * Ed25519: `v1a`. The receiver needs the public key alone.
   */
  WEBHOOK_SIGNATURE_ED25519: 'WEBHOOK_SIGNATURE_ED25519',
} as const;

/**
 * How messages are signed.
 */
export type WebhookSignature =
  /**
   * Not told; HMAC in a request.
   */
  | 'WEBHOOK_SIGNATURE_UNSPECIFIED'
  | 0
  /**
   * HMAC with SHA-256 and a shared secret: `v1`.
   */
  | 'WEBHOOK_SIGNATURE_HMAC'
  | 1
  /**
   * Ed25519: `v1a`. The receiver needs the public key alone.
   */
  | 'WEBHOOK_SIGNATURE_ED25519'
  | 2

/**
 * How messages are signed.
 */
export type WebhookSignature__Output = typeof WebhookSignature[keyof typeof WebhookSignature]
