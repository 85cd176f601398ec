// Original file: protos/turnpike/v1/event.proto

import type { InvoiceAttention as _turnpike_v1_InvoiceAttention, InvoiceAttention__Output as _turnpike_v1_InvoiceAttention__Output } from '../../turnpike/v1/InvoiceAttention.ts';

/**
 * An invoice began or ceased to wait for an operator.
 */
export interface InvoiceAttentionChanged {
  /**
   * Why it waits; absent if it no longer does.
   */
  'attention'?: (_turnpike_v1_InvoiceAttention | null) | undefined;
}

/**
 * An invoice began or ceased to wait for an operator.
 */
export interface InvoiceAttentionChanged__Output {
  /**
   * Why it waits; absent if it no longer does.
   */
  'attention'?: (_turnpike_v1_InvoiceAttention__Output) | undefined;
}
