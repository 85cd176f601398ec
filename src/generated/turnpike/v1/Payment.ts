// Original file: protos/turnpike/v1/payment.proto

import type { PaymentState as _turnpike_v1_PaymentState, PaymentState__Output as _turnpike_v1_PaymentState__Output } from '../../turnpike/v1/PaymentState.ts';
import type { PaymentStep as _turnpike_v1_PaymentStep, PaymentStep__Output as _turnpike_v1_PaymentStep__Output } from '../../turnpike/v1/PaymentStep.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { PaymentFlow as _turnpike_v1_PaymentFlow, PaymentFlow__Output as _turnpike_v1_PaymentFlow__Output } from '../../turnpike/v1/PaymentFlow.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';
import type { Route as _turnpike_v1_Route, Route__Output as _turnpike_v1_Route__Output } from '../../turnpike/v1/Route.ts';
import type { RiskScore as _turnpike_v1_RiskScore, RiskScore__Output as _turnpike_v1_RiskScore__Output } from '../../turnpike/v1/RiskScore.ts';
import type { Payer as _turnpike_v1_Payer, Payer__Output as _turnpike_v1_Payer__Output } from '../../turnpike/v1/Payer.ts';
import type { CashFlowPosting as _turnpike_v1_CashFlowPosting, CashFlowPosting__Output as _turnpike_v1_CashFlowPosting__Output } from '../../turnpike/v1/CashFlowPosting.ts';
import type { Session as _turnpike_v1_Session, Session__Output as _turnpike_v1_Session__Output } from '../../turnpike/v1/Session.ts';
import type { Refund as _turnpike_v1_Refund, Refund__Output as _turnpike_v1_Refund__Output } from '../../turnpike/v1/Refund.ts';
import type { Chargeback as _turnpike_v1_Chargeback, Chargeback__Output as _turnpike_v1_Chargeback__Output } from '../../turnpike/v1/Chargeback.ts';
import type { Adjustment as _turnpike_v1_Adjustment, Adjustment__Output as _turnpike_v1_Adjustment__Output } from '../../turnpike/v1/Adjustment.ts';
import type { UserInteraction as _turnpike_v1_UserInteraction, UserInteraction__Output as _turnpike_v1_UserInteraction__Output } from '../../turnpike/v1/UserInteraction.ts';
import type { TransactionInfo as _turnpike_v1_TransactionInfo, TransactionInfo__Output as _turnpike_v1_TransactionInfo__Output } from '../../turnpike/v1/TransactionInfo.ts';
import type { PaymentFlag as _turnpike_v1_PaymentFlag, PaymentFlag__Output as _turnpike_v1_PaymentFlag__Output } from '../../turnpike/v1/PaymentFlag.ts';
import type { OpaqueContext as _turnpike_v1_OpaqueContext, OpaqueContext__Output as _turnpike_v1_OpaqueContext__Output } from '../../turnpike/v1/OpaqueContext.ts';
import type { PaymentOrigin as _turnpike_v1_PaymentOrigin, PaymentOrigin__Output as _turnpike_v1_PaymentOrigin__Output } from '../../turnpike/v1/PaymentOrigin.ts';
import type { CartLine as _turnpike_v1_CartLine, CartLine__Output as _turnpike_v1_CartLine__Output } from '../../turnpike/v1/CartLine.ts';
import type { Allocation as _turnpike_v1_Allocation, Allocation__Output as _turnpike_v1_Allocation__Output } from '../../turnpike/v1/Allocation.ts';

/**
 * One attempt to pay an invoice. A declined payment is a state, never an RPC error.
 */
