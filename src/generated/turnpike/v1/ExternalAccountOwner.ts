// Original file: protos/turnpike/v1/cash_flow.proto


/**
 * The world outside as the owner of an account.
 */
export interface ExternalAccountOwner {
}

/**
 * The world outside as the owner of an account.
 */
export interface ExternalAccountOwner__Output {
}
