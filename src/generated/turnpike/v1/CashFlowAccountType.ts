// Original file: protos/turnpike/v1/cash_flow.proto

/**
 * The part of an account in the business.
 */
export const CashFlowAccountType = {
  /**
   * Not set.
   */
  CASH_FLOW_ACCOUNT_TYPE_UNSPECIFIED: 'CASH_FLOW_ACCOUNT_TYPE_UNSPECIFIED',
  /**
   * What a shop has earned.
   */
  CASH_FLOW_ACCOUNT_TYPE_MERCHANT_SETTLEMENT: 'CASH_FLOW_ACCOUNT_TYPE_MERCHANT_SETTLEMENT',
  /**
   * What a shop has to leave with us.
   */
  CASH_FLOW_ACCOUNT_TYPE_MERCHANT_GUARANTEE: 'CASH_FLOW_ACCOUNT_TYPE_MERCHANT_GUARANTEE',
  /**
   * What a provider owes us, as a negative balance.
   */
  CASH_FLOW_ACCOUNT_TYPE_PROVIDER_SETTLEMENT: 'CASH_FLOW_ACCOUNT_TYPE_PROVIDER_SETTLEMENT',
  /**
   * What we have earned.
   */
  CASH_FLOW_ACCOUNT_TYPE_SYSTEM_SETTLEMENT: 'CASH_FLOW_ACCOUNT_TYPE_SYSTEM_SETTLEMENT',
  /**
   * What an agent of ours has earned.
   */
  CASH_FLOW_ACCOUNT_TYPE_SYSTEM_SUBAGENT: 'CASH_FLOW_ACCOUNT_TYPE_SYSTEM_SUBAGENT',
  /**
   * Money that comes in from outside.
   */
  CASH_FLOW_ACCOUNT_TYPE_EXTERNAL_INCOME: 'CASH_FLOW_ACCOUNT_TYPE_EXTERNAL_INCOME',
  /**
   * Money that goes outside.
   */
  CASH_FLOW_ACCOUNT_TYPE_EXTERNAL_OUTCOME: 'CASH_FLOW_ACCOUNT_TYPE_EXTERNAL_OUTCOME',
} as const;

/**
 * The part of an account in the business.
 */
export type CashFlowAccountType =
  /**
   * Not set.
   */
  | 'CASH_FLOW_ACCOUNT_TYPE_UNSPECIFIED'
  | 0
  /**
   * What a shop has earned.
   */
  | 'CASH_FLOW_ACCOUNT_TYPE_MERCHANT_SETTLEMENT'
  | 1
  /**
   * What a shop has to leave with us.
   */
  | 'CASH_FLOW_ACCOUNT_TYPE_MERCHANT_GUARANTEE'
  | 2
  /**
   * What a provider owes us, as a negative balance.
   */
  | 'CASH_FLOW_ACCOUNT_TYPE_PROVIDER_SETTLEMENT'
  | 3
  /**
   * What we have earned.
   */
  | 'CASH_FLOW_ACCOUNT_TYPE_SYSTEM_SETTLEMENT'
  | 4
  /**
   * What an agent of ours has earned.
   */
  | 'CASH_FLOW_ACCOUNT_TYPE_SYSTEM_SUBAGENT'
  | 5
  /**
   * Money that comes in from outside.
   */
  | 'CASH_FLOW_ACCOUNT_TYPE_EXTERNAL_INCOME'
  | 6
  /**
   * Money that goes outside.
   */
  | 'CASH_FLOW_ACCOUNT_TYPE_EXTERNAL_OUTCOME'
  | 7

/**
 * The part of an account in the business.
 */
export type CashFlowAccountType__Output = typeof CashFlowAccountType[keyof typeof CashFlowAccountType]
