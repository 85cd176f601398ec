// Original file: protos/turnpike/v1/webhook_service.proto


/**
 * Asks for an endpoint.
 */
export interface GetEndpointRequest {
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
  /**
   * The endpoint.
   */
  'endpointId'?: (string) | undefined;
}

/**
 * Asks for an endpoint.
 */
export interface GetEndpointRequest__Output {
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
  /**
   * The endpoint.
   */
  'endpointId'?: (string) | undefined;
}
