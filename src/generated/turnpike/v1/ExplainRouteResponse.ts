// Original file: protos/turnpike/v1/invoicing_service.proto

import type { ExplainedRoute as _turnpike_v1_ExplainedRoute, ExplainedRoute__Output as _turnpike_v1_ExplainedRoute__Output } from '../../turnpike/v1/ExplainedRoute.ts';
import type { RoutingVarset as _turnpike_v1_RoutingVarset, RoutingVarset__Output as _turnpike_v1_RoutingVarset__Output } from '../../turnpike/v1/RoutingVarset.ts';

/**
 * Why a payment went the way it did.
 */
export interface ExplainRouteResponse {
  /**
   * The routes that were considered: the chosen one, those tried before, the others.
   */
  'explainedRoutes'?: (_turnpike_v1_ExplainedRoute)[] | undefined;
  /**
   * What the rules were asked about.
   */
  'usedVarset'?: (_turnpike_v1_RoutingVarset | null) | undefined;
}

/**
 * Why a payment went the way it did.
 */
export interface ExplainRouteResponse__Output {
  /**
   * The routes that were considered: the chosen one, those tried before, the others.
   */
  'explainedRoutes'?: (_turnpike_v1_ExplainedRoute__Output)[] | undefined;
  /**
   * What the rules were asked about.
   */
  'usedVarset'?: (_turnpike_v1_RoutingVarset__Output) | undefined;
}
