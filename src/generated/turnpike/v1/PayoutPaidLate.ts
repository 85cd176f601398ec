// Original file: protos/turnpike/v1/event.proto


/**
 * The provider paid after the payout had been declined.
 */
export interface PayoutPaidLate {
}

/**
 * The provider paid after the payout had been declined.
 */
export interface PayoutPaidLate__Output {
}
