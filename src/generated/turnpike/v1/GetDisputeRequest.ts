// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * Names a case.
 */
export interface GetDisputeRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The case, by the gateway's id.
   */
  'disputeId'?: (string) | undefined;
  /**
   * In its place: the payin or payout, by the merchant's own id, and ...
   */
  'paymentId'?: (string) | undefined;
  /**
   * ... what the merchant calls the case.
   */
  'disputeRef'?: (string) | undefined;
}

/**
 * Names a case.
 */
export interface GetDisputeRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The case, by the gateway's id.
   */
  'disputeId'?: (string) | undefined;
  /**
   * In its place: the payin or payout, by the merchant's own id, and ...
   */
  'paymentId'?: (string) | undefined;
  /**
   * ... what the merchant calls the case.
   */
  'disputeRef'?: (string) | undefined;
}
