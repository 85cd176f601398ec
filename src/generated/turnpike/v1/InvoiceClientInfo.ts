// Original file: protos/turnpike/v1/invoice.proto

import type { TrustLevel as _turnpike_v1_TrustLevel, TrustLevel__Output as _turnpike_v1_TrustLevel__Output } from '../../turnpike/v1/TrustLevel.ts';

/**
 * What a merchant knows of the client of an invoice.
 */
export interface InvoiceClientInfo {
  /**
   * How much the merchant trusts the client; rules can use it.
   */
  'trustLevel'?: (_turnpike_v1_TrustLevel) | undefined;
}

/**
 * What a merchant knows of the client of an invoice.
 */
export interface InvoiceClientInfo__Output {
  /**
   * How much the merchant trusts the client; rules can use it.
   */
  'trustLevel'?: (_turnpike_v1_TrustLevel__Output) | undefined;
}
