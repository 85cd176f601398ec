// Original file: protos/turnpike/v1/customer_service.proto

import type { CustomerState as _turnpike_v1_CustomerState, CustomerState__Output as _turnpike_v1_CustomerState__Output } from '../../turnpike/v1/CustomerState.ts';
import type { ContactInfo as _turnpike_v1_ContactInfo, ContactInfo__Output as _turnpike_v1_ContactInfo__Output } from '../../turnpike/v1/ContactInfo.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A customer of a merchant.
 */
export interface Customer {
  /**
   * Its id, unique within the party.
   */
  'customerId'?: (string) | undefined;
  /**
   * Whether it is there.
   */
  'state'?: (_turnpike_v1_CustomerState) | undefined;
  /**
   * How to reach it; absent once it was deleted.
   */
  'contactInfo'?: (_turnpike_v1_ContactInfo | null) | undefined;
  /**
   * The merchant's own notes; empty once it was deleted.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * What the merchant calls it; empty once it was deleted.
   */
  'externalId'?: (string) | undefined;
  /**
   * When it was made.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When it was deleted; absent while it is there.
   */
  'deleteTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * Rises with each change.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes with each change.
   */
  'etag'?: (string) | undefined;
}

/**
 * A customer of a merchant.
 */
export interface Customer__Output {
  /**
   * Its id, unique within the party.
   */
  'customerId'?: (string) | undefined;
  /**
   * Whether it is there.
   */
  'state'?: (_turnpike_v1_CustomerState__Output) | undefined;
  /**
   * How to reach it; absent once it was deleted.
   */
  'contactInfo'?: (_turnpike_v1_ContactInfo__Output) | undefined;
  /**
   * The merchant's own notes; empty once it was deleted.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * What the merchant calls it; empty once it was deleted.
   */
  'externalId'?: (string) | undefined;
  /**
   * When it was made.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When it was deleted; absent while it is there.
   */
  'deleteTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * Rises with each change.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes with each change.
   */
  'etag'?: (string) | undefined;
}
