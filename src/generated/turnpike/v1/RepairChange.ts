// Original file: protos/turnpike/v1/repair.proto

import type { RepairInvoiceState as _turnpike_v1_RepairInvoiceState, RepairInvoiceState__Output as _turnpike_v1_RepairInvoiceState__Output } from '../../turnpike/v1/RepairInvoiceState.ts';
import type { RepairPaymentState as _turnpike_v1_RepairPaymentState, RepairPaymentState__Output as _turnpike_v1_RepairPaymentState__Output } from '../../turnpike/v1/RepairPaymentState.ts';
import type { RepairRiskScore as _turnpike_v1_RepairRiskScore, RepairRiskScore__Output as _turnpike_v1_RepairRiskScore__Output } from '../../turnpike/v1/RepairRiskScore.ts';
import type { RepairAmount as _turnpike_v1_RepairAmount, RepairAmount__Output as _turnpike_v1_RepairAmount__Output } from '../../turnpike/v1/RepairAmount.ts';
import type { RepairRollback as _turnpike_v1_RepairRollback, RepairRollback__Output as _turnpike_v1_RepairRollback__Output } from '../../turnpike/v1/RepairRollback.ts';
import type { RepairTransaction as _turnpike_v1_RepairTransaction, RepairTransaction__Output as _turnpike_v1_RepairTransaction__Output } from '../../turnpike/v1/RepairTransaction.ts';
import type { RepairSession as _turnpike_v1_RepairSession, RepairSession__Output as _turnpike_v1_RepairSession__Output } from '../../turnpike/v1/RepairSession.ts';
import type { RepairRefundState as _turnpike_v1_RepairRefundState, RepairRefundState__Output as _turnpike_v1_RepairRefundState__Output } from '../../turnpike/v1/RepairRefundState.ts';
import type { RepairAdjustmentState as _turnpike_v1_RepairAdjustmentState, RepairAdjustmentState__Output as _turnpike_v1_RepairAdjustmentState__Output } from '../../turnpike/v1/RepairAdjustmentState.ts';
import type { RepairChargebackState as _turnpike_v1_RepairChargebackState, RepairChargebackState__Output as _turnpike_v1_RepairChargebackState__Output } from '../../turnpike/v1/RepairChargebackState.ts';

/**
 * A change that an operator adds to the history of an invoice.
 */
export interface RepairChange {
  /**
   * The invoice has another state.
   */
  'invoiceState'?: (_turnpike_v1_RepairInvoiceState | null) | undefined;
  /**
   * A payment has another state.
   */
  'paymentState'?: (_turnpike_v1_RepairPaymentState | null) | undefined;
  /**
   * A payment has a risk score.
   */
  'riskScore'?: (_turnpike_v1_RepairRiskScore | null) | undefined;
  /**
   * A payment has another amount.
   */
  'amount'?: (_turnpike_v1_RepairAmount | null) | undefined;
  /**
   * A payment begins to roll back.
   */
  'rollback'?: (_turnpike_v1_RepairRollback | null) | undefined;
  /**
   * The provider's transaction of a session is known.
   */
  'transaction'?: (_turnpike_v1_RepairTransaction | null) | undefined;
  /**
   * A session is finished.
   */
  'session'?: (_turnpike_v1_RepairSession | null) | undefined;
  /**
   * A refund has another state.
   */
  'refundState'?: (_turnpike_v1_RepairRefundState | null) | undefined;
  /**
   * An adjustment has another state.
   */
  'adjustmentState'?: (_turnpike_v1_RepairAdjustmentState | null) | undefined;
  /**
   * A chargeback has another state.
   */
  'chargebackState'?: (_turnpike_v1_RepairChargebackState | null) | undefined;
  /**
   * One of these.
   */
  'change'?: "invoiceState"|"paymentState"|"riskScore"|"amount"|"rollback"|"transaction"|"session"|"refundState"|"adjustmentState"|"chargebackState" | undefined;
}

/**
 * A change that an operator adds to the history of an invoice.
 */
export interface RepairChange__Output {
  /**
   * The invoice has another state.
   */
  'invoiceState'?: (_turnpike_v1_RepairInvoiceState__Output) | undefined;
  /**
   * A payment has another state.
   */
  'paymentState'?: (_turnpike_v1_RepairPaymentState__Output) | undefined;
  /**
   * A payment has a risk score.
   */
  'riskScore'?: (_turnpike_v1_RepairRiskScore__Output) | undefined;
  /**
   * A payment has another amount.
   */
  'amount'?: (_turnpike_v1_RepairAmount__Output) | undefined;
  /**
   * A payment begins to roll back.
   */
  'rollback'?: (_turnpike_v1_RepairRollback__Output) | undefined;
  /**
   * The provider's transaction of a session is known.
   */
  'transaction'?: (_turnpike_v1_RepairTransaction__Output) | undefined;
  /**
   * A session is finished.
   */
  'session'?: (_turnpike_v1_RepairSession__Output) | undefined;
  /**
   * A refund has another state.
   */
  'refundState'?: (_turnpike_v1_RepairRefundState__Output) | undefined;
  /**
   * An adjustment has another state.
   */
  'adjustmentState'?: (_turnpike_v1_RepairAdjustmentState__Output) | undefined;
  /**
   * A chargeback has another state.
   */
  'chargebackState'?: (_turnpike_v1_RepairChargebackState__Output) | undefined;
  /**
   * One of these.
   */
  'change'?: "invoiceState"|"paymentState"|"riskScore"|"amount"|"rollback"|"transaction"|"session"|"refundState"|"adjustmentState"|"chargebackState" | undefined;
}