export interface Payment {
  /**
   * Its id, unique within the invoice.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The invoice it pays.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * What became of it.
   */
  'state'?: (_turnpike_v1_PaymentState) | undefined;
  /**
   * What is being done right now.
   */
  'step'?: (_turnpike_v1_PaymentStep) | undefined;
  /**
   * What it was started with: the cost of the invoice. After a capture, the captured amount.
   */
  'cost'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What the provider or an adjustment made of the cost; absent if nobody changed it. Where set, it counts.
   */
  'changedCost'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What was captured; absent before.
   */
  'capturedAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The sum of refunds that succeeded.
   */
  'refundedAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The sum of the bodies of accepted chargebacks.
   */
  'chargedBackAmount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * Whether the money is taken at once.
   */
  'flow'?: (_turnpike_v1_PaymentFlow | null) | undefined;
  /**
   * When the hold ends by itself; absent for an instant flow.
   */
  'holdExpireTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * Why it failed; set if state is FAILED.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
  /**
   * The route it goes, or went last; absent before one was chosen.
   */
  'route'?: (_turnpike_v1_Route | null) | undefined;
  /**
   * How risky it is; told to operators only.
   */
  'riskScore'?: (_turnpike_v1_RiskScore) | undefined;
  /**
   * Rises with each change; compare it to tell an old answer from a new one.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes whenever the payment does; opaque.
   */
  'etag'?: (string) | undefined;
  /**
   * When it was started, or when the provider says a registered payment occurred.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The party that gets paid.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop that gets paid.
   */
  'shopId'?: (string) | undefined;
  /**
   * Who pays, without secrets; personal data is absent once it was erased.
   */
  'payer'?: (_turnpike_v1_Payer | null) | undefined;
  /**
   * The movements of money of the current attempt. A merchant sees those that touch its own accounts.
   */
  'cashFlow'?: (_turnpike_v1_CashFlowPosting)[] | undefined;
  /**
   * Conversations with providers, oldest first; those of refunds are in the refunds.
   */
  'sessions'?: (_turnpike_v1_Session)[] | undefined;
  /**
   * All refunds, oldest first.
   */
  'refunds'?: (_turnpike_v1_Refund)[] | undefined;
  /**
   * All chargebacks, oldest first.
   */
  'chargebacks'?: (_turnpike_v1_Chargeback)[] | undefined;
  /**
   * All adjustments, oldest first.
   */
  'adjustments'?: (_turnpike_v1_Adjustment)[] | undefined;
  /**
   * What the payer must do now, or did last; absent if nothing was asked.
   */
  'userInteraction'?: (_turnpike_v1_UserInteraction | null) | undefined;
  /**
   * The provider's latest transaction of this payment.
   */
  'lastTransactionInfo'?: (_turnpike_v1_TransactionInfo | null) | undefined;
  /**
   * What operators should know; each raised at most once.
   */
  'flags'?: (_turnpike_v1_PaymentFlag)[] | undefined;
  /**
   * What the merchant calls it; kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's own data.
   */
  'context'?: (_turnpike_v1_OpaqueContext | null) | undefined;
  /**
   * The merchant's own notes.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * True if the payer agreed to be charged again without being present.
   */
  'makeRecurrent'?: (boolean) | undefined;
  /**
   * True if the chosen terminal charges again without a recurrent token of its own.
   */
  'skipRecurrent'?: (boolean) | undefined;
  /**
   * Where the payer goes after acting at the provider.
   */
  'redirectUrl'?: (string) | undefined;
  /**
   * No session begins after this time; absent for no such limit.
   */
  'processingDeadline'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The merchant's customer who pays; empty if not said.
   */
  'customerId'?: (string) | undefined;
  /**
   * The revision of the configuration by which the payment is judged, from its start to its end.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * Who made it.
   */
  'registrationOrigin'?: (_turnpike_v1_PaymentOrigin) | undefined;
  /**
   * Why it was captured: the reason given, or `Timeout` if nobody asked.
   */
  'captureReason'?: (string) | undefined;
  /**
   * What the captured amount is for; empty if not said.
   */
  'capturedCart'?: (_turnpike_v1_CartLine)[] | undefined;
  /**
   * Why it was cancelled; empty if nobody asked.
   */
  'cancelReason'?: (string) | undefined;
  /**
   * How the payment was split; absent if it was not.
   */
  'allocation'?: (_turnpike_v1_Allocation | null) | undefined;
  /**
   * The refund, adjustment or chargeback that `step` works on; empty otherwise.
   */
  'stepSubjectId'?: (string) | undefined;
}

/**
 * One attempt to pay an invoice. A declined payment is a state, never an RPC error.
 */
