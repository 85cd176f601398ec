// Original file: protos/turnpike/v1/operations_service.proto


/**
 * Which callbacks.
 */
export interface ListParkedCallbacksRequest {
  /**
   * Of one provider only; of all if empty.
   */
  'providerId'?: (string) | undefined;
  /**
   * For one tag only; for all if empty.
   */
  'tag'?: (string) | undefined;
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
 * Which callbacks.
 */
export interface ListParkedCallbacksRequest__Output {
  /**
   * Of one provider only; of all if empty.
   */
  'providerId'?: (string) | undefined;
  /**
   * For one tag only; for all if empty.
   */
  'tag'?: (string) | undefined;
  /**
   * How many to give at most: 1 to 1000; 100 if 0.
   */
  'pageSize'?: (number) | undefined;
  /**
   * Where to go on, from the page before; empty for the first page.
   */
  'pageToken'?: (string) | undefined;
}
