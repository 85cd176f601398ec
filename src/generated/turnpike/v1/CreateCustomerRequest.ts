// Original file: protos/turnpike/v1/customer_service.proto

import type { ContactInfo as _turnpike_v1_ContactInfo, ContactInfo__Output as _turnpike_v1_ContactInfo__Output } from '../../turnpike/v1/ContactInfo.ts';

/**
 * A customer to make.
 */
export interface CreateCustomerRequest {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * Whose customer it is. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * Its id, unique within the party; made if empty.
   */
  'customerId'?: (string) | undefined;
  /**
   * How to reach it.
   */
  'contactInfo'?: (_turnpike_v1_ContactInfo | null) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * What the merchant calls it; up to 128 characters, unique among the customers that are there.
   */
  'externalId'?: (string) | undefined;
}

/**
 * A customer to make.
 */
export interface CreateCustomerRequest__Output {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * Whose customer it is. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * Its id, unique within the party; made if empty.
   */
  'customerId'?: (string) | undefined;
  /**
   * How to reach it.
   */
  'contactInfo'?: (_turnpike_v1_ContactInfo__Output) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * What the merchant calls it; up to 128 characters, unique among the customers that are there.
   */
  'externalId'?: (string) | undefined;
}
