// Original file: protos/turnpike/v1/failure.proto

import type { SubFailure as _turnpike_v1_SubFailure, SubFailure__Output as _turnpike_v1_SubFailure__Output } from '../../turnpike/v1/SubFailure.ts';

/**
 * A provider's no, or ours in its place: why a payment or refund did not happen.
 * Codes are lower_snake and open: an unknown code means `unknown` at its level.
 * In text the codes are joined by colons: `authorization_failed:insufficient_funds`.
 * A session that nobody finished in time has the one code `operation_timeout`.
 */
export interface Failure {
  /**
   * The first code: `operation_timeout`, `rejected_by_inspector`, `preauthorization_failed`,
   * `authorization_failed`, `no_route_found`, for refunds also `terms_violated`.
   */
  'code'?: (string) | undefined;
  /**
   * An explanation for people, in the words of whoever failed it; may be empty.
   */
  'reason'?: (string) | undefined;
  /**
   * The next code; absent if the first says all.
   */
  'sub'?: (_turnpike_v1_SubFailure | null) | undefined;
}

/**
 * A provider's no, or ours in its place: why a payment or refund did not happen.
 * Codes are lower_snake and open: an unknown code means `unknown` at its level.
 * In text the codes are joined by colons: `authorization_failed:insufficient_funds`.
 * A session that nobody finished in time has the one code `operation_timeout`.
 */
export interface Failure__Output {
  /**
   * The first code: `operation_timeout`, `rejected_by_inspector`, `preauthorization_failed`,
   * `authorization_failed`, `no_route_found`, for refunds also `terms_violated`.
   */
  'code'?: (string) | undefined;
  /**
   * An explanation for people, in the words of whoever failed it; may be empty.
   */
  'reason'?: (string) | undefined;
  /**
   * The next code; absent if the first says all.
   */
  'sub'?: (_turnpike_v1_SubFailure__Output) | undefined;
}
