// Original file: protos/turnpike/inspector/v1/inspector.proto


/**
 * A shop.
 */
export interface Shop {
  /**
   * Its id.
   */
  'shopId'?: (string) | undefined;
  /**
   * The category of what it sells.
   */
  'category'?: (string) | undefined;
  /**
   * Its name.
   */
  'name'?: (string) | undefined;
  /**
   * What it sells; may be empty.
   */
  'description'?: (string) | undefined;
  /**
   * Its URL.
   */
  'location'?: (string) | undefined;
}

/**
 * A shop.
 */
export interface Shop__Output {
  /**
   * Its id.
   */
  'shopId'?: (string) | undefined;
  /**
   * The category of what it sells.
   */
  'category'?: (string) | undefined;
  /**
   * Its name.
   */
  'name'?: (string) | undefined;
  /**
   * What it sells; may be empty.
   */
  'description'?: (string) | undefined;
  /**
   * Its URL.
   */
  'location'?: (string) | undefined;
}
