import type { Timestamp } from '../../base/time.ts';
import type { DisputeId } from '../ids.ts';
import type { Money } from '../money.ts';

/**
 * A case about one application: opened by its merchant, looked into by an operator, decided once (reference h2h §4.2, §5.6).
 * Lives in the stream of its application. Types only; the rules are in the files beside this one.
 */
export interface DisputeFacts {
  readonly id: DisputeId;
  /** What the merchant calls it: unique among the cases of its application. */
  readonly ref: string;
  readonly reason: DisputeReason;
  readonly createTime: Timestamp;
  /** What really was paid, where the sum is contested. */
  readonly claimed?: Money;
  /** At most 5000 characters. */
  readonly comment?: string;
}

export const DISPUTE_REASONS = ['invalid_sum', 'has_payment', 'invalid_requisites', 'unknown'] as const;
export type DisputeReason = (typeof DISPUTE_REASONS)[number];

export type DisputeStatus =
  | { readonly tag: 'opened' }
  | { readonly tag: 'in_progress' }
  | { readonly tag: 'resolved'; readonly decision: DisputeDecision }
  /** Closed without changing what became of the operation. */
  | { readonly tag: 'declined'; readonly reason?: string };

export interface DisputeDecision {
  /** `merchant`: the money is the merchant's, a payin succeeds. `payer`: the payer, or the recipient of a payout, was right. */
  readonly winner: 'merchant' | 'payer';
  /** The amount that the operation ends with, where it differs from what was declared. */
  readonly amount?: Money;
  readonly comment?: string;
}

/** What was handed in. The bytes are kept by the evidence store, outside the journal; here is what identifies them. */
export interface Evidence {
  readonly id: string;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** As the bytes themselves say, not as the sender does: `image/jpeg`, `image/png` or `application/pdf`. */
  readonly mediaType: string;
  readonly fileName?: string;
  readonly time: Timestamp;
}

export type DisputeChange =
  | { readonly type: 'dispute_opened'; readonly dispute: DisputeFacts }
  | { readonly type: 'dispute_evidence_added'; readonly evidence: Evidence }
  | { readonly type: 'dispute_status_changed'; readonly status: DisputeStatus; readonly time: Timestamp };

export interface DisputeState {
  readonly facts: DisputeFacts;
  readonly status: DisputeStatus;
  readonly evidence: readonly Evidence[];
  readonly updateTime: Timestamp;
}

/** The same for payins and payouts; what a decision means for the money is theirs to say. */
export type DisputeCommand =
  | { readonly type: 'OpenDispute'; readonly dispute: Omit<DisputeFacts, 'createTime'> }
  | {
      readonly type: 'SubmitDisputeEvidence';
      readonly disputeId: DisputeId;
      readonly evidence: Omit<Evidence, 'time'>;
    }
  | { readonly type: 'StartDispute'; readonly disputeId: DisputeId }
  | { readonly type: 'ResolveDispute'; readonly disputeId: DisputeId; readonly decision: DisputeDecision }
  | { readonly type: 'DeclineDispute'; readonly disputeId: DisputeId; readonly reason?: string };
