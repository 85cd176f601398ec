// Original file: protos/turnpike/v1/customer_service.proto


/**
 * The customer of which external id.
 */
export interface GetCustomerByExternalIdRequest {
  /**
   * Its party. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * What the merchant calls it.
   */
  'externalId'?: (string) | undefined;
}

/**
 * The customer of which external id.
 */
export interface GetCustomerByExternalIdRequest__Output {
  /**
   * Its party. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * What the merchant calls it.
   */
  'externalId'?: (string) | undefined;
}
