// Original file: protos/turnpike/v1/terms.proto

import type { CashFlowPostingTemplate as _turnpike_v1_CashFlowPostingTemplate, CashFlowPostingTemplate__Output as _turnpike_v1_CashFlowPostingTemplate__Output } from '../../turnpike/v1/CashFlowPostingTemplate.ts';

/**
 * Fees as movements of money.
 */
export interface Fees {
  /**
   * The movements.
   */
  'postings'?: (_turnpike_v1_CashFlowPostingTemplate)[] | undefined;
}

/**
 * Fees as movements of money.
 */
export interface Fees__Output {
  /**
   * The movements.
   */
  'postings'?: (_turnpike_v1_CashFlowPostingTemplate__Output)[] | undefined;
}
