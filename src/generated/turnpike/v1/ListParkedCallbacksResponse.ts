// Original file: protos/turnpike/v1/operations_service.proto

import type { ParkedCallback as _turnpike_v1_ParkedCallback, ParkedCallback__Output as _turnpike_v1_ParkedCallback__Output } from '../../turnpike/v1/ParkedCallback.ts';

/**
 * A page of parked callbacks.
 */
export interface ListParkedCallbacksResponse {
  /**
   * The callbacks.
   */
  'callbacks'?: (_turnpike_v1_ParkedCallback)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}

/**
 * A page of parked callbacks.
 */
export interface ListParkedCallbacksResponse__Output {
  /**
   * The callbacks.
   */
  'callbacks'?: (_turnpike_v1_ParkedCallback__Output)[] | undefined;
  /**
   * Where to go on; empty on the last page.
   */
  'nextPageToken'?: (string) | undefined;
}
