import type { Timestamp } from '../../base/time.ts';
import type { DisputeChange, DisputeState } from '../dispute/dispute.ts';
import type { OperationFailure } from '../failure.ts';
import type { DisputeId, ProjectId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { PayerFeatures, Sealed } from '../payer.ts';
import type { UserInteraction } from '../session/session.ts';
import type { ApplicationStatus, ApplicationType } from './status.ts';

/** What payins and payouts have in common (reference h2h §1, §2). Types only. */

export type Product = 'p2p' | 'ecom';

/**
 * Everything that the merchant says when the application is created. Nothing of it changes after, but for what the payer of a hosted
 * payin chooses on the page: the method, and the product that it is of.
 */
export interface ApplicationFacts {
  readonly projectId: ProjectId;
  /** The merchant's own id: 1 to 255 characters of any kind, unique within the project, never used again. */
  readonly paymentId: string;
  readonly product: Product;
  /** `card-p2p`, `sbp-p2p`, `card-ecom` … (reference h2h §6.1). Empty until the payer of a hosted payin has chosen. */
  readonly method: string;
  /** The payer is served by the hosted page (reference h2h §10). */
  readonly hosted: boolean;
  readonly urls: AlertUrls;
  readonly redirectUrl?: string;
  /** When its lifetime is over. */
  readonly expireTime: Timestamp;
  /** Of the payin that nobody paid in time: contested, or declined. */
  readonly onExpiry: 'dispute' | 'decline';
  /** How long a payer's word that it is paid waits for the provider's. */
  readonly confirmTimeoutMs: number;
  readonly description?: string;
  /** ISO 3166 alpha-2, ISO 639-1. What else is known of the customer is personal, and sealed with the payer. */
  readonly country?: string;
  readonly language?: string;
  /** What else the merchant said of the payer, where there is no payment yet that has it. */
  readonly payer?: { readonly features: PayerFeatures; readonly personal?: Sealed };
}

/** Where alerts go (reference h2h §2.1, §7): defaults of the cash desk are filled in already. */
export interface AlertUrls {
  readonly informative: string;
  readonly success: string;
  readonly decline: string;
}

/** The part of an application's state that its status is projected from, beside payment or sessions. */
export interface ApplicationProgress {
  readonly facts: ApplicationFacts;
  readonly status: ApplicationStatus;
  /** Rises by one with each step; a payin or payout that was just created has 1. */
  readonly version: number;
  /** When the last step was taken. */
  readonly updateTime: Timestamp;
  readonly disputes: ReadonlyMap<DisputeId, DisputeState>;
}

/** What a payer sends to, as the provider gave it. Goes sealed into changes: it may name a card or a person. */
export interface TransferRequisites {
  readonly method: string;
  /** A card number, a phone number, an account number, or the content of a QR code. */
  readonly value: string;
  readonly bankName?: string;
  readonly holder?: string;
}

/** A payin or a payout as edges and alerts tell of it; made by `viewPayin` and `viewPayout`. */
export interface ApplicationView extends ApplicationProgress {
  readonly type: ApplicationType;
  /** Id of the gateway's own: `request_id` over HTTP, `application_id` over gRPC. */
  readonly applicationId: string;
  readonly partyId: string;
  readonly shopId: string;
  readonly createTime: Timestamp;
  readonly amount: Money;
  /** What came in, where it is not what was declared. */
  readonly received?: Money;
  readonly refunded: Money;
  readonly refundState: 'none' | 'partial' | 'full';
  /** Why it was declined, or what a provider said. */
  readonly failure?: OperationFailure;
  /** In words, for people: refusals, errors, and when the merchant has to act. Never branch on it. */
  readonly description?: string;
  /** Sealed `TransferRequisites` as JSON, with what may be shown of them in the clear. */
  readonly requisites?: { readonly sealed: Sealed; readonly method: string; readonly masked: string };
  /** Where the payer has to go now. */
  readonly redirect?: Extract<UserInteraction, { readonly type: 'redirect' }>;
  readonly otpAttemptsLeft?: number;
  readonly operations: readonly ApplicationOperation[];
}

/** One technical step with the outside world. */
export interface ApplicationOperation {
  /** `<target>-<no>`, unique within the application. */
  readonly id: string;
  readonly kind: 'debit' | 'capture' | 'credit' | 'refund' | 'cancel';
  readonly state: 'processing' | 'success' | 'failure';
  readonly time: Timestamp;
  readonly amount: Money;
  readonly providerId?: string;
}

/** Of a payin, in the stream of its invoice. OTP and 3-D Secure payloads never come here (P9). */
export type ApplicationChange =
  /** Comes before the steps of an append, which have this time. */
  | { readonly type: 'application_dated'; readonly time: Timestamp }
  /** The payer of a hosted payin has chosen how to pay; the payment starts with it. */
  | {
      readonly type: 'application_method_chosen';
      readonly product: Product;
      readonly method: string;
      readonly time: Timestamp;
    }
  /** The payer says that the transfer was sent. */
  | { readonly type: 'payment_claimed'; readonly time: Timestamp }
  /** A result of 3-D Secure or a one-time password is on its way to the provider. */
  | {
      readonly type: 'verification_sent';
      readonly kind: 'otp' | 'three_ds';
      /** What the vault keeps the payload under, in memory and for minutes only. */
      readonly ref: string;
      /** Keyed digest of a 3-D Secure result, so that the same one is known again. A password is too short to have one. */
      readonly digest?: string;
      readonly time: Timestamp;
    }
  /** It was brought to the provider, which takes its time. */
  | { readonly type: 'verification_delivered'; readonly time: Timestamp }
  /** The provider says that the one-time password is right, or is wrong; `lost` ones are not counted. */
  | { readonly type: 'verification_accepted'; readonly time: Timestamp }
  | { readonly type: 'verification_refused'; readonly lost: boolean; readonly time: Timestamp }
  /** Nobody paid in time, or another amount came, or nobody confirmed in time: an operator or a dispute case decides. */
  | {
      readonly type: 'application_contested';
      readonly as: 'no_payment' | 'different_amount' | 'confirm_timeout';
      readonly time: Timestamp;
    }
  /** Money came while the application was contested, or another amount than was declared. */
  | {
      readonly type: 'application_money_received';
      readonly received: Money;
      readonly late: boolean;
      readonly time: Timestamp;
    }
  /** How a contested application ends. `byHand`: on somebody's word, the provider never confirmed it. */
  | {
      readonly type: 'application_settled';
      readonly as: 'success' | 'decline';
      readonly amount?: Money;
      readonly byHand: boolean;
      readonly time: Timestamp;
    }
  | { readonly type: 'application_dispute_changed'; readonly disputeId: DisputeId; readonly change: DisputeChange };
