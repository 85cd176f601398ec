// Original file: protos/turnpike/v1/transaction.proto

/**
 * The outcome of 3-D Secure.
 */
export const ThreeDsVerification = {
  /**
   * Not done, or not told.
   */
  THREE_DS_VERIFICATION_UNSPECIFIED: 'THREE_DS_VERIFICATION_UNSPECIFIED',
  /**
   * The payer was authenticated.
   */
  THREE_DS_VERIFICATION_AUTHENTICATION_SUCCESSFUL: 'THREE_DS_VERIFICATION_AUTHENTICATION_SUCCESSFUL',
  /**
   * An attempt was made and is proven; liability shifts.
   */
  THREE_DS_VERIFICATION_ATTEMPTS_PROCESSING_PERFORMED: 'THREE_DS_VERIFICATION_ATTEMPTS_PROCESSING_PERFORMED',
  /**
   * The payer was not authenticated.
   */
  THREE_DS_VERIFICATION_AUTHENTICATION_FAILED: 'THREE_DS_VERIFICATION_AUTHENTICATION_FAILED',
  /**
   * The issuer could not say.
   */
  THREE_DS_VERIFICATION_AUTHENTICATION_COULD_NOT_BE_PERFORMED: 'THREE_DS_VERIFICATION_AUTHENTICATION_COULD_NOT_BE_PERFORMED',
} as const;

/**
 * The outcome of 3-D Secure.
 */
export type ThreeDsVerification =
  /**
   * Not done, or not told.
   */
  | 'THREE_DS_VERIFICATION_UNSPECIFIED'
  | 0
  /**
   * The payer was authenticated.
   */
  | 'THREE_DS_VERIFICATION_AUTHENTICATION_SUCCESSFUL'
  | 1
  /**
   * An attempt was made and is proven; liability shifts.
   */
  | 'THREE_DS_VERIFICATION_ATTEMPTS_PROCESSING_PERFORMED'
  | 2
  /**
   * The payer was not authenticated.
   */
  | 'THREE_DS_VERIFICATION_AUTHENTICATION_FAILED'
  | 3
  /**
   * The issuer could not say.
   */
  | 'THREE_DS_VERIFICATION_AUTHENTICATION_COULD_NOT_BE_PERFORMED'
  | 4

/**
 * The outcome of 3-D Secure.
 */
export type ThreeDsVerification__Output = typeof ThreeDsVerification[keyof typeof ThreeDsVerification]
