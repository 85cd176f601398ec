// Original file: protos/turnpike/inspector/v1/inspector.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Money as _turnpike_inspector_v1_Money, Money__Output as _turnpike_inspector_v1_Money__Output } from '../../../turnpike/inspector/v1/Money.ts';

/**
 * An invoice.
 */
export interface Invoice {
  /**
   * Its id, unique for the party.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * When it was made.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When it is cancelled if nobody has paid.
   */
  'dueTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * What it is for.
   */
  'product'?: (string) | undefined;
  /**
   * The same in more words; may be empty.
   */
  'description'?: (string) | undefined;
  /**
   * How much is owed.
   */
  'cost'?: (_turnpike_inspector_v1_Money | null) | undefined;
  /**
   * What the merchant says of its client: `well_known` or `unknown`; may be empty.
   */
  'trustLevel'?: (string) | undefined;
}

/**
 * An invoice.
 */
export interface Invoice__Output {
  /**
   * Its id, unique for the party.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * When it was made.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When it is cancelled if nobody has paid.
   */
  'dueTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * What it is for.
   */
  'product'?: (string) | undefined;
  /**
   * The same in more words; may be empty.
   */
  'description'?: (string) | undefined;
  /**
   * How much is owed.
   */
  'cost'?: (_turnpike_inspector_v1_Money__Output) | undefined;
  /**
   * What the merchant says of its client: `well_known` or `unknown`; may be empty.
   */
  'trustLevel'?: (string) | undefined;
}
