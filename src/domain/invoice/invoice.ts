import type { Timestamp } from '../../base/time.ts';
import type { SessionTarget } from '../configuration.ts';
import type { InvoiceId, PartyId, PaymentId, ShopId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { Payer } from '../payer.ts';
import type { Cart, OpaqueContext, PaymentChange, PaymentState } from '../payment/payment.ts';
import type { RiskScore } from '../risk.ts';
import type { SessionOutcome } from '../session/session.ts';

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
  readonly templateId?: string;
  readonly externalId?: string;
  readonly trustLevel?: string;
  /** Applied amount mutations: what the cost was, what it became. */
  readonly mutations: readonly { readonly original: Money; readonly mutated: Money }[];
}

export interface Attention {
  readonly reason: string;
  readonly since: Timestamp;
}

export type InvoiceChange =
  | { readonly type: 'invoice_created'; readonly invoice: InvoiceFacts }
  | { readonly type: 'invoice_status_changed'; readonly status: InvoiceStatus }
  | { readonly type: 'payment_changed'; readonly paymentId: PaymentId; readonly change: PaymentChange }
  | { readonly type: 'attention_raised'; readonly attention: Attention }
  | { readonly type: 'attention_cleared' };

export interface InvoiceState {
  /** Absent until the invoice is created. */
  readonly facts?: InvoiceFacts;
  readonly status: InvoiceStatus;
  /** In creation order. */
  readonly payments: ReadonlyMap<PaymentId, PaymentState>;
  readonly attention?: Attention;
}

/** Commands that a client or an operator sends. Ids are already derived, cards already tokens, personal data sealed. */
export type InvoiceCommand =
  | { readonly type: 'CreateInvoice'; readonly invoice: NewInvoice }
  | { readonly type: 'FulfillInvoice'; readonly reason: string }
  | { readonly type: 'RescindInvoice'; readonly reason: string }
  | { readonly type: 'StartPayment'; readonly payment: NewPayment }
  | {
      readonly type: 'CapturePayment';
      readonly paymentId: PaymentId;
      readonly reason: string;
      readonly amount?: Money;
      readonly cart?: Cart;
    }
  | { readonly type: 'CancelPayment'; readonly paymentId: PaymentId; readonly reason: string }
  | InternalCommand;

/** Commands that the node itself sends: results of intents, and time. */
export type InternalCommand =
  | { readonly type: 'ApplyOutcome'; readonly session: SessionRef; readonly outcome: SessionOutcome }
  | { readonly type: 'ApplyRiskScore'; readonly paymentId: PaymentId; readonly score: RiskScore }
  | { readonly type: 'Wake' };

export interface SessionRef {
  readonly paymentId: PaymentId;
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
  readonly customerId?: string;
}

/** Work that should be in flight for a state; derived, never stored (P3). */
export type InvoiceIntent =
  | {
      readonly type: 'CallProvider';
      readonly session: SessionRef;
      readonly target: SessionTarget;
      /** `call` makes the request; `ask` reads the outcome by key; `resolve` asks, and calls when the key was never seen. */
      readonly mode: 'call' | 'ask' | 'resolve';
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
  | { readonly type: 'ScoreRisk'; readonly paymentId: PaymentId }
  /** A time at which the state changes by itself: due date, hold expiry. */
  | { readonly type: 'WakeAt'; readonly at: Timestamp };