export interface Payment__Output {
  /**
   * Its id, unique within the invoice.
   */
  'paymentId'?: (string) | undefined;
  /**
   * The invoice it pays.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * What became of it.
   */
  'state'?: (_turnpike_v1_PaymentState__Output) | undefined;
  /**
   * What is being done right now.
   */
  'step'?: (_turnpike_v1_PaymentStep__Output) | undefined;
  /**
   * What it was started with: the cost of the invoice. After a capture, the captured amount.
   */
  'cost'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What the provider or an adjustment made of the cost; absent if nobody changed it. Where set, it counts.
   */
  'changedCost'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What was captured; absent before.
   */
  'capturedAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The sum of refunds that succeeded.
   */
  'refundedAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The sum of the bodies of accepted chargebacks.
   */
  'chargedBackAmount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * Whether the money is taken at once.
   */
  'flow'?: (_turnpike_v1_PaymentFlow__Output) | undefined;
  /**
   * When the hold ends by itself; absent for an instant flow.
   */
  'holdExpireTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * Why it failed; set if state is FAILED.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
  /**
   * The route it goes, or went last; absent before one was chosen.
   */
  'route'?: (_turnpike_v1_Route__Output) | undefined;
  /**
   * How risky it is; told to operators only.
   */
  'riskScore'?: (_turnpike_v1_RiskScore__Output) | undefined;
  /**
   * Rises with each change; compare it to tell an old answer from a new one.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes whenever the payment does; opaque.
   */
  'etag'?: (string) | undefined;
  /**
   * When it was started, or when the provider says a registered payment occurred.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The party that gets paid.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop that gets paid.
   */
  'shopId'?: (string) | undefined;
  /**
   * Who pays, without secrets; personal data is absent once it was erased.
   */
  'payer'?: (_turnpike_v1_Payer__Output) | undefined;
  /**
   * The movements of money of the current attempt. A merchant sees those that touch its own accounts.
   */
  'cashFlow'?: (_turnpike_v1_CashFlowPosting__Output)[] | undefined;
  /**
   * Conversations with providers, oldest first; those of refunds are in the refunds.
   */
  'sessions'?: (_turnpike_v1_Session__Output)[] | undefined;
  /**
   * All refunds, oldest first.
   */
  'refunds'?: (_turnpike_v1_Refund__Output)[] | undefined;
  /**
   * All chargebacks, oldest first.
   */
  'chargebacks'?: (_turnpike_v1_Chargeback__Output)[] | undefined;
  /**
   * All adjustments, oldest first.
   */
  'adjustments'?: (_turnpike_v1_Adjustment__Output)[] | undefined;
  /**
   * What the payer must do now, or did last; absent if nothing was asked.
   */
  'userInteraction'?: (_turnpike_v1_UserInteraction__Output) | undefined;
  /**
   * The provider's latest transaction of this payment.
   */
  'lastTransactionInfo'?: (_turnpike_v1_TransactionInfo__Output) | undefined;
  /**
   * What operators should know; each raised at most once.
   */
  'flags'?: (_turnpike_v1_PaymentFlag__Output)[] | undefined;
  /**
   * What the merchant calls it; kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's own data.
   */
  'context'?: (_turnpike_v1_OpaqueContext__Output) | undefined;
  /**
   * The merchant's own notes.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * True if the payer agreed to be charged again without being present.
   */
  'makeRecurrent'?: (boolean) | undefined;
  /**
   * True if the chosen terminal charges again without a recurrent token of its own.
   */
  'skipRecurrent'?: (boolean) | undefined;
  /**
   * Where the payer goes after acting at the provider.
   */
  'redirectUrl'?: (string) | undefined;
  /**
   * No session begins after this time; absent for no such limit.
   */
  'processingDeadline'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The merchant's customer who pays; empty if not said.
   */
  'customerId'?: (string) | undefined;
  /**
   * The revision of the configuration by which the payment is judged, from its start to its end.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * Who made it.
   */
  'registrationOrigin'?: (_turnpike_v1_PaymentOrigin__Output) | undefined;
  /**
   * Why it was captured: the reason given, or `Timeout` if nobody asked.
   */
  'captureReason'?: (string) | undefined;
  /**
   * What the captured amount is for; empty if not said.
   */
  'capturedCart'?: (_turnpike_v1_CartLine__Output)[] | undefined;
  /**
   * Why it was cancelled; empty if nobody asked.
   */
  'cancelReason'?: (string) | undefined;
  /**
   * How the payment was split; absent if it was not.
   */
  'allocation'?: (_turnpike_v1_Allocation__Output) | undefined;
  /**
   * The refund, adjustment or chargeback that `step` works on; empty otherwise.
   */
  'stepSubjectId'?: (string) | undefined;
}
