// Original file: protos/turnpike/v1/terms.proto

import type { PaymentTerms as _turnpike_v1_PaymentTerms, PaymentTerms__Output as _turnpike_v1_PaymentTerms__Output } from '../../turnpike/v1/PaymentTerms.ts';
import type { RecurrentTerms as _turnpike_v1_RecurrentTerms, RecurrentTerms__Output as _turnpike_v1_RecurrentTerms__Output } from '../../turnpike/v1/RecurrentTerms.ts';

/**
 * What a shop may do with an invoice, and what it costs the shop. Computed by the
 * newest revision of the configuration. A part that is absent is not allowed.
 */
export interface TermSet {
  /**
   * The revision by which it was computed.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * Terms of payments.
   */
  'payments'?: (_turnpike_v1_PaymentTerms | null) | undefined;
  /**
   * Terms of charging again without the payer.
   */
  'recurrent'?: (_turnpike_v1_RecurrentTerms | null) | undefined;
}

/**
 * What a shop may do with an invoice, and what it costs the shop. Computed by the
 * newest revision of the configuration. A part that is absent is not allowed.
 */
export interface TermSet__Output {
  /**
   * The revision by which it was computed.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * Terms of payments.
   */
  'payments'?: (_turnpike_v1_PaymentTerms__Output) | undefined;
  /**
   * Terms of charging again without the payer.
   */
  'recurrent'?: (_turnpike_v1_RecurrentTerms__Output) | undefined;
}
