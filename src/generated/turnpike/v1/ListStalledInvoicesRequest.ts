// Original file: protos/turnpike/v1/operations_service.proto


/**
 * Which invoices.
 */
export interface ListStalledInvoicesRequest {
  /**
   * Of one party only; of all if empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}

/**
 * Which invoices.
 */
export interface ListStalledInvoicesRequest__Output {
  /**
   * Of one party only; of all if empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}
