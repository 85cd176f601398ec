import type { Timestamp } from '../../base/time.ts';
import type { NewAdjustment } from '../adjustment/adjustment.ts';
import type { Allocation, AllocationPrototype } from '../allocation/allocation.ts';
import type { ApplicationChange, ApplicationFacts, Product } from '../application/application.ts';
import type { PayinState } from '../application/payin.ts';
import type { NewChargeback } from '../chargeback/chargeback.ts';
import type { SessionTarget } from '../configuration.ts';
import type { DisputeCommand } from '../dispute/dispute.ts';
import type { OperationFailure } from '../failure.ts';
import type { ChargebackId, CustomerId, InvoiceId, PartyId, PaymentId, RefundId, ShopId, TemplateId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { Payer } from '../payer.ts';
import type { Cart, OpaqueContext, PaymentChange, PaymentState } from '../payment/payment.ts';
import type { RecurrentParent, RecurrentToken } from '../recurrent/recurrent.ts';
import type { NewRefund } from '../refund/refund.ts';
import type { RepairAction, RepairChange, RepairScenario } from '../repair/repair.ts';
import type { RiskScore } from '../risk.ts';
import type { Route } from '../routing/route.ts';
import type { SessionOutcome, TransactionInfo } from '../session/session.ts';
import type { TemplatedInvoice, TemplateState } from '../template/template.ts';
import type { AmountMutation } from './mutate.ts';

/** What is owed, and the payments that try to settle it (reference §1). Types only; rules are in the files beside this one. */

export type InvoiceStatus =
  | { readonly tag: 'unpaid' }
  | { readonly tag: 'paid' }
  | { readonly tag: 'cancelled'; readonly reason: string }
  | { readonly tag: 'fulfilled'; readonly reason: string };

export interface InvoiceDetails {
  readonly product: string;
  readonly description?: string;
  readonly cart?: Cart;
}

export interface InvoiceFacts {
  readonly id: InvoiceId;
  readonly partyId: PartyId;
  readonly shopId: ShopId;
  readonly revision: number;
  readonly createTime: Timestamp;
  readonly details: InvoiceDetails;
  readonly dueTime: Timestamp;
  readonly cost: Money;
  readonly context?: OpaqueContext;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly templateId?: TemplateId;
  readonly externalId?: string;
  readonly trustLevel?: string;
  /** Applied amount mutations: what the cost was, what it became. */
  readonly mutations: readonly AppliedMutation[];
  /** How it is split among shops. */
  readonly allocation?: Allocation;
  /** Of a payin from a cash desk: the invoice has one payment then, whose id is `1` (reference h2h). */
  readonly application?: ApplicationFacts;
}

export interface AppliedMutation {
  readonly original: Money;
  readonly mutated: Money;
}

export interface Attention {
  readonly reason: string;
  readonly since: Timestamp;
}

export type InvoiceChange =
  | { readonly type: 'invoice_created'; readonly invoice: InvoiceFacts }
  | { readonly type: 'invoice_status_changed'; readonly status: InvoiceStatus }
  | { readonly type: 'payment_changed'; readonly paymentId: PaymentId; readonly change: PaymentChange }
  | { readonly type: 'application_changed'; readonly change: ApplicationChange }
  | { readonly type: 'attention_raised'; readonly attention: Attention }
  | { readonly type: 'attention_cleared' }
  /** An operator removed it: it answers nobody any more, and its books stay as they are. */
  | { readonly type: 'invoice_removed' };

export interface InvoiceState {
  /** Absent until the invoice is created. */
  readonly facts?: InvoiceFacts;
  readonly status: InvoiceStatus;
  /** In creation order. */
  readonly payments: ReadonlyMap<PaymentId, PaymentState>;
  /** Present with the facts of a payin. */
  readonly application?: PayinState;
  readonly attention?: Attention;
  readonly removed?: boolean;
}

/** Commands that a client or an operator sends. Ids are already derived, cards already tokens, personal data sealed. */
export type InvoiceCommand =
  | { readonly type: 'CreateInvoice'; readonly invoice: NewInvoice }
  /** The template is as it was read when the request came. */
  | {
      readonly type: 'CreateInvoiceFromTemplate';
      readonly invoice: TemplatedInvoice;
      readonly template: TemplateState;
    }
  | PayinCommand
  | DisputeCommand
  | { readonly type: 'FulfillInvoice'; readonly reason: string }
  | { readonly type: 'RescindInvoice'; readonly reason: string }
  | { readonly type: 'StartPayment'; readonly payment: NewPayment }
  | {
      readonly type: 'CapturePayment';
      readonly paymentId: PaymentId;
      readonly reason: string;
      readonly amount?: Money;
      readonly cart?: Cart;
      readonly allocation?: AllocationPrototype;
    }
  | { readonly type: 'CancelPayment'; readonly paymentId: PaymentId; readonly reason: string }
  | { readonly type: 'RegisterPayment'; readonly payment: RegisteredPayment }
  | { readonly type: 'RefundPayment'; readonly paymentId: PaymentId; readonly refund: NewRefund }
  | { readonly type: 'CreateAdjustment'; readonly paymentId: PaymentId; readonly adjustment: NewAdjustment }
  | { readonly type: 'CreateChargeback'; readonly paymentId: PaymentId; readonly chargeback: NewChargeback }
  | {
      readonly type: 'DecideChargeback';
      readonly paymentId: PaymentId;
      readonly chargebackId: ChargebackId;
      readonly decision: ChargebackDecision;
    }
  /** An adapter or an operator fails a suspended session from outside (reference §2.3 ChangePaymentSession). */
  | {
      readonly type: 'FailSession';
      readonly tag: string;
      readonly session: SessionRef;
      readonly failure: OperationFailure;
    }
  | {
      readonly type: 'RepairInvoice';
      readonly changes: readonly RepairChange[];
      readonly action?: RepairAction;
      /** Refuse changes that are illegal in the present state; true unless forced (reference §10.1). */
      readonly validateTransitions: boolean;
    }
  | { readonly type: 'RepairInvoiceWithScenario'; readonly scenario: RepairScenario }
  | InternalCommand;

/** What a cash desk asks of a payin (reference h2h §2). */
export type PayinCommand =
  /**
   * The invoice and its payment in one append; times are counted from now: `lifetimeMs` in place of `expireTime`. The payment is
   * absent of a hosted payin whose payer has yet to give a card, or to choose a method.
   */
  | {
      readonly type: 'CreatePayin';
      readonly invoice: NewInvoice;
      readonly payment?: NewPayment;
      readonly application: Omit<ApplicationFacts, 'expireTime'>;
      readonly lifetimeMs: number;
    }
  /** The payer of a hosted payin has chosen on the page, or has given a card: its one payment starts. */
  | {
      readonly type: 'PayHostedPayin';
      readonly payment: NewPayment;
      readonly product: Product;
      readonly method: string;
    }
  /** The payer says that the transfer was sent. */
  | { readonly type: 'ConfirmPaid' }
  /** What the payer gave is with the vault under `ref`; see `verification_sent`. */
  | {
      readonly type: 'SubmitVerification';
      readonly kind: 'otp' | 'three_ds';
      readonly ref: string;
      readonly digest?: string;
    };

/** What an operator decides of a chargeback (reference §8.3), and when the bank says it was so. */
export type ChargebackDecision = { readonly occurredTime?: Timestamp } & (
  | { readonly type: 'accept'; readonly body?: Money; readonly levy?: Money }
  | { readonly type: 'reject'; readonly levy?: Money }
  | {
      readonly type: 'reopen';
      readonly body?: Money;
      readonly levy?: Money;
      readonly moveToStage?: 'chargeback' | 'pre_arbitration' | 'arbitration';
    }
  | { readonly type: 'cancel' }
);

/** Commands that the node itself sends: results of intents, and time. */
export type InternalCommand =
  | { readonly type: 'ApplyOutcome'; readonly session: SessionRef; readonly outcome: SessionOutcome }
  | {
      readonly type: 'ApplyRiskScore';
      readonly paymentId: PaymentId;
      readonly score: RiskScore;
      readonly blacklisted?: readonly Route[];
    }
  /** Token and customer of a finished payment were recorded with the card and the customer. */
  | { readonly type: 'ApplyRecurrence'; readonly paymentId: PaymentId }
  /** A session that had been given up turned out to have taken the money (P7). */
  | {
      readonly type: 'ApplyLateAnswer';
      readonly session: SessionRef;
      readonly outcome: SessionOutcome;
    }
  | { readonly type: 'Wake' };

/** A session by its owner: a payment, one of its refunds, or the reversal of its money. */
export interface SessionRef {
  readonly paymentId: PaymentId;
  readonly refundId?: RefundId;
  readonly reversal?: boolean;
  /** Position among the sessions of its owner. */
  readonly no: number;
}

export interface NewInvoice {
  readonly id: InvoiceId;
  readonly partyId: PartyId;
  readonly shopId: ShopId;
  readonly details: InvoiceDetails;
  readonly dueTime: Timestamp;
  readonly cost: Money;
  readonly context?: OpaqueContext;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly externalId?: string;
  readonly trustLevel?: string;
  readonly templateId?: TemplateId;
  /** How the cost is changed when the invoice is made. */
  readonly mutations?: readonly AmountMutation[];
  /** How its payments are split. */
  readonly allocation?: AllocationPrototype;
}

export interface NewPayment {
  readonly id: PaymentId;
  readonly payer: Payer;
  readonly flow: { readonly type: 'instant' } | { readonly type: 'hold'; readonly onExpiration: 'cancel' | 'capture' };
  readonly makeRecurrent: boolean;
  readonly redirectUrl?: string;
  readonly processingDeadline?: Timestamp;
  readonly externalId?: string;
  readonly context?: OpaqueContext;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly customerId?: CustomerId;
  /** For a recurrent payer: its parent, and the tokens of its card, as they were when the request came. */
  readonly parent?: RecurrentParent;
  readonly tokens?: readonly RecurrentToken[];
}

/** A payment that a provider has taken already (reference §3.9). */
export interface RegisteredPayment {
  readonly id: PaymentId;
  readonly payer: Payer;
  readonly route: Route;
  readonly trx: TransactionInfo;
  /** Default: the invoice's cost. */
  readonly cost?: Money;
  readonly riskScore?: RiskScore;
  readonly occurredTime?: Timestamp;
  readonly recurrentToken?: string;
  readonly redirectUrl?: string;
  readonly externalId?: string;
  readonly context?: OpaqueContext;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly customerId?: CustomerId;
}

/**
 * `call` makes the request; `ask` reads the outcome by key; `resolve` asks, and calls when the key was never seen; `expire`
 * asks when a payer's time is up, and takes back by the key what nobody finished.
 */
export type CallMode = 'call' | 'ask' | 'resolve' | 'expire';

/** Work that should be in flight for a state; derived, never stored (P3). */
export type InvoiceIntent =
  | {
      readonly type: 'CallProvider';
      readonly session: SessionRef;
      readonly target: SessionTarget;
      readonly mode: CallMode;
      /** Not before this time (business clock). */
      readonly at?: Timestamp;
    }
  /** A suspended session's time is up and its behaviour is to hand these bytes to the adapter as if they had come in. */
  | {
      readonly type: 'TimeOutCallback';
      readonly session: SessionRef;
      readonly payload: Uint8Array;
      readonly at: Timestamp;
    }
  /** Bring the provider what the payer gave, which the vault has under `ref`; once it is gone, ask instead. */
  | {
      readonly type: 'SubmitVerification';
      readonly session: SessionRef;
      readonly ref: string;
      readonly at?: Timestamp;
    }
  | { readonly type: 'ScoreRisk'; readonly paymentId: PaymentId }
  /** Tell the card and the customer what this payment brought. */
  | { readonly type: 'RecordRecurrence'; readonly paymentId: PaymentId }
  /** A time at which the state changes by itself: due date, hold expiry. */
  | { readonly type: 'WakeAt'; readonly at: Timestamp };
