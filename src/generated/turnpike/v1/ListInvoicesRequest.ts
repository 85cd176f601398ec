// Original file: protos/turnpike/v1/invoicing_service.proto

import type { InvoiceState as _turnpike_v1_InvoiceState, InvoiceState__Output as _turnpike_v1_InvoiceState__Output } from '../../turnpike/v1/InvoiceState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * Which invoices: those that match all conditions given.
 */
export interface ListInvoicesRequest {
  /**
   * The party to which they are owed. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * Only of this shop; all shops if empty.
   */
  'shopId'?: (string) | undefined;
  /**
   * Only in this state; all states if unspecified.
   */
  'state'?: (_turnpike_v1_InvoiceState) | undefined;
  /**
   * Only created at this time or later; no such limit if absent.
   */
  'minCreateTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * Only created before this time; no such limit if absent.
   */
  'maxCreateTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * Only with this external id; any if empty.
   */
  'externalId'?: (string) | undefined;
  /**
   * Only with this text, in any case, in id, external id, product or description; up to 256 characters, any if empty.
   */
  'text'?: (string) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page. The other fields must be as before.
   */
  'pageToken'?: (string) | undefined;
}

/**
 * Which invoices: those that match all conditions given.
 */
export interface ListInvoicesRequest__Output {
  /**
   * The party to which they are owed. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * Only of this shop; all shops if empty.
   */
  'shopId'?: (string) | undefined;
  /**
   * Only in this state; all states if unspecified.
   */
  'state'?: (_turnpike_v1_InvoiceState__Output) | undefined;
  /**
   * Only created at this time or later; no such limit if absent.
   */
  'minCreateTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * Only created before this time; no such limit if absent.
   */
  'maxCreateTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * Only with this external id; any if empty.
   */
  'externalId'?: (string) | undefined;
  /**
   * Only with this text, in any case, in id, external id, product or description; up to 256 characters, any if empty.
   */
  'text'?: (string) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page. The other fields must be as before.
   */
  'pageToken'?: (string) | undefined;
}
