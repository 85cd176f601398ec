// Original file: protos/turnpike/v1/configuration_service.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * One revision of the business configuration.
 */
export interface Configuration {
  /**
   * Its number; the first is 1.
   */
  'revision'?: (bigint) | undefined;
  /**
   * The document, as it was committed: YAML, UTF-8. Names secrets, and holds none. Left out of lists.
   */
  'document'?: (string) | undefined;
  /**
   * When it was committed.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The name of the credential that committed it.
   */
  'author'?: (string) | undefined;
  /**
   * Why, as told.
   */
  'comment'?: (string) | undefined;
}

/**
 * One revision of the business configuration.
 */
export interface Configuration__Output {
  /**
   * Its number; the first is 1.
   */
  'revision'?: (bigint) | undefined;
  /**
   * The document, as it was committed: YAML, UTF-8. Names secrets, and holds none. Left out of lists.
   */
  'document'?: (string) | undefined;
  /**
   * When it was committed.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The name of the credential that committed it.
   */
  'author'?: (string) | undefined;
  /**
   * Why, as told.
   */
  'comment'?: (string) | undefined;
}
