// Original file: protos/turnpike/v1/event.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { ChargebackReason as _turnpike_v1_ChargebackReason, ChargebackReason__Output as _turnpike_v1_ChargebackReason__Output } from '../../turnpike/v1/ChargebackReason.ts';

/**
 * A chargeback was entered; it is PENDING.
 */
export interface ChargebackCreated {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The chargeback.
   */
  'chargebackId'?: (string) | undefined;
  /**
   * The amount in dispute.
   */
  'body'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What is taken from the merchant beyond it.
   */
  'levy'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * Why the payer demands it.
   */
  'reason'?: (_turnpike_v1_ChargebackReason | null) | undefined;
  /**
   * What the caller calls it.
   */
  'externalId'?: (string) | undefined;
}

/**
 * A chargeback was entered; it is PENDING.
 */
export interface ChargebackCreated__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The chargeback.
   */
  'chargebackId'?: (string) | undefined;
  /**
   * The amount in dispute.
   */
  'body'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What is taken from the merchant beyond it.
   */
  'levy'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * Why the payer demands it.
   */
  'reason'?: (_turnpike_v1_ChargebackReason__Output) | undefined;
  /**
   * What the caller calls it.
   */
  'externalId'?: (string) | undefined;
}
