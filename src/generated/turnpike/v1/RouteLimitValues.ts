// Original file: protos/turnpike/v1/route.proto

import type { Route as _turnpike_v1_Route, Route__Output as _turnpike_v1_Route__Output } from '../../turnpike/v1/Route.ts';
import type { LimitValue as _turnpike_v1_LimitValue, LimitValue__Output as _turnpike_v1_LimitValue__Output } from '../../turnpike/v1/LimitValue.ts';

/**
 * The turnover counters of one route.
 */
export interface RouteLimitValues {
  /**
   * The route.
   */
  'route'?: (_turnpike_v1_Route | null) | undefined;
  /**
   * Its limits as they stand.
   */
  'limits'?: (_turnpike_v1_LimitValue)[] | undefined;
}

/**
 * The turnover counters of one route.
 */
export interface RouteLimitValues__Output {
  /**
   * The route.
   */
  'route'?: (_turnpike_v1_Route__Output) | undefined;
  /**
   * Its limits as they stand.
   */
  'limits'?: (_turnpike_v1_LimitValue__Output)[] | undefined;
}
