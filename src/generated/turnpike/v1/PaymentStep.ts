// Original file: protos/turnpike/v1/payment_state.proto

/**
 * What is being done on a payment right now.
 */
export const PaymentStep = {
  /**
   * Not set.
   */
  PAYMENT_STEP_UNSPECIFIED: 'PAYMENT_STEP_UNSPECIFIED',
  /**
   * It is being started.
   */
  PAYMENT_STEP_NEW: 'PAYMENT_STEP_NEW',
  /**
   * The shop's turnover limits are being held.
   */
  PAYMENT_STEP_SHOP_LIMIT_INITIALIZING: 'PAYMENT_STEP_SHOP_LIMIT_INITIALIZING',
  /**
   * A limit of the shop is exceeded; what was held is let go.
   */
  PAYMENT_STEP_SHOP_LIMIT_FAILURE: 'PAYMENT_STEP_SHOP_LIMIT_FAILURE',
  /**
   * The shop's limits hold.
   */
  PAYMENT_STEP_SHOP_LIMIT_FINALIZING: 'PAYMENT_STEP_SHOP_LIMIT_FINALIZING',
  /**
   * The inspector is asked for a risk score.
   */
  PAYMENT_STEP_RISK_SCORING: 'PAYMENT_STEP_RISK_SCORING',
  /**
   * A route is being chosen.
   */
  PAYMENT_STEP_ROUTING: 'PAYMENT_STEP_ROUTING',
  /**
   * No route was found; what was held is let go.
   */
  PAYMENT_STEP_ROUTING_FAILURE: 'PAYMENT_STEP_ROUTING_FAILURE',
  /**
   * The movements of money are computed and held.
   */
  PAYMENT_STEP_CASH_FLOW_BUILDING: 'PAYMENT_STEP_CASH_FLOW_BUILDING',
  /**
   * The provider is asked to authorise.
   */
  PAYMENT_STEP_PROCESSING_SESSION: 'PAYMENT_STEP_PROCESSING_SESSION',
  /**
   * The authorisation is booked.
   */
  PAYMENT_STEP_PROCESSING_ACCOUNTER: 'PAYMENT_STEP_PROCESSING_ACCOUNTER',
  /**
   * The capture is being prepared.
   */
  PAYMENT_STEP_PROCESSING_CAPTURE: 'PAYMENT_STEP_PROCESSING_CAPTURE',
  /**
   * The route failed; what was held is let go, and perhaps another is tried.
   */
  PAYMENT_STEP_PROCESSING_FAILURE: 'PAYMENT_STEP_PROCESSING_FAILURE',
  /**
   * The movements of money of a partial capture are held.
   */
  PAYMENT_STEP_UPDATING_ACCOUNTER: 'PAYMENT_STEP_UPDATING_ACCOUNTER',
  /**
   * Authorised; waits to be captured or cancelled.
   */
  PAYMENT_STEP_FLOW_WAITING: 'PAYMENT_STEP_FLOW_WAITING',
  /**
   * The provider is asked to capture or cancel.
   */
  PAYMENT_STEP_FINALIZING_SESSION: 'PAYMENT_STEP_FINALIZING_SESSION',
  /**
   * The capture or cancellation is booked.
   */
  PAYMENT_STEP_FINALIZING_ACCOUNTER: 'PAYMENT_STEP_FINALIZING_ACCOUNTER',
  /**
   * A refund is in progress.
   */
  PAYMENT_STEP_REFUND: 'PAYMENT_STEP_REFUND',
  /**
   * The movements of money of an adjustment are held.
   */
  PAYMENT_STEP_ADJUSTMENT_NEW: 'PAYMENT_STEP_ADJUSTMENT_NEW',
  /**
   * An adjustment is booked.
   */
  PAYMENT_STEP_ADJUSTMENT_PENDING: 'PAYMENT_STEP_ADJUSTMENT_PENDING',
  /**
   * The first movements of money of a chargeback are held.
   */
  PAYMENT_STEP_CHARGEBACK_PREPARING_INITIAL_CASH_FLOW: 'PAYMENT_STEP_CHARGEBACK_PREPARING_INITIAL_CASH_FLOW',
  /**
   * A chargeback has new amounts.
   */
  PAYMENT_STEP_CHARGEBACK_UPDATING_CHARGEBACK: 'PAYMENT_STEP_CHARGEBACK_UPDATING_CHARGEBACK',
  /**
   * The changed movements of money of a chargeback are held.
   */
  PAYMENT_STEP_CHARGEBACK_UPDATING_CASH_FLOW: 'PAYMENT_STEP_CHARGEBACK_UPDATING_CASH_FLOW',
  /**
   * The decision on a chargeback is booked.
   */
  PAYMENT_STEP_CHARGEBACK_FINALISING_ACCOUNTER: 'PAYMENT_STEP_CHARGEBACK_FINALISING_ACCOUNTER',
  /**
   * Nothing is left to do.
   */
  PAYMENT_STEP_IDLE: 'PAYMENT_STEP_IDLE',
} as const;

