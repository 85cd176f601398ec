// Original file: protos/turnpike/v1/payer.proto

import type { PaymentResourcePayer as _turnpike_v1_PaymentResourcePayer, PaymentResourcePayer__Output as _turnpike_v1_PaymentResourcePayer__Output } from '../../turnpike/v1/PaymentResourcePayer.ts';
import type { RecurrentPayer as _turnpike_v1_RecurrentPayer, RecurrentPayer__Output as _turnpike_v1_RecurrentPayer__Output } from '../../turnpike/v1/RecurrentPayer.ts';

/**
 * Who pays, and with what. Personal data in it can be erased for good.
 */
export interface Payer {
  /**
   * The payer is present and gives a payment tool.
   */
  'paymentResource'?: (_turnpike_v1_PaymentResourcePayer | null) | undefined;
  /**
   * The payer agreed earlier; the tool of that earlier payment is charged.
   */
  'recurrent'?: (_turnpike_v1_RecurrentPayer | null) | undefined;
  /**
   * How the payer takes part.
   */
  'payer'?: "paymentResource"|"recurrent" | undefined;
}

/**
 * Who pays, and with what. Personal data in it can be erased for good.
 */
export interface Payer__Output {
  /**
   * The payer is present and gives a payment tool.
   */
  'paymentResource'?: (_turnpike_v1_PaymentResourcePayer__Output) | undefined;
  /**
   * The payer agreed earlier; the tool of that earlier payment is charged.
   */
  'recurrent'?: (_turnpike_v1_RecurrentPayer__Output) | undefined;
  /**
   * How the payer takes part.
   */
  'payer'?: "paymentResource"|"recurrent" | undefined;
}
