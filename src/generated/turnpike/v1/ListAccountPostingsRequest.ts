// Original file: protos/turnpike/v1/ledger_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * Which postings.
 */
export interface ListAccountPostingsRequest {
  /**
   * The account.
   */
  'accountId'?: (string) | undefined;
  /**
   * Only postings made at this time or later; no such limit if absent.
   */
  'minCreateTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * Only postings made before this time; no such limit if absent.
   */
  'maxCreateTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}

/**
 * Which postings.
 */
export interface ListAccountPostingsRequest__Output {
  /**
   * The account.
   */
  'accountId'?: (string) | undefined;
  /**
   * Only postings made at this time or later; no such limit if absent.
   */
  'minCreateTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * Only postings made before this time; no such limit if absent.
   */
  'maxCreateTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}
