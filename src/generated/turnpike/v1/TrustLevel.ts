// Original file: protos/turnpike/v1/invoice.proto

/**
 * How much a merchant trusts a client.
 */
export const TrustLevel = {
  /**
   * Not said.
   */
  TRUST_LEVEL_UNSPECIFIED: 'TRUST_LEVEL_UNSPECIFIED',
  /**
   * The client is well known.
   */
  TRUST_LEVEL_WELL_KNOWN: 'TRUST_LEVEL_WELL_KNOWN',
  /**
   * The client is unknown.
   */
  TRUST_LEVEL_UNKNOWN: 'TRUST_LEVEL_UNKNOWN',
} as const;

/**
 * How much a merchant trusts a client.
 */
export type TrustLevel =
  /**
   * Not said.
   */
  | 'TRUST_LEVEL_UNSPECIFIED'
  | 0
  /**
   * The client is well known.
   */
  | 'TRUST_LEVEL_WELL_KNOWN'
  | 1
  /**
   * The client is unknown.
   */
  | 'TRUST_LEVEL_UNKNOWN'
  | 2

/**
 * How much a merchant trusts a client.
 */
export type TrustLevel__Output = typeof TrustLevel[keyof typeof TrustLevel]
