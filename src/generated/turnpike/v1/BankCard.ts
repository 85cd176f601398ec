// Original file: protos/turnpike/v1/payment_tool.proto

import type { TokenizationMethod as _turnpike_v1_TokenizationMethod, TokenizationMethod__Output as _turnpike_v1_TokenizationMethod__Output } from '../../turnpike/v1/TokenizationMethod.ts';
import type { CardExpiry as _turnpike_v1_CardExpiry, CardExpiry__Output as _turnpike_v1_CardExpiry__Output } from '../../turnpike/v1/CardExpiry.ts';

/**
 * A bank card. A request gives `token`; what the vault knows of the card wins over the request.
 */
export interface BankCard {
  /**
   * The vault's token, from VaultService.TokenizeCard.
   */
  'token'?: (string) | undefined;
  /**
   * The card scheme in lower case: `visa`, `mastercard`, `mir`, ...; filled from the vault.
   */
  'paymentSystem'?: (string) | undefined;
  /**
   * The first six to eight digits; filled from the vault.
   */
  'bin'?: (string) | undefined;
  /**
   * The last four digits; filled from the vault.
   */
  'lastDigits'?: (string) | undefined;
  /**
   * The token service that made a device token, such as `applepay`; empty for a plain card.
   */
  'paymentToken'?: (string) | undefined;
  /**
   * What the token service handed out; unspecified for a plain card.
   */
  'tokenizationMethod'?: (_turnpike_v1_TokenizationMethod) | undefined;
  /**
   * ISO 3166-1 alpha-3 code of the issuer's country, if known.
   */
  'issuerCountry'?: (string) | undefined;
  /**
   * The issuer's name, if known; up to 256 characters.
   */
  'bankName'?: (string) | undefined;
  /**
   * The merchant's own notes on the card: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * True if the payer gives no CVV.
   */
  'isCvvEmpty'?: (boolean) | undefined;
  /**
   * The month and year of expiry; filled from the vault.
   */
  'expDate'?: (_turnpike_v1_CardExpiry | null) | undefined;
  /**
   * The name on the card; filled from the vault, up to 256 characters.
   */
  'cardholderName'?: (string) | undefined;
  /**
   * The issuer's category of the card, such as `CORPORATE`; up to 128 characters.
   */
  'category'?: (string) | undefined;
}

/**
 * A bank card. A request gives `token`; what the vault knows of the card wins over the request.
 */
export interface BankCard__Output {
  /**
   * The vault's token, from VaultService.TokenizeCard.
   */
  'token'?: (string) | undefined;
  /**
   * The card scheme in lower case: `visa`, `mastercard`, `mir`, ...; filled from the vault.
   */
  'paymentSystem'?: (string) | undefined;
  /**
   * The first six to eight digits; filled from the vault.
   */
  'bin'?: (string) | undefined;
  /**
   * The last four digits; filled from the vault.
   */
  'lastDigits'?: (string) | undefined;
  /**
   * The token service that made a device token, such as `applepay`; empty for a plain card.
   */
  'paymentToken'?: (string) | undefined;
  /**
   * What the token service handed out; unspecified for a plain card.
   */
  'tokenizationMethod'?: (_turnpike_v1_TokenizationMethod__Output) | undefined;
  /**
   * ISO 3166-1 alpha-3 code of the issuer's country, if known.
   */
  'issuerCountry'?: (string) | undefined;
  /**
   * The issuer's name, if known; up to 256 characters.
   */
  'bankName'?: (string) | undefined;
  /**
   * The merchant's own notes on the card: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * True if the payer gives no CVV.
   */
  'isCvvEmpty'?: (boolean) | undefined;
  /**
   * The month and year of expiry; filled from the vault.
   */
  'expDate'?: (_turnpike_v1_CardExpiry__Output) | undefined;
  /**
   * The name on the card; filled from the vault, up to 256 characters.
   */
  'cardholderName'?: (string) | undefined;
  /**
   * The issuer's category of the card, such as `CORPORATE`; up to 128 characters.
   */
  'category'?: (string) | undefined;
}
