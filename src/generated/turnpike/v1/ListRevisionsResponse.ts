// Original file: protos/turnpike/v1/configuration_service.proto

import type { Configuration as _turnpike_v1_Configuration, Configuration__Output as _turnpike_v1_Configuration__Output } from '../../turnpike/v1/Configuration.ts';

/**
 * Revisions without their documents.
 */
export interface ListRevisionsResponse {
  /**
   * The revisions, newest first.
   */
  'revisions'?: (_turnpike_v1_Configuration)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * Revisions without their documents.
 */
export interface ListRevisionsResponse__Output {
  /**
   * The revisions, newest first.
   */
  'revisions'?: (_turnpike_v1_Configuration__Output)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
