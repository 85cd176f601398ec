// Original file: protos/turnpike/v1/cash_flow.proto


/**
 * A shop as the owner of an account.
 */
export interface MerchantAccountOwner {
  /**
   * The party.
   */
  'partyId'?: (string) | undefined;
  /**
   * Its shop.
   */
  'shopId'?: (string) | undefined;
}

/**
 * A shop as the owner of an account.
 */
export interface MerchantAccountOwner__Output {
  /**
   * The party.
   */
  'partyId'?: (string) | undefined;
  /**
   * Its shop.
   */
  'shopId'?: (string) | undefined;
}
