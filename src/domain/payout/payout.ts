import type { Timestamp } from '../../base/time.ts';
import type { ApplicationFacts, ApplicationProgress } from '../application/application.ts';
import type { Posting } from '../cashflow/cash-flow.ts';
import type { DisputeChange, DisputeCommand } from '../dispute/dispute.ts';
import type { OperationFailure } from '../failure.ts';
import type { DisputeId, PartyId, PayoutId, ShopId } from '../ids.ts';
import type { PlanState } from '../ledger.ts';
import type { Money } from '../money.ts';
import type { Sealed } from '../payer.ts';
import type { BankCard } from '../payment-tool.ts';
import type { Route } from '../routing/route.ts';
import type { SessionChange, SessionOutcome, SessionState } from '../session/session.ts';

/**
 * Money on its way from a cash desk to a recipient (reference h2h §5.5): an actor of its own, with sessions as its children.
 * Types only; the rules are in the files beside this one.
 */

/**
 * Where the money goes. A card is a vault token; a phone or account number is personal, and sealed (P9). `personal` is a sealed
 * JSON object of texts: `value`, the phone or account number, and `holder`, where the name of the recipient is known.
 */
export type Receiver =
  | { readonly type: 'bank_card'; readonly card: BankCard; readonly personal?: Sealed }
  | { readonly type: 'phone'; readonly masked: string; readonly bankCode?: string; readonly personal: Sealed }
  | { readonly type: 'account'; readonly masked: string; readonly bankCode?: string; readonly personal: Sealed };

/** What `personal` of a receiver holds, as JSON. */
export interface ReceiverDetails {
  /** Phone number in E.164, or account number; absent for a card. */
  readonly value?: string;
  readonly holder?: string;
}

export interface PayoutFacts {
  readonly id: PayoutId;
  readonly partyId: PartyId;
  /** The shop of the cash desk in the payout's currency: its settlement account pays. */
  readonly shopId: ShopId;
  readonly createTime: Timestamp;
  /** The configuration revision that the whole payout is judged by. */
  readonly revision: number;
  readonly amount: Money;
  readonly receiver: Receiver;
  /** Random, base64url; idempotency keys derive from it (P3). */
  readonly seed: string;
  readonly application: ApplicationFacts;
}

export type PayoutChange =
  | { readonly type: 'payout_created'; readonly payout: PayoutFacts }
  /** The route and what it costs are known; whether the cash desk can cover it is looked at now. */
  | { readonly type: 'payout_routed'; readonly route: Route; readonly postings: readonly Posting[] }
  /** The amount and the fees are held with this change (P8). */
  | { readonly type: 'payout_reserved' }
  | { readonly type: 'payout_session_changed'; readonly no: number; readonly change: SessionChange }
  /** The reservation stays; the recipient's details may be corrected, or a case decides. */
  | {
      readonly type: 'payout_contested';
      readonly as: 'incorrect_requisites' | 'payout_failed' | 'payout_timeout';
      readonly failure?: OperationFailure;
      readonly time: Timestamp;
    }
  | { readonly type: 'payout_receiver_corrected'; readonly receiver: Receiver; readonly time: Timestamp }
  /** The end: `success` commits the plan, the others roll it back. `byHand`: on somebody's word. */
  | {
      readonly type: 'payout_finished';
      readonly as: 'success' | 'decline' | 'error';
      readonly failure?: OperationFailure;
      readonly byHand: boolean;
      readonly time: Timestamp;
    }
  | { readonly type: 'payout_dispute_changed'; readonly disputeId: DisputeId; readonly change: DisputeChange }
  /** The provider paid after the payout had been declined: an operator has to settle it with the merchant (P6, P7). */
  | { readonly type: 'payout_paid_late'; readonly no: number; readonly time: Timestamp }
  | { readonly type: 'payout_attention_raised'; readonly reason: string; readonly since: Timestamp }
  | { readonly type: 'payout_attention_cleared' };

export interface PayoutState {
  /** Absent until the payout is created. */
  readonly facts?: PayoutFacts;
  /** Present with the facts. */
  readonly progress?: ApplicationProgress;
  /** As it is now: corrected, perhaps. */
  readonly receiver?: Receiver;
  readonly route?: Route;
  readonly cashFlow?: readonly Posting[];
  readonly plan?: PlanState;
  readonly sessions: readonly SessionState[];
  /** When the time of the present attempt is over: a correction counts it anew. Present with the facts. */
  readonly expireTime?: Timestamp;
  readonly failure?: OperationFailure;
  readonly paidLate: boolean;
  readonly attention?: { readonly reason: string; readonly since: Timestamp };
}

export interface NewPayout {
  readonly id: PayoutId;
  readonly partyId: PartyId;
  readonly shopId: ShopId;
  readonly amount: Money;
  readonly receiver: Receiver;
  /** Times are counted from now by the machine: `lifetimeMs` in place of `expireTime`. */
  readonly application: Omit<ApplicationFacts, 'expireTime'>;
  readonly lifetimeMs: number;
}

export type PayoutCommand =
  | { readonly type: 'CreatePayout'; readonly payout: NewPayout }
  /** New details for one that is contested; it is sent again under the same reservation (reference h2h §4.4). */
  | { readonly type: 'CorrectPayoutRequisites'; readonly receiver: Receiver }
  | DisputeCommand
  /** The provider's adapter or an operator fails a session from outside. */
  | {
      readonly type: 'FailPayoutSession';
      readonly tag: string;
      readonly no: number;
      readonly failure: OperationFailure;
    }
  | { readonly type: 'ApplyPayoutOutcome'; readonly no: number; readonly outcome: SessionOutcome }
  | { readonly type: 'WakePayout' };

/** Work that should be in flight for a payout, from its state alone (P3). `mode` is that of an invoice's sessions. */
export type PayoutIntent =
  | {
      readonly type: 'CallProvider';
      readonly no: number;
      readonly mode: 'call' | 'ask' | 'resolve' | 'expire';
      readonly at?: Timestamp;
    }
  | {
      readonly type: 'TimeOutCallback';
      readonly no: number;
      readonly payload: Uint8Array;
      readonly at: Timestamp;
    }
  | { readonly type: 'WakeAt'; readonly at: Timestamp };
