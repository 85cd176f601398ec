// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * Names a refund.
 */
export interface HostToHostServiceGetRefundRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund.
   */
  'refundId'?: (string) | undefined;
}

/**
 * Names a refund.
 */
export interface HostToHostServiceGetRefundRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The refund.
   */
  'refundId'?: (string) | undefined;
}
