// Original file: protos/turnpike/v1/webhook_service.proto


/**
 * Asks for a message.
 */
export interface GetDeliveryRequest {
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
  /**
   * The message.
   */
  'deliveryId'?: (string) | undefined;
}

/**
 * Asks for a message.
 */
export interface GetDeliveryRequest__Output {
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
  /**
   * The message.
   */
  'deliveryId'?: (string) | undefined;
}
