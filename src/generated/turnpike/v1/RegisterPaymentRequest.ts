// Original file: protos/turnpike/v1/invoicing_service.proto

import type { PaymentResourcePayer as _turnpike_v1_PaymentResourcePayer, PaymentResourcePayer__Output as _turnpike_v1_PaymentResourcePayer__Output } from '../../turnpike/v1/PaymentResourcePayer.ts';
import type { Route as _turnpike_v1_Route, Route__Output as _turnpike_v1_Route__Output } from '../../turnpike/v1/Route.ts';
import type { TransactionInfo as _turnpike_v1_TransactionInfo, TransactionInfo__Output as _turnpike_v1_TransactionInfo__Output } from '../../turnpike/v1/TransactionInfo.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { OpaqueContext as _turnpike_v1_OpaqueContext, OpaqueContext__Output as _turnpike_v1_OpaqueContext__Output } from '../../turnpike/v1/OpaqueContext.ts';
import type { RiskScore as _turnpike_v1_RiskScore, RiskScore__Output as _turnpike_v1_RiskScore__Output } from '../../turnpike/v1/RiskScore.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A payment to import.
 */
export interface RegisterPaymentRequest {
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
   * Its id, unique within the invoice; made if empty.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Who paid, and with what.
   */
  'payer'?: (_turnpike_v1_PaymentResourcePayer | null) | undefined;
  /**
   * The route it went.
   */
  'route'?: (_turnpike_v1_Route | null) | undefined;
  /**
   * The provider's transaction.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo | null) | undefined;
  /**
   * How much was paid; the invoice's cost if absent. Less still pays the invoice.
   */
  'cost'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * Where the payer went afterwards: http or https, up to 2048 characters.
   */
  'redirectUrl'?: (string) | undefined;
  /**
   * What the caller calls it; up to 128 characters. Kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's own data, given back with the resource.
   */
  'context'?: (_turnpike_v1_OpaqueContext | null) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * How risky it was; not told if unspecified.
   */
  'riskScore'?: (_turnpike_v1_RiskScore) | undefined;
  /**
   * When it was paid; now if absent.
   */
  'occurredTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The provider's token for charging the payer again; empty if none.
   */
  'recurrentToken'?: (string) | undefined;
  /**
   * The merchant's customer who paid; empty if not said.
   */
  'customerId'?: (string) | undefined;
}

/**
 * A payment to import.
 */
export interface RegisterPaymentRequest__Output {
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
   * Its id, unique within the invoice; made if empty.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Who paid, and with what.
   */
  'payer'?: (_turnpike_v1_PaymentResourcePayer__Output) | undefined;
  /**
   * The route it went.
   */
  'route'?: (_turnpike_v1_Route__Output) | undefined;
  /**
   * The provider's transaction.
   */
  'transactionInfo'?: (_turnpike_v1_TransactionInfo__Output) | undefined;
  /**
   * How much was paid; the invoice's cost if absent. Less still pays the invoice.
   */
  'cost'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * Where the payer went afterwards: http or https, up to 2048 characters.
   */
  'redirectUrl'?: (string) | undefined;
  /**
   * What the caller calls it; up to 128 characters. Kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's own data, given back with the resource.
   */
  'context'?: (_turnpike_v1_OpaqueContext__Output) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * How risky it was; not told if unspecified.
   */
  'riskScore'?: (_turnpike_v1_RiskScore__Output) | undefined;
  /**
   * When it was paid; now if absent.
   */
  'occurredTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The provider's token for charging the payer again; empty if none.
   */
  'recurrentToken'?: (string) | undefined;
  /**
   * The merchant's customer who paid; empty if not said.
   */
  'customerId'?: (string) | undefined;
}
