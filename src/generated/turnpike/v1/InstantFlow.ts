// Original file: protos/turnpike/v1/payment.proto


/**
 * Captured as soon as it is processed.
 */
export interface InstantFlow {
}

/**
 * Captured as soon as it is processed.
 */
export interface InstantFlow__Output {
}
