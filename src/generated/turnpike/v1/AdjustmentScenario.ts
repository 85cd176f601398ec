// Original file: protos/turnpike/v1/adjustment.proto

import type { CashFlowAdjustment as _turnpike_v1_CashFlowAdjustment, CashFlowAdjustment__Output as _turnpike_v1_CashFlowAdjustment__Output } from '../../turnpike/v1/CashFlowAdjustment.ts';
import type { StatusChangeAdjustment as _turnpike_v1_StatusChangeAdjustment, StatusChangeAdjustment__Output as _turnpike_v1_StatusChangeAdjustment__Output } from '../../turnpike/v1/StatusChangeAdjustment.ts';

/**
 * What an adjustment corrects.
 */
export interface AdjustmentScenario {
  /**
   * The movements of money.
   */
  'cashFlow'?: (_turnpike_v1_CashFlowAdjustment | null) | undefined;
  /**
   * The state of the payment.
   */
  'statusChange'?: (_turnpike_v1_StatusChangeAdjustment | null) | undefined;
  /**
   * One of these.
   */
  'scenario'?: "cashFlow"|"statusChange" | undefined;
}

/**
 * What an adjustment corrects.
 */
export interface AdjustmentScenario__Output {
  /**
   * The movements of money.
   */
  'cashFlow'?: (_turnpike_v1_CashFlowAdjustment__Output) | undefined;
  /**
   * The state of the payment.
   */
  'statusChange'?: (_turnpike_v1_StatusChangeAdjustment__Output) | undefined;
  /**
   * One of these.
   */
  'scenario'?: "cashFlow"|"statusChange" | undefined;
}
