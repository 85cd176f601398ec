// Original file: protos/turnpike/v1/user_interaction.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A number to name at a terminal.
 */
export interface PaymentTerminalReceipt {
  /**
   * The number.
   */
  'shortPaymentId'?: (string) | undefined;
  /**
   * When it stops being accepted.
   */
  'dueTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * A number to name at a terminal.
 */
export interface PaymentTerminalReceipt__Output {
  /**
   * The number.
   */
  'shortPaymentId'?: (string) | undefined;
  /**
   * When it stops being accepted.
   */
  'dueTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
