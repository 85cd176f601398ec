import type { Timestamp } from '../../base/time.ts';
import type { OperationFailure } from '../failure.ts';
import type { RiskScore } from '../risk.ts';
import type { TransactionInfo } from '../session/session.ts';

/** How an operator sets an invoice going again that waits for attention (reference §10). Types only. */

export type RepairScenario =
  | { readonly type: 'fail_pre_processing'; readonly failure: OperationFailure }
  | { readonly type: 'skip_inspector'; readonly score: RiskScore }
  | { readonly type: 'fail_session'; readonly failure: OperationFailure; readonly trx?: TransactionInfo }
  | { readonly type: 'fulfill_session'; readonly trx?: TransactionInfo }
  /** The first one that fits the present step is applied, alone. */
  | { readonly type: 'complex'; readonly scenarios: readonly RepairScenario[] };

export type RepairAction =
  | { readonly type: 'set_timer'; readonly at: Timestamp }
  | { readonly type: 'unset_timer' }
  | { readonly type: 'remove' };
