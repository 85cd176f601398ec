// Original file: protos/turnpike/v1/webhook_service.proto


/**
 * Asks for the endpoints of a party.
 */
export interface ListEndpointsRequest {
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
}

/**
 * Asks for the endpoints of a party.
 */
export interface ListEndpointsRequest__Output {
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
}
