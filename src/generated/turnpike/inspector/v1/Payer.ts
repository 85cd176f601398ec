// Original file: protos/turnpike/inspector/v1/inspector.proto


/**
 * Who pays. Texts are empty where nothing is known, or no longer.
 */
export interface Payer {
  /**
   * Mail address.
   */
  'email'?: (string) | undefined;
  /**
   * Phone number.
   */
  'phoneNumber'?: (string) | undefined;
  /**
   * The address that the payer's device came from.
   */
  'clientIpAddress'?: (string) | undefined;
  /**
   * The fingerprint of the payer's device.
   */
  'clientFingerprint'?: (string) | undefined;
  /**
   * The same for the same mail address of the same party; stays when the address itself was erased.
   */
  'emailDigest'?: (string) | undefined;
  /**
   * The same for the same address of the same party; stays when the address itself was erased.
   */
  'clientIpDigest'?: (string) | undefined;
  /**
   * True if the payer is charged without being there.
   */
  'isRecurrent'?: (boolean) | undefined;
}

/**
 * Who pays. Texts are empty where nothing is known, or no longer.
 */
export interface Payer__Output {
  /**
   * Mail address.
   */
  'email'?: (string) | undefined;
  /**
   * Phone number.
   */
  'phoneNumber'?: (string) | undefined;
  /**
   * The address that the payer's device came from.
   */
  'clientIpAddress'?: (string) | undefined;
  /**
   * The fingerprint of the payer's device.
   */
  'clientFingerprint'?: (string) | undefined;
  /**
   * The same for the same mail address of the same party; stays when the address itself was erased.
   */
  'emailDigest'?: (string) | undefined;
  /**
   * The same for the same address of the same party; stays when the address itself was erased.
   */
  'clientIpDigest'?: (string) | undefined;
  /**
   * True if the payer is charged without being there.
   */
  'isRecurrent'?: (boolean) | undefined;
}
