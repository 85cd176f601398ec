// Original file: protos/turnpike/v1/route.proto

/**
 * What became of a route that was considered.
 */
export const RouteOutcome = {
  /**
   * There is not enough information to say.
   */
  ROUTE_OUTCOME_UNSPECIFIED: 'ROUTE_OUTCOME_UNSPECIFIED',
  /**
   * It was chosen.
   */
  ROUTE_OUTCOME_CHOSEN: 'ROUTE_OUTCOME_CHOSEN',
  /**
   * It was tried before, without success.
   */
  ROUTE_OUTCOME_ALREADY_ATTEMPTED: 'ROUTE_OUTCOME_ALREADY_ATTEMPTED',
  /**
   * Terms or rules forbid it.
   */
  ROUTE_OUTCOME_FORBIDDEN: 'ROUTE_OUTCOME_FORBIDDEN',
  /**
   * The payer's tool is on its blacklist.
   */
  ROUTE_OUTCOME_BLACKLISTED: 'ROUTE_OUTCOME_BLACKLISTED',
  /**
   * A turnover limit would be exceeded.
   */
  ROUTE_OUTCOME_LIMIT_EXCEEDED: 'ROUTE_OUTCOME_LIMIT_EXCEEDED',
  /**
   * A turnover limit could not be held.
   */
  ROUTE_OUTCOME_LIMIT_MISCONFIGURED: 'ROUTE_OUTCOME_LIMIT_MISCONFIGURED',
  /**
   * Its provider does not answer often enough.
   */
  ROUTE_OUTCOME_UNAVAILABLE: 'ROUTE_OUTCOME_UNAVAILABLE',
  /**
   * Its provider declines too often.
   */
  ROUTE_OUTCOME_LOW_CONVERSION: 'ROUTE_OUTCOME_LOW_CONVERSION',
  /**
   * Another has a higher priority.
   */
  ROUTE_OUTCOME_LOWER_PRIORITY: 'ROUTE_OUTCOME_LOWER_PRIORITY',
  /**
   * The payer is pinned to another.
   */
  ROUTE_OUTCOME_PINNED_ELSEWHERE: 'ROUTE_OUTCOME_PINNED_ELSEWHERE',
  /**
   * Another was drawn, by weight.
   */
  ROUTE_OUTCOME_LOST_DRAW: 'ROUTE_OUTCOME_LOST_DRAW',
  /**
   * Another answers more often.
   */
  ROUTE_OUTCOME_LOWER_AVAILABILITY: 'ROUTE_OUTCOME_LOWER_AVAILABILITY',
  /**
   * Another declines less often.
   */
  ROUTE_OUTCOME_LOWER_CONVERSION: 'ROUTE_OUTCOME_LOWER_CONVERSION',
  /**
   * Another has the same score and comes first.
   */
  ROUTE_OUTCOME_SAME_SCORE: 'ROUTE_OUTCOME_SAME_SCORE',
  /**
   * There is no stored recurrent token for it.
   */
  ROUTE_OUTCOME_RECURRENT_TOKEN_MISSING: 'ROUTE_OUTCOME_RECURRENT_TOKEN_MISSING',
} as const;

/**
 * What became of a route that was considered.
 */
export type RouteOutcome =
  /**
   * There is not enough information to say.
   */
  | 'ROUTE_OUTCOME_UNSPECIFIED'
  | 0
  /**
   * It was chosen.
   */
  | 'ROUTE_OUTCOME_CHOSEN'
  | 1
  /**
   * It was tried before, without success.
   */
  | 'ROUTE_OUTCOME_ALREADY_ATTEMPTED'
  | 2
  /**
   * Terms or rules forbid it.
   */
  | 'ROUTE_OUTCOME_FORBIDDEN'
  | 3
  /**
   * The payer's tool is on its blacklist.
   */
  | 'ROUTE_OUTCOME_BLACKLISTED'
  | 4
  /**
   * A turnover limit would be exceeded.
   */
  | 'ROUTE_OUTCOME_LIMIT_EXCEEDED'
  | 5
  /**
   * A turnover limit could not be held.
   */
  | 'ROUTE_OUTCOME_LIMIT_MISCONFIGURED'
  | 6
  /**
   * Its provider does not answer often enough.
   */
  | 'ROUTE_OUTCOME_UNAVAILABLE'
  | 7
  /**
   * Its provider declines too often.
   */
  | 'ROUTE_OUTCOME_LOW_CONVERSION'
  | 8
  /**
   * Another has a higher priority.
   */
  | 'ROUTE_OUTCOME_LOWER_PRIORITY'
  | 9
  /**
   * The payer is pinned to another.
   */
  | 'ROUTE_OUTCOME_PINNED_ELSEWHERE'
  | 10
  /**
   * Another was drawn, by weight.
   */
  | 'ROUTE_OUTCOME_LOST_DRAW'
  | 11
  /**
   * Another answers more often.
   */
  | 'ROUTE_OUTCOME_LOWER_AVAILABILITY'
  | 12
  /**
   * Another declines less often.
   */
  | 'ROUTE_OUTCOME_LOWER_CONVERSION'
  | 13
  /**
   * Another has the same score and comes first.
   */
  | 'ROUTE_OUTCOME_SAME_SCORE'
  | 14
  /**
   * There is no stored recurrent token for it.
   */
  | 'ROUTE_OUTCOME_RECURRENT_TOKEN_MISSING'
  | 15

/**
 * What became of a route that was considered.
 */
export type RouteOutcome__Output = typeof RouteOutcome[keyof typeof RouteOutcome]
