// Original file: protos/turnpike/v1/invoicing_service.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { ChargebackStage as _turnpike_v1_ChargebackStage, ChargebackStage__Output as _turnpike_v1_ChargebackStage__Output } from '../../turnpike/v1/ChargebackStage.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A chargeback to move to a later stage.
 */
export interface ReopenChargebackRequest {
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
   * The chargeback.
   */
  'chargebackId'?: (string) | undefined;
  /**
   * The amount in dispute; as it stands if absent.
   */
  'body'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What is taken beyond it; as it stands if absent.
   */
  'levy'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The stage; the next one if unspecified. From the first stage only.
   */
  'moveToStage'?: (_turnpike_v1_ChargebackStage) | undefined;
  /**
   * When the bank says it occurred; absent if not told.
   */
  'occurredTime'?: (_google_protobuf_Timestamp | null) | undefined;
}

/**
 * A chargeback to move to a later stage.
 */
export interface ReopenChargebackRequest__Output {
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
   * The chargeback.
   */
  'chargebackId'?: (string) | undefined;
  /**
   * The amount in dispute; as it stands if absent.
   */
  'body'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What is taken beyond it; as it stands if absent.
   */
  'levy'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The stage; the next one if unspecified. From the first stage only.
   */
  'moveToStage'?: (_turnpike_v1_ChargebackStage__Output) | undefined;
  /**
   * When the bank says it occurred; absent if not told.
   */
  'occurredTime'?: (_google_protobuf_Timestamp__Output) | undefined;
}
