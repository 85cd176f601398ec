// Original file: protos/turnpike/v1/invoicing_service.proto

import type { RepairScenario as _turnpike_v1_RepairScenario, RepairScenario__Output as _turnpike_v1_RepairScenario__Output } from '../../turnpike/v1/RepairScenario.ts';

/**
 * A way to end the step that an invoice cannot end by itself.
 */
export interface RepairInvoiceWithScenarioRequest {
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
   * What to do.
   */
  'scenario'?: (_turnpike_v1_RepairScenario | null) | undefined;
}

/**
 * A way to end the step that an invoice cannot end by itself.
 */
export interface RepairInvoiceWithScenarioRequest__Output {
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
   * What to do.
   */
  'scenario'?: (_turnpike_v1_RepairScenario__Output) | undefined;
}
