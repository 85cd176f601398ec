// Original file: protos/turnpike/v1/allocation.proto


/**
 * The shop that receives a share.
 */
export interface AllocationTarget {
  /**
   * The party that owns the shop.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop.
   */
  'shopId'?: (string) | undefined;
}

/**
 * The shop that receives a share.
 */
export interface AllocationTarget__Output {
  /**
   * The party that owns the shop.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop.
   */
  'shopId'?: (string) | undefined;
}
