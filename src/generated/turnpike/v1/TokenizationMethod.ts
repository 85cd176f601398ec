// Original file: protos/turnpike/v1/payment_tool.proto

/**
 * What a token service handed out instead of the card number.
 */
export const TokenizationMethod = {
  /**
   * Not a token of a token service.
   */
  TOKENIZATION_METHOD_UNSPECIFIED: 'TOKENIZATION_METHOD_UNSPECIFIED',
  /**
   * A device account number with a cryptogram.
   */
  TOKENIZATION_METHOD_DPAN: 'TOKENIZATION_METHOD_DPAN',
  /**
   * The real number, stored by the service.
   */
  TOKENIZATION_METHOD_NONE: 'TOKENIZATION_METHOD_NONE',
} as const;

/**
 * What a token service handed out instead of the card number.
 */
export type TokenizationMethod =
  /**
   * Not a token of a token service.
   */
  | 'TOKENIZATION_METHOD_UNSPECIFIED'
  | 0
  /**
   * A device account number with a cryptogram.
   */
  | 'TOKENIZATION_METHOD_DPAN'
  | 1
  /**
   * The real number, stored by the service.
   */
  | 'TOKENIZATION_METHOD_NONE'
  | 2

/**
 * What a token service handed out instead of the card number.
 */
export type TokenizationMethod__Output = typeof TokenizationMethod[keyof typeof TokenizationMethod]
