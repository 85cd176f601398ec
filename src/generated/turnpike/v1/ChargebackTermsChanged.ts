// Original file: protos/turnpike/v1/event.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { ChargebackStage as _turnpike_v1_ChargebackStage, ChargebackStage__Output as _turnpike_v1_ChargebackStage__Output } from '../../turnpike/v1/ChargebackStage.ts';

/**
 * A chargeback has other amounts or another stage.
 */
export interface ChargebackTermsChanged {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The chargeback.
   */
  'chargebackId'?: (string) | undefined;
  /**
   * The amount in dispute now.
   */
  'body'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What is taken from the merchant beyond it now.
   */
  'levy'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * How far the dispute has gone now.
   */
  'stage'?: (_turnpike_v1_ChargebackStage) | undefined;
}

/**
 * A chargeback has other amounts or another stage.
 */
export interface ChargebackTermsChanged__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The chargeback.
   */
  'chargebackId'?: (string) | undefined;
  /**
   * The amount in dispute now.
   */
  'body'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What is taken from the merchant beyond it now.
   */
  'levy'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * How far the dispute has gone now.
   */
  'stage'?: (_turnpike_v1_ChargebackStage__Output) | undefined;
}
