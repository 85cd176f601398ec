// Original file: protos/turnpike/v1/customer_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A payment of a customer.
 */
export interface CustomerPayment {
  /**
   * Its invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * When it was added.
   */
  'addTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * A payment of a customer.
 */
export interface CustomerPayment__Output {
  /**
   * Its invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * When it was added.
   */
  'addTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
