// Original file: protos/turnpike/v1/user_interaction.proto


/**
 * Money to send by a transfer.
 */
export interface TransferRequest {
  /**
   * By which method.
   */
  'method'?: (string) | undefined;
  /**
   * The requisites, masked. Whole they are told to the merchant of the payin alone.
   */
  'maskedRequisites'?: (string) | undefined;
}

/**
 * Money to send by a transfer.
 */
export interface TransferRequest__Output {
  /**
   * By which method.
   */
  'method'?: (string) | undefined;
  /**
   * The requisites, masked. Whole they are told to the merchant of the payin alone.
   */
  'maskedRequisites'?: (string) | undefined;
}
