// Original file: protos/turnpike/v1/event.proto

import type { ChargebackState as _turnpike_v1_ChargebackState, ChargebackState__Output as _turnpike_v1_ChargebackState__Output } from '../../turnpike/v1/ChargebackState.ts';

/**
 * A chargeback has another state.
 */
export interface ChargebackStateChanged {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The chargeback.
   */
  'chargebackId'?: (string) | undefined;
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_ChargebackState) | undefined;
}

/**
 * A chargeback has another state.
 */
export interface ChargebackStateChanged__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The chargeback.
   */
  'chargebackId'?: (string) | undefined;
  /**
   * The state.
   */
  'state'?: (_turnpike_v1_ChargebackState__Output) | undefined;
}
