// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * Names a payin that its payer says is paid.
 */
export interface ConfirmPaidRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
}

/**
 * Names a payin that its payer says is paid.
 */
export interface ConfirmPaidRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
}
