// Original file: protos/turnpike/v1/payer.proto


/**
 * How to reach the payer. Each field up to 256 characters.
 */
export interface ContactInfo {
  /**
   * Phone number with country code.
   */
  'phoneNumber'?: (string) | undefined;
  /**
   * Mail address.
   */
  'email'?: (string) | undefined;
  /**
   * First name.
   */
  'firstName'?: (string) | undefined;
  /**
   * Last name.
   */
  'lastName'?: (string) | undefined;
  /**
   * ISO 3166-1 alpha-3 code of the country.
   */
  'country'?: (string) | undefined;
  /**
   * State or region.
   */
  'state'?: (string) | undefined;
  /**
   * City.
   */
  'city'?: (string) | undefined;
  /**
   * Street, house, flat.
   */
  'address'?: (string) | undefined;
  /**
   * Postal code.
   */
  'postalCode'?: (string) | undefined;
  /**
   * Date of birth as YYYY-MM-DD.
   */
  'dateOfBirth'?: (string) | undefined;
  /**
   * Number of an identity document.
   */
  'documentId'?: (string) | undefined;
}

/**
 * How to reach the payer. Each field up to 256 characters.
 */
export interface ContactInfo__Output {
  /**
   * Phone number with country code.
   */
  'phoneNumber'?: (string) | undefined;
  /**
   * Mail address.
   */
  'email'?: (string) | undefined;
  /**
   * First name.
   */
  'firstName'?: (string) | undefined;
  /**
   * Last name.
   */
  'lastName'?: (string) | undefined;
  /**
   * ISO 3166-1 alpha-3 code of the country.
   */
  'country'?: (string) | undefined;
  /**
   * State or region.
   */
  'state'?: (string) | undefined;
  /**
   * City.
   */
  'city'?: (string) | undefined;
  /**
   * Street, house, flat.
   */
  'address'?: (string) | undefined;
  /**
   * Postal code.
   */
  'postalCode'?: (string) | undefined;
  /**
   * Date of birth as YYYY-MM-DD.
   */
  'dateOfBirth'?: (string) | undefined;
  /**
   * Number of an identity document.
   */
  'documentId'?: (string) | undefined;
}
