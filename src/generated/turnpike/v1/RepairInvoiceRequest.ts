// Original file: protos/turnpike/v1/invoicing_service.proto

import type { RepairChange as _turnpike_v1_RepairChange, RepairChange__Output as _turnpike_v1_RepairChange__Output } from '../../turnpike/v1/RepairChange.ts';
import type { RepairAction as _turnpike_v1_RepairAction, RepairAction__Output as _turnpike_v1_RepairAction__Output } from '../../turnpike/v1/RepairAction.ts';

/**
 * Changes to add to the history of an invoice.
 */
export interface RepairInvoiceRequest {
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
   * The changes, in order, at most 100; may be none.
   */
  'changes'?: (_turnpike_v1_RepairChange)[] | undefined;
  /**
   * What the invoice does next; the step that failed is done again if absent.
   */
  'action'?: (_turnpike_v1_RepairAction | null) | undefined;
  /**
   * False to force changes that the state does not allow; true if absent.
   */
  'validateTransitions'?: (boolean) | undefined;
  '_validateTransitions'?: "validateTransitions" | undefined;
}

/**
 * Changes to add to the history of an invoice.
 */
export interface RepairInvoiceRequest__Output {
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
   * The changes, in order, at most 100; may be none.
   */
  'changes'?: (_turnpike_v1_RepairChange__Output)[] | undefined;
  /**
   * What the invoice does next; the step that failed is done again if absent.
   */
  'action'?: (_turnpike_v1_RepairAction__Output) | undefined;
  /**
   * False to force changes that the state does not allow; true if absent.
   */
  'validateTransitions'?: (boolean) | undefined;
  '_validateTransitions'?: "validateTransitions" | undefined;
}
