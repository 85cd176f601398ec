// Original file: protos/turnpike/v1/webhook_service.proto


/**
 * Deletes an endpoint.
 */
export interface DeleteEndpointRequest {
  /**
   * A repeat with the same id changes nothing more.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why, for the record.
   */
  'comment'?: (string) | undefined;
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
 * Deletes an endpoint.
 */
export interface DeleteEndpointRequest__Output {
  /**
   * A repeat with the same id changes nothing more.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why, for the record.
   */
  'comment'?: (string) | undefined;
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
  /**
   * The endpoint.
   */
  'endpointId'?: (string) | undefined;
}
