// Original file: protos/turnpike/v1/event.proto

/**
 * How the conversation with a provider stands.
 */
export const PaymentProgress = {
  /**
   * Not set.
   */
  PAYMENT_PROGRESS_UNSPECIFIED: 'PAYMENT_PROGRESS_UNSPECIFIED',
  /**
   * The provider is being asked.
   */
  PAYMENT_PROGRESS_STARTED: 'PAYMENT_PROGRESS_STARTED',
  /**
   * The provider works on it, and will be asked again.
   */
  PAYMENT_PROGRESS_WAITING: 'PAYMENT_PROGRESS_WAITING',
  /**
   * The provider will call back.
   */
  PAYMENT_PROGRESS_WAITING_FOR_CALLBACK: 'PAYMENT_PROGRESS_WAITING_FOR_CALLBACK',
  /**
   * The provider has called back.
   */
  PAYMENT_PROGRESS_RESUMED: 'PAYMENT_PROGRESS_RESUMED',
  /**
   * The provider did not answer clearly; it is asked until it does.
   */
  PAYMENT_PROGRESS_OUTCOME_UNKNOWN: 'PAYMENT_PROGRESS_OUTCOME_UNKNOWN',
  /**
   * The provider could not do it now; it is tried again.
   */
  PAYMENT_PROGRESS_RETRYING: 'PAYMENT_PROGRESS_RETRYING',
  /**
   * The provider did it.
   */
  PAYMENT_PROGRESS_SUCCEEDED: 'PAYMENT_PROGRESS_SUCCEEDED',
  /**
   * The provider did not do it.
   */
  PAYMENT_PROGRESS_FAILED: 'PAYMENT_PROGRESS_FAILED',
} as const;

/**
 * How the conversation with a provider stands.
 */
export type PaymentProgress =
  /**
   * Not set.
   */
  | 'PAYMENT_PROGRESS_UNSPECIFIED'
  | 0
  /**
   * The provider is being asked.
   */
  | 'PAYMENT_PROGRESS_STARTED'
  | 1
  /**
   * The provider works on it, and will be asked again.
   */
  | 'PAYMENT_PROGRESS_WAITING'
  | 2
  /**
   * The provider will call back.
   */
  | 'PAYMENT_PROGRESS_WAITING_FOR_CALLBACK'
  | 3
  /**
   * The provider has called back.
   */
  | 'PAYMENT_PROGRESS_RESUMED'
  | 4
  /**
   * The provider did not answer clearly; it is asked until it does.
   */
  | 'PAYMENT_PROGRESS_OUTCOME_UNKNOWN'
  | 5
  /**
   * The provider could not do it now; it is tried again.
   */
  | 'PAYMENT_PROGRESS_RETRYING'
  | 6
  /**
   * The provider did it.
   */
  | 'PAYMENT_PROGRESS_SUCCEEDED'
  | 7
  /**
   * The provider did not do it.
   */
  | 'PAYMENT_PROGRESS_FAILED'
  | 8

/**
 * How the conversation with a provider stands.
 */
export type PaymentProgress__Output = typeof PaymentProgress[keyof typeof PaymentProgress]
