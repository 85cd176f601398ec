import type { Timestamp } from '../../base/time.ts';
import type { AdjustmentChange, AdjustmentState } from '../adjustment/adjustment.ts';
import type { Allocation } from '../allocation/allocation.ts';
import type { Posting } from '../cashflow/cash-flow.ts';
import type { ChargebackChange, ChargebackState } from '../chargeback/chargeback.ts';
import type { OperationFailure } from '../failure.ts';
import type { AdjustmentId, ChargebackId, InvoiceId, PartyId, PaymentId, RefundId, ShopId } from '../ids.ts';
import type { PlanState } from '../ledger.ts';
import type { LimitHold } from '../limits/limit.ts';
import type { Money } from '../money.ts';
import type { Payer } from '../payer.ts';
import type { RecurrentToken } from '../recurrent/recurrent.ts';
import type { RefundChange, RefundState } from '../refund/refund.ts';
import type { RiskScore } from '../risk.ts';
import type { Candidate, RejectedRoute, Route, RouteScore } from '../routing/route.ts';
import type { SessionChange, SessionState, TransactionInfo } from '../session/session.ts';

/** One attempt to pay an invoice: its facts, its changes and its folded state (reference §3). Types only. */

export const PAYMENT_STEPS = [
  'new',
  'shop_limit_initializing',
  'shop_limit_failure',
  'shop_limit_finalizing',
  'risk_scoring',
  'routing',
  'routing_failure',
  'cash_flow_building',
  'processing_session',
  'processing_accounter',
  'processing_capture',
  'processing_failure',
  'updating_accounter',
  'flow_waiting',
  'finalizing_session',
  'finalizing_accounter',
  'idle',
] as const;

export type PaymentStep = (typeof PAYMENT_STEPS)[number];

export type PaymentFlow =
  | { readonly type: 'instant' }
  | { readonly type: 'hold'; readonly onExpiration: 'cancel' | 'capture'; readonly heldUntil: Timestamp };

export type PaymentStatus =
  | { readonly tag: 'pending' }
  | { readonly tag: 'processed' }
  | { readonly tag: 'captured'; readonly reason?: string; readonly cost: Money; readonly cart?: Cart }
  | { readonly tag: 'cancelled'; readonly reason?: string }
  | { readonly tag: 'refunded' }
  | { readonly tag: 'failed'; readonly failure: OperationFailure }
  | { readonly tag: 'charged_back' };

export interface CartLine {
  readonly product: string;
  readonly quantity: number;
  readonly price: Money;
  readonly metadata?: Readonly<Record<string, string>>;
}

export type Cart = readonly CartLine[];

/** Everything that is decided when a payment starts and never changes after. */
export interface PaymentFacts {
  readonly id: PaymentId;
  readonly invoiceId: InvoiceId;
  readonly partyId: PartyId;
  readonly shopId: ShopId;
  readonly createTime: Timestamp;
  readonly cost: Money;
  /** The configuration revision that the whole payment is judged by. */
  readonly revision: number;
  readonly flow: PaymentFlow;
  readonly payer: Payer;
  readonly makeRecurrent: boolean;
  /** Random, base64url; idempotency keys derive from it (P3). */
  readonly seed: string;
  readonly redirectUrl?: string;
  readonly processingDeadline?: Timestamp;
  readonly externalId?: string;
  readonly context?: OpaqueContext;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly customerId?: string;
  /** What the merchant says of its client, copied from the invoice for conditions and the inspector. */
  readonly trustLevel?: string;
  /** `provider` for one that was registered after the fact (reference §3.9): nobody is asked for its money. */
  readonly origin: 'merchant' | 'provider';
  /** How the invoice is split among shops. */
  readonly allocation?: Allocation;
}

/** Bytes that the caller gave and gets back; nobody looks inside. */
export interface OpaqueContext {
  readonly type: string;
  readonly data: Uint8Array;
}

export type PaymentFlag = 'PAID_LATE' | 'PAID_PARTIAL' | 'PAID_OVER' | 'LATE_POSITIVE';

