// Original file: protos/turnpike/v1/operations_service.proto


/**
 * One change.
 */
export interface TraceEvent {
  /**
   * The kind of the change, such as `route_changed` or `session_finished`.
   */
  'type'?: (string) | undefined;
  /**
   * The payment that changed; empty if the invoice itself did.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The change, as a sentence.
   */
  'description'?: (string) | undefined;
  /**
   * What it held, committed or gave back in the ledger and the limits, a sentence each.
   */
  'bookings'?: (string)[] | undefined;
}

/**
 * One change.
 */
export interface TraceEvent__Output {
  /**
   * The kind of the change, such as `route_changed` or `session_finished`.
   */
  'type'?: (string) | undefined;
  /**
   * The payment that changed; empty if the invoice itself did.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The change, as a sentence.
   */
  'description'?: (string) | undefined;
  /**
   * What it held, committed or gave back in the ledger and the limits, a sentence each.
   */
  'bookings'?: (string)[] | undefined;
}
