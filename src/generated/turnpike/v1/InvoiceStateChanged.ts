// Original file: protos/turnpike/v1/event.proto

import type { InvoiceState as _turnpike_v1_InvoiceState, InvoiceState__Output as _turnpike_v1_InvoiceState__Output } from '../../turnpike/v1/InvoiceState.ts';

/**
 * An invoice has another state.
 */
export interface InvoiceStateChanged {
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_InvoiceState) | undefined;
  /**
   * Why it is cancelled (`overdue` if nobody paid in time) or fulfilled; empty otherwise.
   */
  'reason'?: (string) | undefined;
}

/**
 * An invoice has another state.
 */
export interface InvoiceStateChanged__Output {
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_InvoiceState__Output) | undefined;
  /**
   * Why it is cancelled (`overdue` if nobody paid in time) or fulfilled; empty otherwise.
   */
  'reason'?: (string) | undefined;
}
