import type { Timestamp } from '../../base/time.ts';
import type { Money } from '../money.ts';
import type { ApplicationProgress } from './application.ts';

/** The id of the one payment that the invoice of a payin has. */
export const PAYIN_PAYMENT_ID = '1';

/** How many wrong one-time passwords decline a payin (reference h2h §4.1). */
export const MOST_WRONG_PASSWORDS = 3;

/** What the invoice of a payin knows beside its payment. Types only. */
export interface PayinState extends ApplicationProgress {
  /** Since when the payer says that the transfer was sent. */
  readonly claimedTime?: Timestamp;
  /** What the payer gave last. */
  readonly verification?: Verification;
  /** Wrong one-time passwords so far. */
  readonly wrongPasswords: number;
  readonly contested?: { readonly as: 'no_payment' | 'different_amount' | 'confirm_timeout'; readonly time: Timestamp };
  /** What came in, where it is not what was declared, or came late. */
  readonly received?: Money;
  readonly settled?: {
    readonly as: 'success' | 'decline';
    readonly amount?: Money;
    readonly byHand: boolean;
    readonly time: Timestamp;
  };
}

/** `delivered`: the provider has it and takes its time. `lost`: nobody knows whether it got there, and it may be given again. */
export interface Verification {
  readonly kind: 'otp' | 'three_ds';
  readonly ref: string;
  readonly digest?: string;
  readonly phase: 'sent' | 'delivered' | 'accepted' | 'refused' | 'lost';
}
