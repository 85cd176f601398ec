// Original file: protos/turnpike/v1/h2h_payment.proto

/**
 * What a step with the outside world does.
 */
export const H2hOperationKind = {
  /**
   * Not set.
   */
  H2H_OPERATION_KIND_UNSPECIFIED: 'H2H_OPERATION_KIND_UNSPECIFIED',
  /**
   * Takes money from the payer.
   */
  H2H_OPERATION_KIND_DEBIT: 'H2H_OPERATION_KIND_DEBIT',
  /**
   * Keeps what was held.
   */
  H2H_OPERATION_KIND_CAPTURE: 'H2H_OPERATION_KIND_CAPTURE',
  /**
   * Gives money to the recipient.
   */
  H2H_OPERATION_KIND_CREDIT: 'H2H_OPERATION_KIND_CREDIT',
  /**
   * Gives money back to the payer.
   */
  H2H_OPERATION_KIND_REFUND: 'H2H_OPERATION_KIND_REFUND',
  /**
   * Lets go what was held.
   */
  H2H_OPERATION_KIND_CANCEL: 'H2H_OPERATION_KIND_CANCEL',
} as const;

/**
 * What a step with the outside world does.
 */
export type H2hOperationKind =
  /**
   * Not set.
   */
  | 'H2H_OPERATION_KIND_UNSPECIFIED'
  | 0
  /**
   * Takes money from the payer.
   */
  | 'H2H_OPERATION_KIND_DEBIT'
  | 1
  /**
   * Keeps what was held.
   */
  | 'H2H_OPERATION_KIND_CAPTURE'
  | 2
  /**
   * Gives money to the recipient.
   */
  | 'H2H_OPERATION_KIND_CREDIT'
  | 3
  /**
   * Gives money back to the payer.
   */
  | 'H2H_OPERATION_KIND_REFUND'
  | 4
  /**
   * Lets go what was held.
   */
  | 'H2H_OPERATION_KIND_CANCEL'
  | 5

/**
 * What a step with the outside world does.
 */
export type H2hOperationKind__Output = typeof H2hOperationKind[keyof typeof H2hOperationKind]
