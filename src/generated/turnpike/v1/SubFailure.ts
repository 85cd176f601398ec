// Original file: protos/turnpike/v1/failure.proto

import type { SubFailure as _turnpike_v1_SubFailure, SubFailure__Output as _turnpike_v1_SubFailure__Output } from '../../turnpike/v1/SubFailure.ts';

/**
 * A closer code within a failure. At most 5 levels.
 */
export interface SubFailure {
  /**
   * The code at this level, such as `insufficient_funds`.
   */
  'code'?: (string) | undefined;
  /**
   * The next code; absent if this says all.
   */
  'sub'?: (_turnpike_v1_SubFailure | null) | undefined;
}

/**
 * A closer code within a failure. At most 5 levels.
 */
export interface SubFailure__Output {
  /**
   * The code at this level, such as `insufficient_funds`.
   */
  'code'?: (string) | undefined;
  /**
   * The next code; absent if this says all.
   */
  'sub'?: (_turnpike_v1_SubFailure__Output) | undefined;
}
