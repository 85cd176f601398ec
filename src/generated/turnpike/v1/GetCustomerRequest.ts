// Original file: protos/turnpike/v1/customer_service.proto


/**
 * Which customer.
 */
export interface GetCustomerRequest {
  /**
   * Its party. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The customer.
   */
  'customerId'?: (string) | undefined;
}

/**
 * Which customer.
 */
export interface GetCustomerRequest__Output {
  /**
   * Its party. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The customer.
   */
  'customerId'?: (string) | undefined;
}
