// Original file: protos/turnpike/v1/invoicing_service.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { CartLine as _turnpike_v1_CartLine, CartLine__Output as _turnpike_v1_CartLine__Output } from '../../turnpike/v1/CartLine.ts';
import type { AllocationPrototype as _turnpike_v1_AllocationPrototype, AllocationPrototype__Output as _turnpike_v1_AllocationPrototype__Output } from '../../turnpike/v1/AllocationPrototype.ts';

/**
 * Held money to take.
 */
export interface CapturePaymentRequest {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The party of the invoice. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Why; up to 500 characters, may be empty.
   */
  'reason'?: (string) | undefined;
  /**
   * How much; the cart's total if absent, or else all of it.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What the amount is for; its total equals the amount.
   */
  'cart'?: (_turnpike_v1_CartLine)[] | undefined;
  /**
   * How the amount is to be split: no shop gets more than the invoice says. Needed for a part of a split payment; the
   * whole is split as the invoice says.
   */
  'allocation'?: (_turnpike_v1_AllocationPrototype | null) | undefined;
}

/**
 * Held money to take.
 */
export interface CapturePaymentRequest__Output {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The party of the invoice. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Why; up to 500 characters, may be empty.
   */
  'reason'?: (string) | undefined;
  /**
   * How much; the cart's total if absent, or else all of it.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What the amount is for; its total equals the amount.
   */
  'cart'?: (_turnpike_v1_CartLine__Output)[] | undefined;
  /**
   * How the amount is to be split: no shop gets more than the invoice says. Needed for a part of a split payment; the
   * whole is split as the invoice says.
   */
  'allocation'?: (_turnpike_v1_AllocationPrototype__Output) | undefined;
}
