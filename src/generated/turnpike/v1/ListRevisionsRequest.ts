// Original file: protos/turnpike/v1/configuration_service.proto


/**
 * Which revisions.
 */
export interface ListRevisionsRequest {
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
 * Which revisions.
 */
export interface ListRevisionsRequest__Output {
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}
