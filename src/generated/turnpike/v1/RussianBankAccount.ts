// Original file: protos/turnpike/v1/invoice.proto


/**
 * A bank account in Russia.
 */
export interface RussianBankAccount {
  /**
   * The account: 20 digits.
   */
  'account'?: (string) | undefined;
  /**
   * The bank: 9 digits.
   */
  'bankBik'?: (string) | undefined;
}

/**
 * A bank account in Russia.
 */
export interface RussianBankAccount__Output {
  /**
   * The account: 20 digits.
   */
  'account'?: (string) | undefined;
  /**
   * The bank: 9 digits.
   */
  'bankBik'?: (string) | undefined;
}
