// Original file: protos/turnpike/v1/ledger_service.proto

import type { Posting as _turnpike_v1_Posting, Posting__Output as _turnpike_v1_Posting__Output } from '../../turnpike/v1/Posting.ts';

/**
 * Movements of money that were added to a plan together.
 */
export interface PlanBatch {
  /**
   * Its number, rising within the plan.
   */
  'batchId'?: (bigint) | undefined;
  /**
   * The movements.
   */
  'postings'?: (_turnpike_v1_Posting)[] | undefined;
}

/**
 * Movements of money that were added to a plan together.
 */
export interface PlanBatch__Output {
  /**
   * Its number, rising within the plan.
   */
  'batchId'?: (bigint) | undefined;
  /**
   * The movements.
   */
  'postings'?: (_turnpike_v1_Posting__Output)[] | undefined;
}
