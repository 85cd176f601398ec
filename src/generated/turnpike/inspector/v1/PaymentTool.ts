// Original file: protos/turnpike/inspector/v1/inspector.proto

import type { BankCard as _turnpike_inspector_v1_BankCard, BankCard__Output as _turnpike_inspector_v1_BankCard__Output } from '../../../turnpike/inspector/v1/BankCard.ts';

/**
 * What a payer pays with.
 */
export interface PaymentTool {
  /**
   * `bank_card`, `payment_terminal`, `digital_wallet`, `mobile_commerce`, `crypto_currency` or `generic`.
   */
  'type'?: (string) | undefined;
  /**
   * The payment method, as terms name it: `card/visa`, `wallet/qiwi`, ...
   */
  'method'?: (string) | undefined;
  /**
   * Set for cards.
   */
  'bankCard'?: (_turnpike_inspector_v1_BankCard | null) | undefined;
}

/**
 * What a payer pays with.
 */
export interface PaymentTool__Output {
  /**
   * `bank_card`, `payment_terminal`, `digital_wallet`, `mobile_commerce`, `crypto_currency` or `generic`.
   */
  'type'?: (string) | undefined;
  /**
   * The payment method, as terms name it: `card/visa`, `wallet/qiwi`, ...
   */
  'method'?: (string) | undefined;
  /**
   * Set for cards.
   */
  'bankCard'?: (_turnpike_inspector_v1_BankCard__Output) | undefined;
}
