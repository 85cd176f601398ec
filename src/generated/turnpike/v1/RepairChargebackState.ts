// Original file: protos/turnpike/v1/repair.proto

import type { ChargebackState as _turnpike_v1_ChargebackState, ChargebackState__Output as _turnpike_v1_ChargebackState__Output } from '../../turnpike/v1/ChargebackState.ts';

/**
 * Gives a chargeback another state.
 */
export interface RepairChargebackState {
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
 * Gives a chargeback another state.
 */
export interface RepairChargebackState__Output {
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