/**
 * What is being done on a payment right now.
 */
export type PaymentStep =
  /**
   * Not set.
   */
  | 'PAYMENT_STEP_UNSPECIFIED'
  | 0
  /**
   * It is being started.
   */
  | 'PAYMENT_STEP_NEW'
  | 1
  /**
   * The shop's turnover limits are being held.
   */
  | 'PAYMENT_STEP_SHOP_LIMIT_INITIALIZING'
  | 2
  /**
   * A limit of the shop is exceeded; what was held is let go.
   */
  | 'PAYMENT_STEP_SHOP_LIMIT_FAILURE'
  | 3
  /**
   * The shop's limits hold.
   */
  | 'PAYMENT_STEP_SHOP_LIMIT_FINALIZING'
  | 4
  /**
   * The inspector is asked for a risk score.
   */
  | 'PAYMENT_STEP_RISK_SCORING'
  | 5
  /**
   * A route is being chosen.
   */
  | 'PAYMENT_STEP_ROUTING'
  | 6
  /**
   * No route was found; what was held is let go.
   */
  | 'PAYMENT_STEP_ROUTING_FAILURE'
  | 7
  /**
   * The movements of money are computed and held.
   */
  | 'PAYMENT_STEP_CASH_FLOW_BUILDING'
  | 8
  /**
   * The provider is asked to authorise.
   */
  | 'PAYMENT_STEP_PROCESSING_SESSION'
  | 9
  /**
   * The authorisation is booked.
   */
  | 'PAYMENT_STEP_PROCESSING_ACCOUNTER'
  | 10
  /**
   * The capture is being prepared.
   */
  | 'PAYMENT_STEP_PROCESSING_CAPTURE'
  | 11
  /**
   * The route failed; what was held is let go, and perhaps another is tried.
   */
  | 'PAYMENT_STEP_PROCESSING_FAILURE'
  | 12
  /**
   * The movements of money of a partial capture are held.
   */
  | 'PAYMENT_STEP_UPDATING_ACCOUNTER'
  | 13
  /**
   * Authorised; waits to be captured or cancelled.
   */
  | 'PAYMENT_STEP_FLOW_WAITING'
  | 14
  /**
   * The provider is asked to capture or cancel.
   */
  | 'PAYMENT_STEP_FINALIZING_SESSION'
  | 15
  /**
   * The capture or cancellation is booked.
   */
  | 'PAYMENT_STEP_FINALIZING_ACCOUNTER'
  | 16
  /**
   * A refund is in progress.
   */
  | 'PAYMENT_STEP_REFUND'
  | 17
  /**
   * The movements of money of an adjustment are held.
   */
  | 'PAYMENT_STEP_ADJUSTMENT_NEW'
  | 18
  /**
   * An adjustment is booked.
   */
  | 'PAYMENT_STEP_ADJUSTMENT_PENDING'
  | 19
  /**
   * The first movements of money of a chargeback are held.
   */
  | 'PAYMENT_STEP_CHARGEBACK_PREPARING_INITIAL_CASH_FLOW'
  | 20
  /**
   * A chargeback has new amounts.
   */
  | 'PAYMENT_STEP_CHARGEBACK_UPDATING_CHARGEBACK'
  | 21
  /**
   * The changed movements of money of a chargeback are held.
   */
  | 'PAYMENT_STEP_CHARGEBACK_UPDATING_CASH_FLOW'
  | 22
  /**
   * The decision on a chargeback is booked.
   */
  | 'PAYMENT_STEP_CHARGEBACK_FINALISING_ACCOUNTER'
  | 23
  /**
   * Nothing is left to do.
   */
  | 'PAYMENT_STEP_IDLE'
  | 24

/**
 * What is being done on a payment right now.
 */
export type PaymentStep__Output = typeof PaymentStep[keyof typeof PaymentStep]
