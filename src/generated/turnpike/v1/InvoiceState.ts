// Original file: protos/turnpike/v1/invoice.proto

/**
 * What became of an invoice.
 */
export const InvoiceState = {
  /**
   * Not set.
   */
  INVOICE_STATE_UNSPECIFIED: 'INVOICE_STATE_UNSPECIFIED',
  /**
   * It waits for a payment.
   */
  INVOICE_STATE_UNPAID: 'INVOICE_STATE_UNPAID',
  /**
   * A payment was captured.
   */
  INVOICE_STATE_PAID: 'INVOICE_STATE_PAID',
  /**
   * It was rescinded, or was not paid in time; final.
   */
  INVOICE_STATE_CANCELLED: 'INVOICE_STATE_CANCELLED',
  /**
   * The merchant has delivered; final.
   */
  INVOICE_STATE_FULFILLED: 'INVOICE_STATE_FULFILLED',
} as const;

/**
 * What became of an invoice.
 */
export type InvoiceState =
  /**
   * Not set.
   */
  | 'INVOICE_STATE_UNSPECIFIED'
  | 0
  /**
   * It waits for a payment.
   */
  | 'INVOICE_STATE_UNPAID'
  | 1
  /**
   * A payment was captured.
   */
  | 'INVOICE_STATE_PAID'
  | 2
  /**
   * It was rescinded, or was not paid in time; final.
   */
  | 'INVOICE_STATE_CANCELLED'
  | 3
  /**
   * The merchant has delivered; final.
   */
  | 'INVOICE_STATE_FULFILLED'
  | 4

/**
 * What became of an invoice.
 */
export type InvoiceState__Output = typeof InvoiceState[keyof typeof InvoiceState]
