// Original file: protos/turnpike/v1/payment_tool.proto

import type { BankCard as _turnpike_v1_BankCard, BankCard__Output as _turnpike_v1_BankCard__Output } from '../../turnpike/v1/BankCard.ts';
import type { PaymentTerminal as _turnpike_v1_PaymentTerminal, PaymentTerminal__Output as _turnpike_v1_PaymentTerminal__Output } from '../../turnpike/v1/PaymentTerminal.ts';
import type { DigitalWallet as _turnpike_v1_DigitalWallet, DigitalWallet__Output as _turnpike_v1_DigitalWallet__Output } from '../../turnpike/v1/DigitalWallet.ts';
import type { MobileCommerce as _turnpike_v1_MobileCommerce, MobileCommerce__Output as _turnpike_v1_MobileCommerce__Output } from '../../turnpike/v1/MobileCommerce.ts';
import type { CryptoCurrency as _turnpike_v1_CryptoCurrency, CryptoCurrency__Output as _turnpike_v1_CryptoCurrency__Output } from '../../turnpike/v1/CryptoCurrency.ts';
import type { GenericPaymentTool as _turnpike_v1_GenericPaymentTool, GenericPaymentTool__Output as _turnpike_v1_GenericPaymentTool__Output } from '../../turnpike/v1/GenericPaymentTool.ts';

/**
 * What a payer pays with. Never holds a card number.
 */
export interface PaymentTool {
  /**
   * A bank card, by its token.
   */
  'bankCard'?: (_turnpike_v1_BankCard | null) | undefined;
  /**
   * A terminal, kiosk or other service to which cash or transfers are brought.
   */
  'paymentTerminal'?: (_turnpike_v1_PaymentTerminal | null) | undefined;
  /**
   * An electronic wallet.
   */
  'digitalWallet'?: (_turnpike_v1_DigitalWallet | null) | undefined;
  /**
   * The account of a mobile phone.
   */
  'mobileCommerce'?: (_turnpike_v1_MobileCommerce | null) | undefined;
  /**
   * A crypto currency.
   */
  'cryptoCurrency'?: (_turnpike_v1_CryptoCurrency | null) | undefined;
  /**
   * Any other method that a provider knows by name.
   */
  'generic'?: (_turnpike_v1_GenericPaymentTool | null) | undefined;
  /**
   * The kind of tool and its data.
   */
  'tool'?: "bankCard"|"paymentTerminal"|"digitalWallet"|"mobileCommerce"|"cryptoCurrency"|"generic" | undefined;
}

/**
 * What a payer pays with. Never holds a card number.
 */
export interface PaymentTool__Output {
  /**
   * A bank card, by its token.
   */
  'bankCard'?: (_turnpike_v1_BankCard__Output) | undefined;
  /**
   * A terminal, kiosk or other service to which cash or transfers are brought.
   */
  'paymentTerminal'?: (_turnpike_v1_PaymentTerminal__Output) | undefined;
  /**
   * An electronic wallet.
   */
  'digitalWallet'?: (_turnpike_v1_DigitalWallet__Output) | undefined;
  /**
   * The account of a mobile phone.
   */
  'mobileCommerce'?: (_turnpike_v1_MobileCommerce__Output) | undefined;
  /**
   * A crypto currency.
   */
  'cryptoCurrency'?: (_turnpike_v1_CryptoCurrency__Output) | undefined;
  /**
   * Any other method that a provider knows by name.
   */
  'generic'?: (_turnpike_v1_GenericPaymentTool__Output) | undefined;
  /**
   * The kind of tool and its data.
   */
  'tool'?: "bankCard"|"paymentTerminal"|"digitalWallet"|"mobileCommerce"|"cryptoCurrency"|"generic" | undefined;
}
