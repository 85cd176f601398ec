// Original file: protos/turnpike/v1/event.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * An invoice was created; it is UNPAID.
 */
export interface InvoiceCreated {
  /**
   * How much is owed, after mutations.
   */
  'cost'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * When it is cancelled if nobody has paid.
   */
  'dueTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * What is sold.
   */
  'product'?: (string) | undefined;
  /**
   * What the merchant calls it.
   */
  'externalId'?: (string) | undefined;
  /**
   * The template it was made from; empty if none.
   */
  'templateId'?: (string) | undefined;
  /**
   * The merchant's own notes.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
}

/**
 * An invoice was created; it is UNPAID.
 */
export interface InvoiceCreated__Output {
  /**
   * How much is owed, after mutations.
   */
  'cost'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * When it is cancelled if nobody has paid.
   */
  'dueTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * What is sold.
   */
  'product'?: (string) | undefined;
  /**
   * What the merchant calls it.
   */
  'externalId'?: (string) | undefined;
  /**
   * The template it was made from; empty if none.
   */
  'templateId'?: (string) | undefined;
  /**
   * The merchant's own notes.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
}
