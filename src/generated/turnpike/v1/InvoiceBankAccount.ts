// Original file: protos/turnpike/v1/invoice.proto

import type { RussianBankAccount as _turnpike_v1_RussianBankAccount, RussianBankAccount__Output as _turnpike_v1_RussianBankAccount__Output } from '../../turnpike/v1/RussianBankAccount.ts';

/**
 * The bank account of the receiver.
 */
export interface InvoiceBankAccount {
  /**
   * In Russia.
   */
  'russian'?: (_turnpike_v1_RussianBankAccount | null) | undefined;
  /**
   * By country.
   */
  'account'?: "russian" | undefined;
}

/**
 * The bank account of the receiver.
 */
export interface InvoiceBankAccount__Output {
  /**
   * In Russia.
   */
  'russian'?: (_turnpike_v1_RussianBankAccount__Output) | undefined;
  /**
   * By country.
   */
  'account'?: "russian" | undefined;
}
