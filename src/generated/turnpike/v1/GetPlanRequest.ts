// Original file: protos/turnpike/v1/ledger_service.proto


/**
 * Which plan.
 */
export interface GetPlanRequest {
  /**
   * Its id.
   */
  'planId'?: (string) | undefined;
}

/**
 * Which plan.
 */
export interface GetPlanRequest__Output {
  /**
   * Its id.
   */
  'planId'?: (string) | undefined;
}
