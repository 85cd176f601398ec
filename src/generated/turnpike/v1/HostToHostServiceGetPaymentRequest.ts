// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * Names a payin or a payout.
 */
export interface HostToHostServiceGetPaymentRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The merchant's own id. Exactly one of the two ids has to be set.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The gateway's id.
   */
  'applicationId'?: (string) | undefined;
}

/**
 * Names a payin or a payout.
 */
export interface HostToHostServiceGetPaymentRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The merchant's own id. Exactly one of the two ids has to be set.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The gateway's id.
   */
  'applicationId'?: (string) | undefined;
}
