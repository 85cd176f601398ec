import type { Timestamp } from '../../base/time.ts';
import type { Posting } from '../cashflow/cash-flow.ts';
import type { ChargebackId } from '../ids.ts';
import type { PlanState } from '../ledger.ts';
import type { Money } from '../money.ts';
import type { OpaqueContext } from '../payment/payment.ts';
import type { TransactionInfo } from '../session/session.ts';

/** A payer's demand, through their bank, to have a captured payment back (reference §8.3). Types only. */

export const CHARGEBACK_STEPS = [
  'preparing_initial_cash_flow',
  'updating_chargeback',
  'updating_cash_flow',
  'finalising_accounter',
  'idle',
] as const;

export type ChargebackStep = (typeof CHARGEBACK_STEPS)[number];

export type ChargebackStage = 'chargeback' | 'pre_arbitration' | 'arbitration';

export type ChargebackStatus = 'pending' | 'accepted' | 'rejected' | 'cancelled';

export type ChargebackCategory = 'fraud' | 'dispute' | 'authorisation' | 'processing_error' | 'system_set';

export interface ChargebackReason {
  readonly category: ChargebackCategory;
  /** The code of the card scheme. */
  readonly code?: string;
}

export interface ChargebackFacts {
  readonly id: ChargebackId;
  readonly createTime: Timestamp;
  readonly revision: number;
  readonly reason: ChargebackReason;
  readonly occurredTime?: Timestamp;
  readonly trx?: TransactionInfo;
  readonly externalId?: string;
  readonly context?: OpaqueContext;
}

export type ChargebackChange =
  | {
      readonly type: 'chargeback_created';
      readonly chargeback: ChargebackFacts;
      /** The disputed amount. */
      readonly body: Money;
      /** Taken from the merchant in addition: the fee of the dispute. */
      readonly levy: Money;
    }
  | { readonly type: 'chargeback_stage_changed'; readonly stage: ChargebackStage }
  | { readonly type: 'chargeback_body_changed'; readonly body: Money }
  | { readonly type: 'chargeback_levy_changed'; readonly levy: Money }
  | {
      readonly type: 'chargeback_target_status_changed';
      readonly status: ChargebackStatus;
      /** When the bank says that it was decided so. */
      readonly occurredTime?: Timestamp;
    }
  | { readonly type: 'chargeback_cash_flow_changed'; readonly postings: readonly Posting[] }
  | { readonly type: 'chargeback_status_changed'; readonly status: ChargebackStatus };

export interface ChargebackState {
  readonly facts: ChargebackFacts;
  readonly status: ChargebackStatus;
  /** What the work in progress leads to. */
  readonly targetStatus?: ChargebackStatus;
  readonly step: ChargebackStep;
  readonly stage: ChargebackStage;
  readonly body: Money;
  readonly levy: Money;
  /** In force now; empty for a cancelled one. */
  readonly cashFlow: readonly Posting[];
  /** One for each stage entered, the present one last. */
  readonly plans: readonly PlanState[];
}

export interface NewChargeback {
  readonly id: ChargebackId;
  readonly reason: ChargebackReason;
  readonly levy: Money;
  /** Default: all that is left of the payment. */
  readonly body?: Money;
  readonly occurredTime?: Timestamp;
  readonly trx?: TransactionInfo;
  readonly externalId?: string;
  readonly context?: OpaqueContext;
}
