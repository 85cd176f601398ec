// Original file: protos/turnpike/v1/webhook_service.proto


/**
 * Sends a message once more.
 */
export interface ReplayDeliveryRequest {
  /**
   * A repeat sends it again, which the receiver tells by the message's id.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why, for the log.
   */
  'comment'?: (string) | undefined;
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
 * Sends a message once more.
 */
export interface ReplayDeliveryRequest__Output {
  /**
   * A repeat sends it again, which the receiver tells by the message's id.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why, for the log.
   */
  'comment'?: (string) | undefined;
  /**
   * Whose; only operators need to say.
   */
  'partyId'?: (string) | undefined;
  /**
   * The message.
   */
  'deliveryId'?: (string) | undefined;
}
