// Original file: protos/turnpike/v1/cash_flow.proto


/**
 * Ourselves as the owner of an account.
 */
export interface SystemAccountOwner {
}

/**
 * Ourselves as the owner of an account.
 */
export interface SystemAccountOwner__Output {
}
