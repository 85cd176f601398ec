// Original file: protos/turnpike/v1/payer.proto


/**
 * The payer's device, as the merchant's page saw it.
 */
export interface ClientInfo {
  /**
   * The address from which the payer came: IPv4 or IPv6.
   */
  'ipAddress'?: (string) | undefined;
  /**
   * A fingerprint of the device; up to 1000 characters.
   */
  'fingerprint'?: (string) | undefined;
  /**
   * The page on which the payer pays; up to 2048 characters.
   */
  'url'?: (string) | undefined;
  /**
   * The address at the other end of the connection, if it differs.
   */
  'peerIp'?: (string) | undefined;
  /**
   * The address that the payer's browser told of itself, if it differs.
   */
  'userIp'?: (string) | undefined;
}

/**
 * The payer's device, as the merchant's page saw it.
 */
export interface ClientInfo__Output {
  /**
   * The address from which the payer came: IPv4 or IPv6.
   */
  'ipAddress'?: (string) | undefined;
  /**
   * A fingerprint of the device; up to 1000 characters.
   */
  'fingerprint'?: (string) | undefined;
  /**
   * The page on which the payer pays; up to 2048 characters.
   */
  'url'?: (string) | undefined;
  /**
   * The address at the other end of the connection, if it differs.
   */
  'peerIp'?: (string) | undefined;
  /**
   * The address that the payer's browser told of itself, if it differs.
   */
  'userIp'?: (string) | undefined;
}
