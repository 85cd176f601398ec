// Original file: protos/turnpike/v1/event.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { InvoiceChange as _turnpike_v1_InvoiceChange, InvoiceChange__Output as _turnpike_v1_InvoiceChange__Output } from '../../turnpike/v1/InvoiceChange.ts';
import type { InvoiceState as _turnpike_v1_InvoiceState, InvoiceState__Output as _turnpike_v1_InvoiceState__Output } from '../../turnpike/v1/InvoiceState.ts';

/**
 * What happened to an invoice and became durable together. Events of one invoice come
 * in the order of their sequences, each at least once; a consumer that keeps the last
 * sequence it saw takes effect once. Sequences rise with gaps: what is of no concern
 * to the merchant makes no event. Routes, risk scores, adapter state, tokens, other
 * parties' fees, request ids and personal data are never in an event.
 */
export interface InvoiceEvent {
  /**
   * Where the event stands among all events; opaque. Subscribe goes on after it.
   */
  'position'?: (string) | undefined;
  /**
   * The party of the invoice.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop of the invoice.
   */
  'shopId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The sequence of the invoice after the event.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * When it happened.
   */
  'eventTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * What happened, in order; at least one.
   */
  'changes'?: (_turnpike_v1_InvoiceChange)[] | undefined;
  /**
   * The state of the invoice after the event.
   */
  'invoiceState'?: (_turnpike_v1_InvoiceState) | undefined;
}

/**
 * What happened to an invoice and became durable together. Events of one invoice come
 * in the order of their sequences, each at least once; a consumer that keeps the last
 * sequence it saw takes effect once. Sequences rise with gaps: what is of no concern
 * to the merchant makes no event. Routes, risk scores, adapter state, tokens, other
 * parties' fees, request ids and personal data are never in an event.
 */
export interface InvoiceEvent__Output {
  /**
   * Where the event stands among all events; opaque. Subscribe goes on after it.
   */
  'position'?: (string) | undefined;
  /**
   * The party of the invoice.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop of the invoice.
   */
  'shopId'?: (string) | undefined;
  /**
   * The invoice.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The sequence of the invoice after the event.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * When it happened.
   */
  'eventTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * What happened, in order; at least one.
   */
  'changes'?: (_turnpike_v1_InvoiceChange__Output)[] | undefined;
  /**
   * The state of the invoice after the event.
   */
  'invoiceState'?: (_turnpike_v1_InvoiceState__Output) | undefined;
}
