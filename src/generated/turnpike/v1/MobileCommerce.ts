// Original file: protos/turnpike/v1/payment_tool.proto

import type { MobilePhone as _turnpike_v1_MobilePhone, MobilePhone__Output as _turnpike_v1_MobilePhone__Output } from '../../turnpike/v1/MobilePhone.ts';

/**
 * The account of a mobile phone.
 */
export interface MobileCommerce {
  /**
   * The name of the operator in the configuration.
   */
  'operator'?: (string) | undefined;
  /**
   * The phone whose account pays.
   */
  'phone'?: (_turnpike_v1_MobilePhone | null) | undefined;
}

/**
 * The account of a mobile phone.
 */
export interface MobileCommerce__Output {
  /**
   * The name of the operator in the configuration.
   */
  'operator'?: (string) | undefined;
  /**
   * The phone whose account pays.
   */
  'phone'?: (_turnpike_v1_MobilePhone__Output) | undefined;
}
