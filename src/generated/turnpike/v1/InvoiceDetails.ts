// Original file: protos/turnpike/v1/invoice.proto

import type { CartLine as _turnpike_v1_CartLine, CartLine__Output as _turnpike_v1_CartLine__Output } from '../../turnpike/v1/CartLine.ts';
import type { InvoiceBankAccount as _turnpike_v1_InvoiceBankAccount, InvoiceBankAccount__Output as _turnpike_v1_InvoiceBankAccount__Output } from '../../turnpike/v1/InvoiceBankAccount.ts';

/**
 * What an invoice is for.
 */
export interface InvoiceDetails {
  /**
   * What is sold, in a few words; 1 to 256 characters.
   */
  'product'?: (string) | undefined;
  /**
   * More about it; up to 2000 characters.
   */
  'description'?: (string) | undefined;
  /**
   * The lines; their total equals the cost. Empty if not said.
   */
  'cart'?: (_turnpike_v1_CartLine)[] | undefined;
  /**
   * The bank account of the receiver, where the payer has to see it.
   */
  'bankAccount'?: (_turnpike_v1_InvoiceBankAccount | null) | undefined;
}

/**
 * What an invoice is for.
 */
export interface InvoiceDetails__Output {
  /**
   * What is sold, in a few words; 1 to 256 characters.
   */
  'product'?: (string) | undefined;
  /**
   * More about it; up to 2000 characters.
   */
  'description'?: (string) | undefined;
  /**
   * The lines; their total equals the cost. Empty if not said.
   */
  'cart'?: (_turnpike_v1_CartLine__Output)[] | undefined;
  /**
   * The bank account of the receiver, where the payer has to see it.
   */
  'bankAccount'?: (_turnpike_v1_InvoiceBankAccount__Output) | undefined;
}
