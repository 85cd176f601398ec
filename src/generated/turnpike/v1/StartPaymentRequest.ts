// Original file: protos/turnpike/v1/invoicing_service.proto

import type { Payer as _turnpike_v1_Payer, Payer__Output as _turnpike_v1_Payer__Output } from '../../turnpike/v1/Payer.ts';
import type { PaymentFlow as _turnpike_v1_PaymentFlow, PaymentFlow__Output as _turnpike_v1_PaymentFlow__Output } from '../../turnpike/v1/PaymentFlow.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { OpaqueContext as _turnpike_v1_OpaqueContext, OpaqueContext__Output as _turnpike_v1_OpaqueContext__Output } from '../../turnpike/v1/OpaqueContext.ts';

/**
 * A payment to start.
 */
export interface StartPaymentRequest {
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
   * Who pays, and with what.
   */
  'payer'?: (_turnpike_v1_Payer | null) | undefined;
  /**
   * Whether the money is taken at once; an instant flow if absent.
   */
  'flow'?: (_turnpike_v1_PaymentFlow | null) | undefined;
  /**
   * True if the payer agreed to be charged again without being present.
   */
  'makeRecurrent'?: (boolean) | undefined;
  /**
   * Where the payer goes after acting at the provider: http or https, up to 2048 characters.
   */
  'redirectUrl'?: (string) | undefined;
  /**
   * No session begins after this time; absent for no such limit.
   */
  'processingDeadline'?: (_google_protobuf_Timestamp | null) | undefined;
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
   * The merchant's customer who pays; the parent's for a recurrent payer if empty.
   */
  'customerId'?: (string) | undefined;
  /**
   * True to check everything and change nothing; the answer is what would be created.
   */
  'validateOnly'?: (boolean) | undefined;
}

/**
 * A payment to start.
 */
export interface StartPaymentRequest__Output {
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
   * Who pays, and with what.
   */
  'payer'?: (_turnpike_v1_Payer__Output) | undefined;
  /**
   * Whether the money is taken at once; an instant flow if absent.
   */
  'flow'?: (_turnpike_v1_PaymentFlow__Output) | undefined;
  /**
   * True if the payer agreed to be charged again without being present.
   */
  'makeRecurrent'?: (boolean) | undefined;
  /**
   * Where the payer goes after acting at the provider: http or https, up to 2048 characters.
   */
  'redirectUrl'?: (string) | undefined;
  /**
   * No session begins after this time; absent for no such limit.
   */
  'processingDeadline'?: (_google_protobuf_Timestamp__Output) | undefined;
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
   * The merchant's customer who pays; the parent's for a recurrent payer if empty.
   */
  'customerId'?: (string) | undefined;
  /**
   * True to check everything and change nothing; the answer is what would be created.
   */
  'validateOnly'?: (boolean) | undefined;
}
