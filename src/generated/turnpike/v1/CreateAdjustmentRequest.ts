// Original file: protos/turnpike/v1/invoicing_service.proto

import type { AdjustmentScenario as _turnpike_v1_AdjustmentScenario, AdjustmentScenario__Output as _turnpike_v1_AdjustmentScenario__Output } from '../../turnpike/v1/AdjustmentScenario.ts';

/**
 * A correction to make.
 */
export interface CreateAdjustmentRequest {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The party of the invoice. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Why; 1 to 500 characters.
   */
  'reason'?: (string) | undefined;
  /**
   * What to correct.
   */
  'scenario'?: (_turnpike_v1_AdjustmentScenario | null) | undefined;
}

/**
 * A correction to make.
 */
export interface CreateAdjustmentRequest__Output {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The party of the invoice. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Why; 1 to 500 characters.
   */
  'reason'?: (string) | undefined;
  /**
   * What to correct.
   */
  'scenario'?: (_turnpike_v1_AdjustmentScenario__Output) | undefined;
}
