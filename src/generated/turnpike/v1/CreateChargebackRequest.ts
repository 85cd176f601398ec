// Original file: protos/turnpike/v1/invoicing_service.proto

import type { ChargebackReason as _turnpike_v1_ChargebackReason, ChargebackReason__Output as _turnpike_v1_ChargebackReason__Output } from '../../turnpike/v1/ChargebackReason.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { TransactionInfo as _turnpike_v1_TransactionInfo, TransactionInfo__Output as _turnpike_v1_TransactionInfo__Output } from '../../turnpike/v1/TransactionInfo.ts';
import type { OpaqueContext as _turnpike_v1_OpaqueContext, OpaqueContext__Output as _turnpike_v1_OpaqueContext__Output } from '../../turnpike/v1/OpaqueContext.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A chargeback to enter.
 */
export interface CreateChargebackRequest {
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
   * Its id, unique within the payment.
   */
  'chargebackId'?: (string) | undefined;
  /**
   * Why the payer demands it.
   */
  'reason'?: (_turnpike_v1_ChargebackReason | null) | undefined;
  /**
   * What is taken from the merchant beyond the body; zero or more, in the payment's currency.
   */
  'levy'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The amount in dispute; all that is left of the payment if absent.
   */
  'body'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The provider's transaction of the dispute; absent if not told.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo | null) | undefined;
  /**
   * What the caller calls it; up to 128 characters. Kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's own data, given back with the resource.
   */
  'context'?: (_turnpike_v1_OpaqueContext | null) | undefined;
  /**
   * When the bank says it occurred; absent if not told.
   */
  'occurredTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * A chargeback to enter.
 */
export interface CreateChargebackRequest__Output {
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
   * Its id, unique within the payment.
   */
  'chargebackId'?: (string) | undefined;
  /**
   * Why the payer demands it.
   */
  'reason'?: (_turnpike_v1_ChargebackReason__Output) | undefined;
  /**
   * What is taken from the merchant beyond the body; zero or more, in the payment's currency.
   */
  'levy'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The amount in dispute; all that is left of the payment if absent.
   */
  'body'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The provider's transaction of the dispute; absent if not told.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo__Output) | undefined;
  /**
   * What the caller calls it; up to 128 characters. Kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's own data, given back with the resource.
   */
  'context'?: (_turnpike_v1_OpaqueContext__Output) | undefined;
  /**
   * When the bank says it occurred; absent if not told.
   */
  'occurredTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
