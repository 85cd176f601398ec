// Original file: protos/turnpike/v1/refund.proto

import type { RefundState as _turnpike_v1_RefundState, RefundState__Output as _turnpike_v1_RefundState__Output } from '../../turnpike/v1/RefundState.ts';
import type { RefundStep as _turnpike_v1_RefundStep, RefundStep__Output as _turnpike_v1_RefundStep__Output } from '../../turnpike/v1/RefundStep.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { CartLine as _turnpike_v1_CartLine, CartLine__Output as _turnpike_v1_CartLine__Output } from '../../turnpike/v1/CartLine.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';
import type { CashFlowPosting as _turnpike_v1_CashFlowPosting, CashFlowPosting__Output as _turnpike_v1_CashFlowPosting__Output } from '../../turnpike/v1/CashFlowPosting.ts';
import type { Session as _turnpike_v1_Session, Session__Output as _turnpike_v1_Session__Output } from '../../turnpike/v1/Session.ts';
import type { TransactionInfo as _turnpike_v1_TransactionInfo, TransactionInfo__Output as _turnpike_v1_TransactionInfo__Output } from '../../turnpike/v1/TransactionInfo.ts';
import type { UserInteraction as _turnpike_v1_UserInteraction, UserInteraction__Output as _turnpike_v1_UserInteraction__Output } from '../../turnpike/v1/UserInteraction.ts';
import type { Allocation as _turnpike_v1_Allocation, Allocation__Output as _turnpike_v1_Allocation__Output } from '../../turnpike/v1/Allocation.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * Money of a captured payment on its way back to the payer, or returned.
 */
export interface Refund {
  /**
   * Its id, unique within the payment. Ids of manual refunds begin with `m`.
   */
  'refundId'?: (string) | undefined;
  /**
   * The payment whose money it is.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The invoice of that payment.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * What became of it.
   */
  'state'?: (_turnpike_v1_RefundState) | undefined;
  /**
   * What is being done right now.
   */
  'step'?: (_turnpike_v1_RefundStep) | undefined;
  /**
   * How much goes back.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * Why, as told.
   */
  'reason'?: (string) | undefined;
  /**
   * What is left of the payment's cart after the refund; empty if not said.
   */
  'cart'?: (_turnpike_v1_CartLine)[] | undefined;
  /**
   * What the merchant calls it; kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * Why it failed; set if state is FAILED.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
  /**
   * The movements of money. A merchant sees those that touch its own accounts.
   */
  'cashFlow'?: (_turnpike_v1_CashFlowPosting)[] | undefined;
  /**
   * Conversations with the provider, oldest first.
   */
  'sessions'?: (_turnpike_v1_Session)[] | undefined;
  /**
   * The provider's transaction; absent before it told one.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo | null) | undefined;
  /**
   * What the payer must do now, or did last; absent if nothing was asked.
   */
  'userInteraction'?: (_turnpike_v1_UserInteraction | null) | undefined;
  /**
   * True if it was made without asking the provider.
   */
  'manual'?: (boolean) | undefined;
  /**
   * How it was split; absent if it was not.
   */
  'allocation'?: (_turnpike_v1_Allocation | null) | undefined;
  /**
   * When it was asked for.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The revision of the configuration by which it is judged.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * Rises with each change; compare it to tell an old answer from a new one.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes whenever the refund does; opaque.
   */
  'etag'?: (string) | undefined;
}

/**
 * Money of a captured payment on its way back to the payer, or returned.
 */
export interface Refund__Output {
  /**
   * Its id, unique within the payment. Ids of manual refunds begin with `m`.
   */
  'refundId'?: (string) | undefined;
  /**
   * The payment whose money it is.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The invoice of that payment.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * What became of it.
   */
  'state'?: (_turnpike_v1_RefundState__Output) | undefined;
  /**
   * What is being done right now.
   */
  'step'?: (_turnpike_v1_RefundStep__Output) | undefined;
  /**
   * How much goes back.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * Why, as told.
   */
  'reason'?: (string) | undefined;
  /**
   * What is left of the payment's cart after the refund; empty if not said.
   */
  'cart'?: (_turnpike_v1_CartLine__Output)[] | undefined;
  /**
   * What the merchant calls it; kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * Why it failed; set if state is FAILED.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
  /**
   * The movements of money. A merchant sees those that touch its own accounts.
   */
  'cashFlow'?: (_turnpike_v1_CashFlowPosting__Output)[] | undefined;
  /**
   * Conversations with the provider, oldest first.
   */
  'sessions'?: (_turnpike_v1_Session__Output)[] | undefined;
  /**
   * The provider's transaction; absent before it told one.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo__Output) | undefined;
  /**
   * What the payer must do now, or did last; absent if nothing was asked.
   */
  'userInteraction'?: (_turnpike_v1_UserInteraction__Output) | undefined;
  /**
   * True if it was made without asking the provider.
   */
  'manual'?: (boolean) | undefined;
  /**
   * How it was split; absent if it was not.
   */
  'allocation'?: (_turnpike_v1_Allocation__Output) | undefined;
  /**
   * When it was asked for.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The revision of the configuration by which it is judged.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * Rises with each change; compare it to tell an old answer from a new one.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes whenever the refund does; opaque.
   */
  'etag'?: (string) | undefined;
}
