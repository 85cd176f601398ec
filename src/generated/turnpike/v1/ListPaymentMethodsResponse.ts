// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { H2hPaymentMethod as _turnpike_v1_H2hPaymentMethod, H2hPaymentMethod__Output as _turnpike_v1_H2hPaymentMethod__Output } from '../../turnpike/v1/H2hPaymentMethod.ts';

/**
 * Payment methods.
 */
export interface ListPaymentMethodsResponse {
  /**
   * Those of payins first.
   */
  'methods'?: (_turnpike_v1_H2hPaymentMethod)[] | undefined;
}

/**
 * Payment methods.
 */
export interface ListPaymentMethodsResponse__Output {
  /**
   * Those of payins first.
   */
  'methods'?: (_turnpike_v1_H2hPaymentMethod__Output)[] | undefined;
}
