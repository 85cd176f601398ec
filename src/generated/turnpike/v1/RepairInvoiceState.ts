// Original file: protos/turnpike/v1/repair.proto

import type { InvoiceState as _turnpike_v1_InvoiceState, InvoiceState__Output as _turnpike_v1_InvoiceState__Output } from '../../turnpike/v1/InvoiceState.ts';

/**
 * Gives the invoice another state.
 */
export interface RepairInvoiceState {
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_InvoiceState) | undefined;
  /**
   * Why; kept with CANCELLED and FULFILLED.
   */
  'reason'?: (string) | undefined;
}

/**
 * Gives the invoice another state.
 */
export interface RepairInvoiceState__Output {
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_InvoiceState__Output) | undefined;
  /**
   * Why; kept with CANCELLED and FULFILLED.
   */
  'reason'?: (string) | undefined;
}
