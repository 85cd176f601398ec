// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { H2hPaymentType as _turnpike_v1_H2hPaymentType, H2hPaymentType__Output as _turnpike_v1_H2hPaymentType__Output } from '../../turnpike/v1/H2hPaymentType.ts';
import type { H2hProduct as _turnpike_v1_H2hProduct, H2hProduct__Output as _turnpike_v1_H2hProduct__Output } from '../../turnpike/v1/H2hProduct.ts';

/**
 * A payment method of a cash desk.
 */
export interface H2hPaymentMethod {
  /**
   * Its code.
   */
  'code'?: (string) | undefined;
  /**
   * Which way the money goes.
   */
  'type'?: (_turnpike_v1_H2hPaymentType) | undefined;
  /**
   * Transfers between people, or cards.
   */
  'product'?: (_turnpike_v1_H2hProduct) | undefined;
  /**
   * ISO 4217, the currencies whose terms have it.
   */
  'currencies'?: (string)[] | undefined;
}

/**
 * A payment method of a cash desk.
 */
export interface H2hPaymentMethod__Output {
  /**
   * Its code.
   */
  'code'?: (string) | undefined;
  /**
   * Which way the money goes.
   */
  'type'?: (_turnpike_v1_H2hPaymentType__Output) | undefined;
  /**
   * Transfers between people, or cards.
   */
  'product'?: (_turnpike_v1_H2hProduct__Output) | undefined;
  /**
   * ISO 4217, the currencies whose terms have it.
   */
  'currencies'?: (string)[] | undefined;
}
