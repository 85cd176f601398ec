// Original file: protos/turnpike/v1/provider_host_service.proto


/**
 * Which payment.
 */
export interface GetPaymentByTagRequest {
  /**
   * A tag of one of its sessions.
   */
  'tag'?: (string) | undefined;
}

/**
 * Which payment.
 */
export interface GetPaymentByTagRequest__Output {
  /**
   * A tag of one of its sessions.
   */
  'tag'?: (string) | undefined;
}
