// Original file: protos/turnpike/v1/cash_flow.proto

/**
 * How volumes are combined.
 */
export const CashVolumeProductKind = {
  /**
   * Not set.
   */
  CASH_VOLUME_PRODUCT_KIND_UNSPECIFIED: 'CASH_VOLUME_PRODUCT_KIND_UNSPECIFIED',
  /**
   * The least.
   */
  CASH_VOLUME_PRODUCT_KIND_MIN_OF: 'CASH_VOLUME_PRODUCT_KIND_MIN_OF',
  /**
   * The greatest.
   */
  CASH_VOLUME_PRODUCT_KIND_MAX_OF: 'CASH_VOLUME_PRODUCT_KIND_MAX_OF',
  /**
   * The sum.
   */
  CASH_VOLUME_PRODUCT_KIND_SUM_OF: 'CASH_VOLUME_PRODUCT_KIND_SUM_OF',
} as const;

/**
 * How volumes are combined.
 */
export type CashVolumeProductKind =
  /**
   * Not set.
   */
  | 'CASH_VOLUME_PRODUCT_KIND_UNSPECIFIED'
  | 0
  /**
   * The least.
   */
  | 'CASH_VOLUME_PRODUCT_KIND_MIN_OF'
  | 1
  /**
   * The greatest.
   */
  | 'CASH_VOLUME_PRODUCT_KIND_MAX_OF'
  | 2
  /**
   * The sum.
   */
  | 'CASH_VOLUME_PRODUCT_KIND_SUM_OF'
  | 3

/**
 * How volumes are combined.
 */
export type CashVolumeProductKind__Output = typeof CashVolumeProductKind[keyof typeof CashVolumeProductKind]
