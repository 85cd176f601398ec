import type { Arrival, CallbackManner, ChallengeEnding, OperationKind } from './outcome.ts';

/** What the bank remembers. No card number is among it: a payment keeps the six first and four last digits, and its magic code. */

export const TOOL_TYPES = [
  'payment_terminal',
  'digital_wallet',
  'mobile_commerce',
  'crypto_currency',
  'generic',
] as const;
export type ToolType = (typeof TOOL_TYPES)[number];

/** To whom payouts go. */
export const RECEIVER_TYPES = ['bank_card', 'phone', 'account'] as const;
export type ReceiverType = (typeof RECEIVER_TYPES)[number];

export type PaymentStatus =
  | 'authorized'
  | 'captured'
  | 'voided'
  | 'refunded'
  | 'partially_refunded'
  | 'declined'
  | 'requires_action'
  | 'pending'
  | 'paid_out';

export interface Payment {
  readonly id: string;
  /** Counts payments from 1; reference numbers derive from it. */
  readonly sequence: number;
  /** The operation that opened it. */
  readonly key: string;
  readonly reference: string;
  readonly currency: string;
  readonly status: PaymentStatus;
  /** What was asked for, and what was authorised: the same unless the bank changed it. */
  readonly askedMinor: bigint;
  readonly amountMinor: bigint;
  readonly capturedMinor: bigint;
  readonly refundedMinor: bigint;
  /** Of the card, if one pays. */
  readonly bin?: string;
  readonly lastDigits?: string;
  /** What pays instead of a card. */
  readonly tool?: ToolType;
  /** The payer sends the money to requisites of this method. Once it arrived it is taken: there is nothing left to capture. */
  readonly transferMethod?: string;
  /** Of a payout: the recipient, of whom no more is kept than the last characters. */
  readonly receiver?: { readonly type: ReceiverType; readonly lastDigits: string };
  /** The card is kept: the payment's recurrent token charges it again. */
  readonly stored?: boolean;
  readonly magic?: string;
  readonly eci: '05' | '07';
  /** Milliseconds since the epoch. */
  readonly timeMs: number;
}

/** One use of one idempotency key, with the answer it gets for ever. */
export interface Operation {
  readonly key: string;
  readonly kind: OperationKind;
  /** Salted digest of the content; a cancelled key that was never used has none. */
  readonly fingerprint: string;
  readonly paymentId: string;
  /** Of the money this operation moves: the payment's, or the refund's own. */
  readonly reference: string;
  readonly transactionId: string;
  readonly status: PaymentStatus | 'cancelled';
  readonly amountMinor: bigint;
  /** True for an authorisation that captures at once. */
  readonly sale?: boolean;
  readonly declineCode?: string;
  readonly challengeId?: string;
  /** Status queries until an operation that waits is done by itself. */
  readonly pollsLeft?: number;
}

/** A payer (or an operator, for a refund) who must say yes first, or money that is on its way. */
export interface ChallengeRecord {
  readonly id: string;
  readonly key: string;
  readonly tag: string;
  readonly page: boolean;
  readonly ending: ChallengeEnding;
  readonly callback: CallbackManner;
  readonly callbackUrl?: string;
  readonly returnUrl?: string;
  readonly open: boolean;
  /** The callback waits for a status query. */
  readonly held: boolean;
  /** Set for money on its way: what arrives by itself. */
  readonly arrival?: Arrival;
  /** Set where a one-time password is asked for. */
  readonly password?: { readonly right: 'right' | 'none'; readonly attemptsLeft: number; readonly accepted: boolean };
  readonly thenPending?: boolean;
  /** The shop runs the challenge itself, and brings its result. */
  readonly byResult?: boolean;
  /** Where the payer's browser takes that result. */
  readonly notificationUrl?: string;
}

/** Money that moved. */
export interface Effect {
  readonly key: string;
  readonly operation: OperationKind;
  readonly reference: string;
  readonly paymentId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** What one step changed, written as one line and applied as one: rows replace those of the same id. */
export interface Fact {
  readonly payment?: Payment;
  readonly operations: readonly Operation[];
  readonly challenge?: ChallengeRecord;
  readonly effects: readonly Effect[];
}
