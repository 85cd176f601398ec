// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * Names a cash desk.
 */
export interface GetBalanceRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
}

/**
 * Names a cash desk.
 */
export interface GetBalanceRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
}
