// Original file: protos/turnpike/v1/user_interaction.proto

import type { BrowserRedirect as _turnpike_v1_BrowserRedirect, BrowserRedirect__Output as _turnpike_v1_BrowserRedirect__Output } from '../../turnpike/v1/BrowserRedirect.ts';
import type { PaymentTerminalReceipt as _turnpike_v1_PaymentTerminalReceipt, PaymentTerminalReceipt__Output as _turnpike_v1_PaymentTerminalReceipt__Output } from '../../turnpike/v1/PaymentTerminalReceipt.ts';
import type { CryptoCurrencyTransferRequest as _turnpike_v1_CryptoCurrencyTransferRequest, CryptoCurrencyTransferRequest__Output as _turnpike_v1_CryptoCurrencyTransferRequest__Output } from '../../turnpike/v1/CryptoCurrencyTransferRequest.ts';
import type { QrCodeDisplayRequest as _turnpike_v1_QrCodeDisplayRequest, QrCodeDisplayRequest__Output as _turnpike_v1_QrCodeDisplayRequest__Output } from '../../turnpike/v1/QrCodeDisplayRequest.ts';
import type { ApiExtensionRequest as _turnpike_v1_ApiExtensionRequest, ApiExtensionRequest__Output as _turnpike_v1_ApiExtensionRequest__Output } from '../../turnpike/v1/ApiExtensionRequest.ts';
import type { UserInteractionState as _turnpike_v1_UserInteractionState, UserInteractionState__Output as _turnpike_v1_UserInteractionState__Output } from '../../turnpike/v1/UserInteractionState.ts';
import type { OneTimePasswordRequest as _turnpike_v1_OneTimePasswordRequest, OneTimePasswordRequest__Output as _turnpike_v1_OneTimePasswordRequest__Output } from '../../turnpike/v1/OneTimePasswordRequest.ts';
import type { TransferRequest as _turnpike_v1_TransferRequest, TransferRequest__Output as _turnpike_v1_TransferRequest__Output } from '../../turnpike/v1/TransferRequest.ts';

/**
 * What the payer must do before the provider goes on.
 */
export interface UserInteraction {
  /**
   * Open a page of the provider or bank.
   */
  'redirect'?: (_turnpike_v1_BrowserRedirect | null) | undefined;
  /**
   * Bring the money to a terminal, naming a number.
   */
  'paymentTerminalReceipt'?: (_turnpike_v1_PaymentTerminalReceipt | null) | undefined;
  /**
   * Send crypto currency to an address.
   */
  'cryptoCurrencyTransferRequest'?: (_turnpike_v1_CryptoCurrencyTransferRequest | null) | undefined;
  /**
   * Scan a code.
   */
  'qrCodeDisplayRequest'?: (_turnpike_v1_QrCodeDisplayRequest | null) | undefined;
  /**
   * Do what an extension of the merchant's API knows.
   */
  'apiExtensionRequest'?: (_turnpike_v1_ApiExtensionRequest | null) | undefined;
  /**
   * Whether it is still to be done.
   */
  'state'?: (_turnpike_v1_UserInteractionState) | undefined;
  /**
   * Give a one-time password.
   */
  'oneTimePasswordRequest'?: (_turnpike_v1_OneTimePasswordRequest | null) | undefined;
  /**
   * Send the money to the requisites that the payin names.
   */
  'transferRequest'?: (_turnpike_v1_TransferRequest | null) | undefined;
  /**
   * What to do.
   */
  'interaction'?: "redirect"|"paymentTerminalReceipt"|"cryptoCurrencyTransferRequest"|"qrCodeDisplayRequest"|"apiExtensionRequest"|"oneTimePasswordRequest"|"transferRequest" | undefined;
}

/**
 * What the payer must do before the provider goes on.
 */
export interface UserInteraction__Output {
  /**
   * Open a page of the provider or bank.
   */
  'redirect'?: (_turnpike_v1_BrowserRedirect__Output) | undefined;
  /**
   * Bring the money to a terminal, naming a number.
   */
  'paymentTerminalReceipt'?: (_turnpike_v1_PaymentTerminalReceipt__Output) | undefined;
  /**
   * Send crypto currency to an address.
   */
  'cryptoCurrencyTransferRequest'?: (_turnpike_v1_CryptoCurrencyTransferRequest__Output) | undefined;
  /**
   * Scan a code.
   */
  'qrCodeDisplayRequest'?: (_turnpike_v1_QrCodeDisplayRequest__Output) | undefined;
  /**
   * Do what an extension of the merchant's API knows.
   */
  'apiExtensionRequest'?: (_turnpike_v1_ApiExtensionRequest__Output) | undefined;
  /**
   * Whether it is still to be done.
   */
  'state'?: (_turnpike_v1_UserInteractionState__Output) | undefined;
  /**
   * Give a one-time password.
   */
  'oneTimePasswordRequest'?: (_turnpike_v1_OneTimePasswordRequest__Output) | undefined;
  /**
   * Send the money to the requisites that the payin names.
   */
  'transferRequest'?: (_turnpike_v1_TransferRequest__Output) | undefined;
  /**
   * What to do.
   */
  'interaction'?: "redirect"|"paymentTerminalReceipt"|"cryptoCurrencyTransferRequest"|"qrCodeDisplayRequest"|"apiExtensionRequest"|"oneTimePasswordRequest"|"transferRequest" | undefined;
}
