// Original file: protos/turnpike/v1/h2h_payment.proto


/**
 * Where a payer sends money to.
 */
export interface H2hRequisites {
  /**
   * The code of the payment method that they are of.
   */
  'method'?: (string) | undefined;
  /**
   * A card, phone or account number, or the content of a QR code. Empty if it was erased.
   */
  'value'?: (string) | undefined;
  /**
   * The same with all but the last characters hidden.
   */
  'masked'?: (string) | undefined;
  /**
   * The bank of the recipient.
   */
  'bankName'?: (string) | undefined;
  /**
   * Whose it is.
   */
  'holder'?: (string) | undefined;
}

/**
 * Where a payer sends money to.
 */
export interface H2hRequisites__Output {
  /**
   * The code of the payment method that they are of.
   */
  'method'?: (string) | undefined;
  /**
   * A card, phone or account number, or the content of a QR code. Empty if it was erased.
   */
  'value'?: (string) | undefined;
  /**
   * The same with all but the last characters hidden.
   */
  'masked'?: (string) | undefined;
  /**
   * The bank of the recipient.
   */
  'bankName'?: (string) | undefined;
  /**
   * Whose it is.
   */
  'holder'?: (string) | undefined;
}
