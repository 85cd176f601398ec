// Original file: protos/turnpike/v1/route.proto

import type { Route as _turnpike_v1_Route, Route__Output as _turnpike_v1_Route__Output } from '../../turnpike/v1/Route.ts';
import type { RouteOutcome as _turnpike_v1_RouteOutcome, RouteOutcome__Output as _turnpike_v1_RouteOutcome__Output } from '../../turnpike/v1/RouteOutcome.ts';

/**
 * A route that was considered, and what became of it.
 */
export interface ExplainedRoute {
  /**
   * The route.
   */
  'route'?: (_turnpike_v1_Route | null) | undefined;
  /**
   * True for the route the payment went, or goes.
   */
  'isChosen'?: (boolean) | undefined;
  /**
   * What became of it.
   */
  'outcome'?: (_turnpike_v1_RouteOutcome) | undefined;
  /**
   * The same in words, with the numbers that decided.
   */
  'explanation'?: (string) | undefined;
}

/**
 * A route that was considered, and what became of it.
 */
export interface ExplainedRoute__Output {
  /**
   * The route.
   */
  'route'?: (_turnpike_v1_Route__Output) | undefined;
  /**
   * True for the route the payment went, or goes.
   */
  'isChosen'?: (boolean) | undefined;
  /**
   * What became of it.
   */
  'outcome'?: (_turnpike_v1_RouteOutcome__Output) | undefined;
  /**
   * The same in words, with the numbers that decided.
   */
  'explanation'?: (string) | undefined;
}
