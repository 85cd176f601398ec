// Original file: protos/turnpike/v1/invoice_template_service.proto


/**
 * A price without bounds.
 */
export interface UnlimitedPrice {
}

/**
 * A price without bounds.
 */
export interface UnlimitedPrice__Output {
}
