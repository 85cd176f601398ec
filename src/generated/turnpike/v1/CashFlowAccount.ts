// Original file: protos/turnpike/v1/cash_flow.proto

import type { CashFlowAccountType as _turnpike_v1_CashFlowAccountType, CashFlowAccountType__Output as _turnpike_v1_CashFlowAccountType__Output } from '../../turnpike/v1/CashFlowAccountType.ts';
import type { TransactionAccount as _turnpike_v1_TransactionAccount, TransactionAccount__Output as _turnpike_v1_TransactionAccount__Output } from '../../turnpike/v1/TransactionAccount.ts';

/**
 * An account in a cash flow.
 */
export interface CashFlowAccount {
  /**
   * Its part in the business.
   */
  'accountType'?: (_turnpike_v1_CashFlowAccountType) | undefined;
  /**
   * Its id in the ledger.
   */
  'accountId'?: (string) | undefined;
  /**
   * Whose it is; absent where the caller may not know.
   */
  'transactionAccount'?: (_turnpike_v1_TransactionAccount | null) | undefined;
}

/**
 * An account in a cash flow.
 */
export interface CashFlowAccount__Output {
  /**
   * Its part in the business.
   */
  'accountType'?: (_turnpike_v1_CashFlowAccountType__Output) | undefined;
  /**
   * Its id in the ledger.
   */
  'accountId'?: (string) | undefined;
  /**
   * Whose it is; absent where the caller may not know.
   */
  'transactionAccount'?: (_turnpike_v1_TransactionAccount__Output) | undefined;
}
