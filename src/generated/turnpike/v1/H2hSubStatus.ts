// Original file: protos/turnpike/v1/h2h_payment.proto

/**
 * Where a payin or a payout stands, more exactly.
 */
export const H2hSubStatus = {
  /**
   * There is none.
   */
  H2H_SUB_STATUS_UNSPECIFIED: 'H2H_SUB_STATUS_UNSPECIFIED',
  /**
   * Created.
   */
  H2H_SUB_STATUS_NEW: 'H2H_SUB_STATUS_NEW',
  /**
   * A provider or its requisites are being chosen.
   */
  H2H_SUB_STATUS_REQUISITES: 'H2H_SUB_STATUS_REQUISITES',
  /**
   * The payer has to pay and to say so.
   */
  H2H_SUB_STATUS_AWAITING_CONFIRM: 'H2H_SUB_STATUS_AWAITING_CONFIRM',
  /**
   * The result of 3-D Secure, or a one-time password, is awaited.
   */
  H2H_SUB_STATUS_AWAITING_3DS_RESULT: 'H2H_SUB_STATUS_AWAITING_3DS_RESULT',
  /**
   * The payer has to go to a page of the bank or the provider.
   */
  H2H_SUB_STATUS_AWAITING_REDIRECT_RESULT: 'H2H_SUB_STATUS_AWAITING_REDIRECT_RESULT',
  /**
   * A one-time password is being checked.
   */
  H2H_SUB_STATUS_SENT_VERIFICATION: 'H2H_SUB_STATUS_SENT_VERIFICATION',
  /**
   * The one-time password was wrong.
   */
  H2H_SUB_STATUS_INVALID_VERIFICATION: 'H2H_SUB_STATUS_INVALID_VERIFICATION',
  /**
   * The payer says that the money was sent, or the one-time password was right.
   */
  H2H_SUB_STATUS_PAID: 'H2H_SUB_STATUS_PAID',
  /**
   * Money is on its way to the recipient.
   */
  H2H_SUB_STATUS_PAYOUT_PROCESS: 'H2H_SUB_STATUS_PAYOUT_PROCESS',
  /**
   * Nobody paid in time.
   */
  H2H_SUB_STATUS_NO_PAYMENT: 'H2H_SUB_STATUS_NO_PAYMENT',
  /**
   * Another amount came than was asked for.
   */
  H2H_SUB_STATUS_DIFFERENT_AMOUNT: 'H2H_SUB_STATUS_DIFFERENT_AMOUNT',
  /**
   * Nobody confirmed the payer's word in time.
   */
  H2H_SUB_STATUS_CONFIRM_TIMEOUT: 'H2H_SUB_STATUS_CONFIRM_TIMEOUT',
  /**
   * The recipient's details are wrong.
   */
  H2H_SUB_STATUS_INCORRECT_REQUISITES: 'H2H_SUB_STATUS_INCORRECT_REQUISITES',
  /**
   * The provider did not pay out; why is being found out.
   */
  H2H_SUB_STATUS_PAYOUT_FAILED: 'H2H_SUB_STATUS_PAYOUT_FAILED',
  /**
   * The provider did not pay out in time.
   */
  H2H_SUB_STATUS_PAYOUT_TIMEOUT: 'H2H_SUB_STATUS_PAYOUT_TIMEOUT',
} as const;

/**
 * Where a payin or a payout stands, more exactly.
 */
export type H2hSubStatus =
  /**
   * There is none.
   */
  | 'H2H_SUB_STATUS_UNSPECIFIED'
  | 0
  /**
   * Created.
   */
  | 'H2H_SUB_STATUS_NEW'
  | 1
  /**
   * A provider or its requisites are being chosen.
   */
  | 'H2H_SUB_STATUS_REQUISITES'
  | 2
  /**
   * The payer has to pay and to say so.
   */
  | 'H2H_SUB_STATUS_AWAITING_CONFIRM'
  | 3
  /**
   * The result of 3-D Secure, or a one-time password, is awaited.
   */
  | 'H2H_SUB_STATUS_AWAITING_3DS_RESULT'
  | 4
  /**
   * The payer has to go to a page of the bank or the provider.
   */
  | 'H2H_SUB_STATUS_AWAITING_REDIRECT_RESULT'
  | 5
  /**
   * A one-time password is being checked.
   */
  | 'H2H_SUB_STATUS_SENT_VERIFICATION'
  | 6
  /**
   * The one-time password was wrong.
   */
  | 'H2H_SUB_STATUS_INVALID_VERIFICATION'
  | 7
  /**
   * The payer says that the money was sent, or the one-time password was right.
   */
  | 'H2H_SUB_STATUS_PAID'
  | 8
  /**
   * Money is on its way to the recipient.
   */
  | 'H2H_SUB_STATUS_PAYOUT_PROCESS'
  | 9
  /**
   * Nobody paid in time.
   */
  | 'H2H_SUB_STATUS_NO_PAYMENT'
  | 10
  /**
   * Another amount came than was asked for.
   */
  | 'H2H_SUB_STATUS_DIFFERENT_AMOUNT'
  | 11
  /**
   * Nobody confirmed the payer's word in time.
   */
  | 'H2H_SUB_STATUS_CONFIRM_TIMEOUT'
  | 12
  /**
   * The recipient's details are wrong.
   */
  | 'H2H_SUB_STATUS_INCORRECT_REQUISITES'
  | 13
  /**
   * The provider did not pay out; why is being found out.
   */
  | 'H2H_SUB_STATUS_PAYOUT_FAILED'
  | 14
  /**
   * The provider did not pay out in time.
   */
  | 'H2H_SUB_STATUS_PAYOUT_TIMEOUT'
  | 15

/**
 * Where a payin or a payout stands, more exactly.
 */
export type H2hSubStatus__Output = typeof H2hSubStatus[keyof typeof H2hSubStatus]
