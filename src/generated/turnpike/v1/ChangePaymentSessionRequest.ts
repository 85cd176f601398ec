// Original file: protos/turnpike/v1/provider_host_service.proto

import type { Failure as _turnpike_v1_Failure, Failure__Output as _turnpike_v1_Failure__Output } from '../../turnpike/v1/Failure.ts';

/**
 * How to change a suspended session.
 */
export interface ChangePaymentSessionRequest {
  /**
   * Names this request; 1 to 64 characters. A repeat with the same content changes it once.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The tag that the session waits for.
   */
  'tag'?: (string) | undefined;
  /**
   * What it fails with.
   */
  'failure'?: (_turnpike_v1_Failure | null) | undefined;
}

/**
 * How to change a suspended session.
 */
export interface ChangePaymentSessionRequest__Output {
  /**
   * Names this request; 1 to 64 characters. A repeat with the same content changes it once.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The tag that the session waits for.
   */
  'tag'?: (string) | undefined;
  /**
   * What it fails with.
   */
  'failure'?: (_turnpike_v1_Failure__Output) | undefined;
}
