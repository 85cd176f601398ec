// Original file: protos/turnpike/v1/customer_service.proto


/**
 * The customer to delete.
 */
export interface DeleteCustomerRequest {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
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
 * The customer to delete.
 */
export interface DeleteCustomerRequest__Output {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * Its party. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The customer.
   */
  'customerId'?: (string) | undefined;
}
