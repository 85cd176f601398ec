// Original file: protos/turnpike/v1/repair.proto


/**
 * Lets an invoice sleep until somebody calls.
 */
export interface UnsetTimer {
}

/**
 * Lets an invoice sleep until somebody calls.
 */
export interface UnsetTimer__Output {
}
