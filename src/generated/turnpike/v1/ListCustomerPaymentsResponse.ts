// Original file: protos/turnpike/v1/customer_service.proto

import type { CustomerPayment as _turnpike_v1_CustomerPayment, CustomerPayment__Output as _turnpike_v1_CustomerPayment__Output } from '../../turnpike/v1/CustomerPayment.ts';

/**
 * A page of payments.
 */
export interface ListCustomerPaymentsResponse {
  /**
   * The payments.
   */
  'payments'?: (_turnpike_v1_CustomerPayment)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * A page of payments.
 */
export interface ListCustomerPaymentsResponse__Output {
  /**
   * The payments.
   */
  'payments'?: (_turnpike_v1_CustomerPayment__Output)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
