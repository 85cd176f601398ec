// Original file: protos/turnpike/v1/adjustment.proto

import type { AdjustmentState as _turnpike_v1_AdjustmentState, AdjustmentState__Output as _turnpike_v1_AdjustmentState__Output } from '../../turnpike/v1/AdjustmentState.ts';
import type { AdjustmentScenario as _turnpike_v1_AdjustmentScenario, AdjustmentScenario__Output as _turnpike_v1_AdjustmentScenario__Output } from '../../turnpike/v1/AdjustmentScenario.ts';
import type { CashFlowPosting as _turnpike_v1_CashFlowPosting, CashFlowPosting__Output as _turnpike_v1_CashFlowPosting__Output } from '../../turnpike/v1/CashFlowPosting.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A correction of a finished payment by an operator: other amounts, or another state.
 * What was booked is reversed, and booked anew.
 */
export interface Adjustment {
  /**
   * Its id, unique within the payment.
   */
  'adjustmentId'?: (string) | undefined;
  /**
   * The payment it corrects.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The invoice of that payment.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * How far it is.
   */
  'state'?: (_turnpike_v1_AdjustmentState) | undefined;
  /**
   * Why, as told.
   */
  'reason'?: (string) | undefined;
  /**
   * What it corrects.
   */
  'scenario'?: (_turnpike_v1_AdjustmentScenario | null) | undefined;
  /**
   * The movements of money that undo what was booked. A merchant sees those that touch its own accounts.
   */
  'oldCashFlowInverse'?: (_turnpike_v1_CashFlowPosting)[] | undefined;
  /**
   * The movements of money as they should be. A merchant sees those that touch its own accounts.
   */
  'newCashFlow'?: (_turnpike_v1_CashFlowPosting)[] | undefined;
  /**
   * When it was asked for.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When it was booked; absent before.
   */
  'captureTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The revision of the configuration by which the new movements are computed.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * Rises with each change; compare it to tell an old answer from a new one.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes whenever the adjustment does; opaque.
   */
  'etag'?: (string) | undefined;
}

/**
 * A correction of a finished payment by an operator: other amounts, or another state.
 * What was booked is reversed, and booked anew.
 */
export interface Adjustment__Output {
  /**
   * Its id, unique within the payment.
   */
  'adjustmentId'?: (string) | undefined;
  /**
   * The payment it corrects.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The invoice of that payment.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * How far it is.
   */
  'state'?: (_turnpike_v1_AdjustmentState__Output) | undefined;
  /**
   * Why, as told.
   */
  'reason'?: (string) | undefined;
  /**
   * What it corrects.
   */
  'scenario'?: (_turnpike_v1_AdjustmentScenario__Output) | undefined;
  /**
   * The movements of money that undo what was booked. A merchant sees those that touch its own accounts.
   */
  'oldCashFlowInverse'?: (_turnpike_v1_CashFlowPosting__Output)[] | undefined;
  /**
   * The movements of money as they should be. A merchant sees those that touch its own accounts.
   */
  'newCashFlow'?: (_turnpike_v1_CashFlowPosting__Output)[] | undefined;
  /**
   * When it was asked for.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When it was booked; absent before.
   */
  'captureTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The revision of the configuration by which the new movements are computed.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * Rises with each change; compare it to tell an old answer from a new one.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes whenever the adjustment does; opaque.
   */
  'etag'?: (string) | undefined;
}
