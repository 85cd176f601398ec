// Original file: protos/turnpike/v1/h2h_payment.proto

/**
 * What is used to pay.
 */
export const H2hProduct = {
  /**
   * Not set.
   */
  H2H_PRODUCT_UNSPECIFIED: 'H2H_PRODUCT_UNSPECIFIED',
  /**
   * Transfers between people.
   */
  H2H_PRODUCT_P2P: 'H2H_PRODUCT_P2P',
  /**
   * Cards, without their holder being there.
   */
  H2H_PRODUCT_ECOM: 'H2H_PRODUCT_ECOM',
} as const;

/**
 * What is used to pay.
 */
export type H2hProduct =
  /**
   * Not set.
   */
  | 'H2H_PRODUCT_UNSPECIFIED'
  | 0
  /**
   * Transfers between people.
   */
  | 'H2H_PRODUCT_P2P'
  | 1
  /**
   * Cards, without their holder being there.
   */
  | 'H2H_PRODUCT_ECOM'
  | 2

/**
 * What is used to pay.
 */
export type H2hProduct__Output = typeof H2hProduct[keyof typeof H2hProduct]
