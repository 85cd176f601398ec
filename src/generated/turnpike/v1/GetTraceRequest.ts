// Original file: protos/turnpike/v1/operations_service.proto


/**
 * Which invoice.
 */
export interface GetTraceRequest {
  /**
   * Its party.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
}

/**
 * Which invoice.
 */
export interface GetTraceRequest__Output {
  /**
   * Its party.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
}
