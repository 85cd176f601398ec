// Original file: protos/turnpike/v1/invoicing_service.proto

import type { RouteLimitValues as _turnpike_v1_RouteLimitValues, RouteLimitValues__Output as _turnpike_v1_RouteLimitValues__Output } from '../../turnpike/v1/RouteLimitValues.ts';

/**
 * The turnover counters of the routes of a payment.
 */
export interface GetRouteLimitValuesResponse {
  /**
   * One for each route that the rules admit.
   */
  'routeLimitValues'?: (_turnpike_v1_RouteLimitValues)[] | undefined;
}

/**
 * The turnover counters of the routes of a payment.
 */
export interface GetRouteLimitValuesResponse__Output {
  /**
   * One for each route that the rules admit.
   */
  'routeLimitValues'?: (_turnpike_v1_RouteLimitValues__Output)[] | undefined;
}