export type PaymentChange =
  | { readonly type: 'payment_started'; readonly payment: PaymentFacts }
  | { readonly type: 'shop_limit_initiated'; readonly holds: readonly LimitHold[] }
  | { readonly type: 'shop_limit_applied' }
  | {
      readonly type: 'risk_score_changed';
      readonly score: RiskScore;
      /** Routes that the inspector has this card blacklisted on. */
      readonly blacklisted?: readonly Route[];
    }
  | {
      readonly type: 'route_changed';
      readonly route: Route;
      readonly candidates: readonly Candidate[];
      readonly rejected: readonly RejectedRoute[];
      readonly scores: readonly { readonly route: Route; readonly score: RouteScore }[];
      readonly holds: readonly LimitHold[];
      readonly skipRecurrent: boolean;
    }
  /** No route was found: what was considered and why each was refused (decisions #13). */
  | { readonly type: 'route_rejected'; readonly rejected: readonly RejectedRoute[] }
  | { readonly type: 'cash_flow_changed'; readonly postings: readonly Posting[] }
  | { readonly type: 'session_changed'; readonly no: number; readonly change: SessionChange }
  | { readonly type: 'recurrent_token_acquired'; readonly token: string }
  | { readonly type: 'cash_changed'; readonly from: Money; readonly to: Money }
  | ({ readonly type: 'capture_started' } & Capture)
  | { readonly type: 'cancel_started'; readonly reason?: string }
  | { readonly type: 'rollback_started'; readonly failure: OperationFailure }
  /** The attempt has failed and what it held is let go; another route is looked for (reference §5.7). */
  | { readonly type: 'cascade_started' }
  /** The amount was changed by the provider: the route's limits are held anew for it, the old shares are let go. */
  | { readonly type: 'route_holds_changed'; readonly holds: readonly LimitHold[] }
  /** Tokens by which a recurrent payment may be made, found when it started (reference §2.4). */
  | {
      readonly type: 'cascade_tokens_loaded';
      readonly tokens: readonly RecurrentToken[];
      /** The one token is the parent's, and the payment goes the parent's route; else routing finds one that has a token. */
      readonly predefined: boolean;
    }
  /** The token and the customer of a finished payment are with the card and the customer (reference §2.4). */
  | { readonly type: 'recurrence_recorded' }
  /** Session `no` had been given up, and the provider took the money all the same (P7): it is to be reversed. */
  | { readonly type: 'late_positive_found'; readonly no: number }
  | { readonly type: 'reversal_changed'; readonly no: number; readonly change: SessionChange }
  | { readonly type: 'refund_changed'; readonly refundId: RefundId; readonly change: RefundChange }
  | { readonly type: 'adjustment_changed'; readonly adjustmentId: AdjustmentId; readonly change: AdjustmentChange }
  | { readonly type: 'chargeback_changed'; readonly chargebackId: ChargebackId; readonly change: ChargebackChange }
  | { readonly type: 'payment_status_changed'; readonly status: PaymentStatus }
  | { readonly type: 'payment_flag_raised'; readonly flag: PaymentFlag };

export interface Capture {
  readonly reason?: string;
  readonly cost: Money;
  readonly cart?: Cart;
  readonly allocation?: Allocation;
}

/** One route that was tried, with what it holds. */
export interface RouteAttempt {
  readonly route: Route;
  readonly holds: readonly LimitHold[];
  /** `released` after a failure, `committed` after the capture. */
  readonly holdsStatus: 'held' | 'committed' | 'released';
  /** How many sessions the payment had when this route was chosen. */
  readonly sessionsBefore: number;
}

export interface PaymentState {
  readonly facts: PaymentFacts;
  readonly step: PaymentStep;
  readonly status: PaymentStatus;
  /** The amount in force: the start's, then the captured one. */
  readonly cost: Money;
  readonly changedCost?: Money;
  readonly shopHolds: readonly LimitHold[];
  readonly shopHoldsStatus: 'none' | 'held' | 'committed' | 'released';
  readonly riskScore?: RiskScore;
  readonly blacklisted: readonly Route[];
  readonly candidates: readonly Candidate[];
  readonly rejected: readonly RejectedRoute[];
  /** Of the candidates that were left to choose from, in the order of the rules. */
  readonly scores: readonly { readonly route: Route; readonly score: RouteScore }[];
  /** Routes tried, the current one last. */
  readonly attempts: readonly RouteAttempt[];
  readonly skipRecurrent: boolean;
  /** Current cash flow, and the plan that holds it. */
  readonly cashFlow?: readonly Posting[];
  /** The amount that the cash flow was computed for. */
  readonly cashFlowCost?: Money;
  readonly plan?: PlanState;
  readonly sessions: readonly SessionState[];
  readonly trx?: TransactionInfo;
  readonly capture?: Capture;
  readonly cancelReason?: string;
  /** Set by `rollback_started`: what the payment will fail with. */
  readonly failure?: OperationFailure;
  readonly recurrentToken?: string;
  readonly cascadeTokens: readonly RecurrentToken[];
  /** The parent's, for a recurrent payment whose card has no stored tokens: routing has no say (reference §3.10). */
  readonly predefinedRoute?: Route;
  readonly recurrenceRecorded: boolean;
  /** In creation order, as are the maps below. */
  readonly refunds: ReadonlyMap<RefundId, RefundState>;
  readonly adjustments: ReadonlyMap<AdjustmentId, AdjustmentState>;
  readonly chargebacks: ReadonlyMap<ChargebackId, ChargebackState>;
  /** Of money that was taken by the sessions `found` after they had been given up, one after the other. */
  readonly reversal?: { readonly found: readonly number[]; readonly sessions: readonly SessionState[] };
  readonly flags: readonly PaymentFlag[];
}

/** The amount the payment stands for now: the provider's or an operator's change wins over the start's. */
export function effectiveCost(state: PaymentState): Money {
  return state.changedCost ?? state.cost;
}

export function currentRoute(state: PaymentState): Route | undefined {
  return state.attempts.at(-1)?.route;
}

export function currentSession(state: PaymentState): SessionState | undefined {
  return state.sessions.at(-1);
}
