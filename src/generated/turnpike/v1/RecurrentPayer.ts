// Original file: protos/turnpike/v1/payer.proto

import type { ContactInfo as _turnpike_v1_ContactInfo, ContactInfo__Output as _turnpike_v1_ContactInfo__Output } from '../../turnpike/v1/ContactInfo.ts';
import type { PaymentTool as _turnpike_v1_PaymentTool, PaymentTool__Output as _turnpike_v1_PaymentTool__Output } from '../../turnpike/v1/PaymentTool.ts';

/**
 * A payer whose earlier payment asked for recurrence and got it.
 */
export interface RecurrentPayer {
  /**
   * The invoice of the earlier payment, of the same party; any shop.
   */
  'parentInvoiceId'?: (string) | undefined;
  /**
   * The earlier payment.
   */
  'parentPaymentId'?: (string) | undefined;
  /**
   * How to reach the payer.
   */
  'contactInfo'?: (_turnpike_v1_ContactInfo | null) | undefined;
  /**
   * The tool of the earlier payment.
   */
  'paymentTool'?: (_turnpike_v1_PaymentTool | null) | undefined;
}

/**
 * A payer whose earlier payment asked for recurrence and got it.
 */
export interface RecurrentPayer__Output {
  /**
   * The invoice of the earlier payment, of the same party; any shop.
   */
  'parentInvoiceId'?: (string) | undefined;
  /**
   * The earlier payment.
   */
  'parentPaymentId'?: (string) | undefined;
  /**
   * How to reach the payer.
   */
  'contactInfo'?: (_turnpike_v1_ContactInfo__Output) | undefined;
  /**
   * The tool of the earlier payment.
   */
  'paymentTool'?: (_turnpike_v1_PaymentTool__Output) | undefined;
}
