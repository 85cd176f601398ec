// Original file: protos/turnpike/v1/invoicing_service.proto


/**
 * Which events.
 */
export interface ListInvoiceEventsRequest {
  /**
   * The party of the invoice. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * Only events after this sequence; all if 0.
   */
  'afterSequence'?: (bigint) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page. The other fields must be as before.
   */
  'pageToken'?: (string) | undefined;
}

/**
 * Which events.
 */
export interface ListInvoiceEventsRequest__Output {
  /**
   * The party of the invoice. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * Only events after this sequence; all if 0.
   */
  'afterSequence'?: (bigint) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page. The other fields must be as before.
   */
  'pageToken'?: (string) | undefined;
}
