// Original file: protos/turnpike/v1/host_to_host_service.proto


/**
 * Who pays.
 */
export interface H2hCustomer {
  /**
   * What the merchant calls the customer; up to 128 characters.
   */
  'customerId'?: (string) | undefined;
  /**
   * The address of the customer's device: IPv4 or IPv6.
   */
  'ipAddress'?: (string) | undefined;
  /**
   * ISO 3166-1 alpha-2.
   */
  'country'?: (string) | undefined;
  /**
   * ISO 639-1.
   */
  'language'?: (string) | undefined;
  /**
   * First name; up to 64 characters.
   */
  'firstName'?: (string) | undefined;
  /**
   * Last name; up to 64 characters.
   */
  'lastName'?: (string) | undefined;
  /**
   * Middle name; up to 64 characters.
   */
  'middleName'?: (string) | undefined;
  /**
   * Mail address.
   */
  'email'?: (string) | undefined;
  /**
   * Phone number.
   */
  'phone'?: (string) | undefined;
  /**
   * What the customer's browser is, by the names of 3-D Secure: `user_agent`, `accept_header`, `language` ...
   */
  'browser'?: ({[key: string]: string}) | undefined;
}

/**
 * Who pays.
 */
export interface H2hCustomer__Output {
  /**
   * What the merchant calls the customer; up to 128 characters.
   */
  'customerId'?: (string) | undefined;
  /**
   * The address of the customer's device: IPv4 or IPv6.
   */
  'ipAddress'?: (string) | undefined;
  /**
   * ISO 3166-1 alpha-2.
   */
  'country'?: (string) | undefined;
  /**
   * ISO 639-1.
   */
  'language'?: (string) | undefined;
  /**
   * First name; up to 64 characters.
   */
  'firstName'?: (string) | undefined;
  /**
   * Last name; up to 64 characters.
   */
  'lastName'?: (string) | undefined;
  /**
   * Middle name; up to 64 characters.
   */
  'middleName'?: (string) | undefined;
  /**
   * Mail address.
   */
  'email'?: (string) | undefined;
  /**
   * Phone number.
   */
  'phone'?: (string) | undefined;
  /**
   * What the customer's browser is, by the names of 3-D Secure: `user_agent`, `accept_header`, `language` ...
   */
  'browser'?: ({[key: string]: string}) | undefined;
}
