// Original file: protos/turnpike/v1/chargeback.proto

import type { ChargebackState as _turnpike_v1_ChargebackState, ChargebackState__Output as _turnpike_v1_ChargebackState__Output } from '../../turnpike/v1/ChargebackState.ts';
import type { ChargebackStage as _turnpike_v1_ChargebackStage, ChargebackStage__Output as _turnpike_v1_ChargebackStage__Output } from '../../turnpike/v1/ChargebackStage.ts';
import type { ChargebackReason as _turnpike_v1_ChargebackReason, ChargebackReason__Output as _turnpike_v1_ChargebackReason__Output } from '../../turnpike/v1/ChargebackReason.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { CashFlowPosting as _turnpike_v1_CashFlowPosting, CashFlowPosting__Output as _turnpike_v1_CashFlowPosting__Output } from '../../turnpike/v1/CashFlowPosting.ts';
import type { TransactionInfo as _turnpike_v1_TransactionInfo, TransactionInfo__Output as _turnpike_v1_TransactionInfo__Output } from '../../turnpike/v1/TransactionInfo.ts';
import type { OpaqueContext as _turnpike_v1_OpaqueContext, OpaqueContext__Output as _turnpike_v1_OpaqueContext__Output } from '../../turnpike/v1/OpaqueContext.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A payer's demand, through their bank, to have a captured payment back.
 */
export interface Chargeback {
  /**
   * Its id, chosen by the caller, unique within the payment.
   */
  'chargebackId'?: (string) | undefined;
  /**
   * The payment in dispute.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The invoice of that payment.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * What became of it.
   */
  'state'?: (_turnpike_v1_ChargebackState) | undefined;
  /**
   * How far the dispute has gone.
   */
  'stage'?: (_turnpike_v1_ChargebackStage) | undefined;
  /**
   * Why the payer demands it.
   */
  'reason'?: (_turnpike_v1_ChargebackReason | null) | undefined;
  /**
   * What is taken from the merchant beyond the body: the fee of the dispute.
   */
  'levy'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The amount in dispute.
   */
  'body'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The movements of money of this stage. A merchant sees those that touch its own accounts.
   */
  'cashFlow'?: (_turnpike_v1_CashFlowPosting)[] | undefined;
  /**
   * The provider's transaction of the dispute; absent if not told.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo | null) | undefined;
  /**
   * What the caller calls it; kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The caller's own data.
   */
  'context'?: (_turnpike_v1_OpaqueContext | null) | undefined;
  /**
   * When it was entered.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When the bank says it occurred; absent if not told.
   */
  'occurredTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The revision of the configuration by which it is judged.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * Rises with each change; compare it to tell an old answer from a new one.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes whenever the chargeback does; opaque.
   */
  'etag'?: (string) | undefined;
}

/**
 * A payer's demand, through their bank, to have a captured payment back.
 */
export interface Chargeback__Output {
  /**
   * Its id, chosen by the caller, unique within the payment.
   */
  'chargebackId'?: (string) | undefined;
  /**
   * The payment in dispute.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The invoice of that payment.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * What became of it.
   */
  'state'?: (_turnpike_v1_ChargebackState__Output) | undefined;
  /**
   * How far the dispute has gone.
   */
  'stage'?: (_turnpike_v1_ChargebackStage__Output) | undefined;
  /**
   * Why the payer demands it.
   */
  'reason'?: (_turnpike_v1_ChargebackReason__Output) | undefined;
  /**
   * What is taken from the merchant beyond the body: the fee of the dispute.
   */
  'levy'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The amount in dispute.
   */
  'body'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The movements of money of this stage. A merchant sees those that touch its own accounts.
   */
  'cashFlow'?: (_turnpike_v1_CashFlowPosting__Output)[] | undefined;
  /**
   * The provider's transaction of the dispute; absent if not told.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo__Output) | undefined;
  /**
   * What the caller calls it; kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The caller's own data.
   */
  'context'?: (_turnpike_v1_OpaqueContext__Output) | undefined;
  /**
   * When it was entered.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When the bank says it occurred; absent if not told.
   */
  'occurredTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The revision of the configuration by which it is judged.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * Rises with each change; compare it to tell an old answer from a new one.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes whenever the chargeback does; opaque.
   */
  'etag'?: (string) | undefined;
}
