// Original file: protos/turnpike/v1/invoicing_service.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { CartLine as _turnpike_v1_CartLine, CartLine__Output as _turnpike_v1_CartLine__Output } from '../../turnpike/v1/CartLine.ts';
import type { TransactionInfo as _turnpike_v1_TransactionInfo, TransactionInfo__Output as _turnpike_v1_TransactionInfo__Output } from '../../turnpike/v1/TransactionInfo.ts';
import type { AllocationPrototype as _turnpike_v1_AllocationPrototype, AllocationPrototype__Output as _turnpike_v1_AllocationPrototype__Output } from '../../turnpike/v1/AllocationPrototype.ts';

/**
 * Money to give back.
 */
export interface RefundPaymentRequest {
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
   * Its id, unique within the payment; made if empty. Must not begin with `m`.
   */
  'refundId'?: (string) | undefined;
  /**
   * How much; all that is left if absent.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What is left of the purchase; its total equals what is left of the payment.
   */
  'cart'?: (_turnpike_v1_CartLine)[] | undefined;
  /**
   * Why; up to 500 characters, may be empty.
   */
  'reason'?: (string) | undefined;
  /**
   * What the caller calls it; up to 128 characters. Kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * A transaction that the provider needs to know of; absent if none.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo | null) | undefined;
  /**
   * From which shares the amount is taken. Needed for a part of a split payment; all that is left is taken from where it is.
   */
  'allocation'?: (_turnpike_v1_AllocationPrototype | null) | undefined;
}

/**
 * Money to give back.
 */
export interface RefundPaymentRequest__Output {
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
   * Its id, unique within the payment; made if empty. Must not begin with `m`.
   */
  'refundId'?: (string) | undefined;
  /**
   * How much; all that is left if absent.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What is left of the purchase; its total equals what is left of the payment.
   */
  'cart'?: (_turnpike_v1_CartLine__Output)[] | undefined;
  /**
   * Why; up to 500 characters, may be empty.
   */
  'reason'?: (string) | undefined;
  /**
   * What the caller calls it; up to 128 characters. Kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * A transaction that the provider needs to know of; absent if none.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo__Output) | undefined;
  /**
   * From which shares the amount is taken. Needed for a part of a split payment; all that is left is taken from where it is.
   */
  'allocation'?: (_turnpike_v1_AllocationPrototype__Output) | undefined;
}
