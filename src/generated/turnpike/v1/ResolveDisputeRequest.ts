// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { DisputeDecision as _turnpike_v1_DisputeDecision, DisputeDecision__Output as _turnpike_v1_DisputeDecision__Output } from '../../turnpike/v1/DisputeDecision.ts';

/**
 * A decision.
 */
export interface ResolveDisputeRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The case.
   */
  'disputeId'?: (string) | undefined;
  /**
   * Who was right.
   */
  'decision'?: (_turnpike_v1_DisputeDecision | null) | undefined;
}

/**
 * A decision.
 */
export interface ResolveDisputeRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The case.
   */
  'disputeId'?: (string) | undefined;
  /**
   * Who was right.
   */
  'decision'?: (_turnpike_v1_DisputeDecision__Output) | undefined;
}
