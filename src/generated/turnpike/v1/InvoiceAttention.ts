// Original file: protos/turnpike/v1/invoice.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * Why an invoice waits for an operator. It ends with a repair, or when the cause is gone.
 */
export interface InvoiceAttention {
  /**
   * The cause, in words; may change its wording.
   */
  'reason'?: (string) | undefined;
  /**
   * Since when.
   */
  'since'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * Why an invoice waits for an operator. It ends with a repair, or when the cause is gone.
 */
export interface InvoiceAttention__Output {
  /**
   * The cause, in words; may change its wording.
   */
  'reason'?: (string) | undefined;
  /**
   * Since when.
   */
  'since'?: (_google_protobuf_Timestamp__Output) | undefined;
}
