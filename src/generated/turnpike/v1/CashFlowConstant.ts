// Original file: protos/turnpike/v1/cash_flow.proto

/**
 * An amount that an operation has.
 */
export const CashFlowConstant = {
  /**
   * Not set.
   */
  CASH_FLOW_CONSTANT_UNSPECIFIED: 'CASH_FLOW_CONSTANT_UNSPECIFIED',
  /**
   * The amount of the payment, refund or chargeback body.
   */
  CASH_FLOW_CONSTANT_OPERATION_AMOUNT: 'CASH_FLOW_CONSTANT_OPERATION_AMOUNT',
  /**
   * What is taken beyond it: the levy of a chargeback.
   */
  CASH_FLOW_CONSTANT_SURPLUS: 'CASH_FLOW_CONSTANT_SURPLUS',
} as const;

/**
 * An amount that an operation has.
 */
export type CashFlowConstant =
  /**
   * Not set.
   */
  | 'CASH_FLOW_CONSTANT_UNSPECIFIED'
  | 0
  /**
   * The amount of the payment, refund or chargeback body.
   */
  | 'CASH_FLOW_CONSTANT_OPERATION_AMOUNT'
  | 1
  /**
   * What is taken beyond it: the levy of a chargeback.
   */
  | 'CASH_FLOW_CONSTANT_SURPLUS'
  | 2

/**
 * An amount that an operation has.
 */
export type CashFlowConstant__Output = typeof CashFlowConstant[keyof typeof CashFlowConstant]
