// Original file: protos/turnpike/v1/repair.proto


/**
 * Takes an invoice out of sight.
 */
export interface RemoveInvoice {
}

/**
 * Takes an invoice out of sight.
 */
export interface RemoveInvoice__Output {
}
