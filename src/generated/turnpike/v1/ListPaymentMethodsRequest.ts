// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * Whose payment methods to list.
 */
export interface ListPaymentMethodsRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
}

/**
 * Whose payment methods to list.
 */
export interface ListPaymentMethodsRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
}
