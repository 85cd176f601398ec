// Original file: protos/turnpike/v1/cash_flow.proto

import type { Rational as _turnpike_v1_Rational, Rational__Output as _turnpike_v1_Rational__Output } from '../../turnpike/v1/Rational.ts';
import type { CashFlowConstant as _turnpike_v1_CashFlowConstant, CashFlowConstant__Output as _turnpike_v1_CashFlowConstant__Output } from '../../turnpike/v1/CashFlowConstant.ts';
import type { RoundingMethod as _turnpike_v1_RoundingMethod, RoundingMethod__Output as _turnpike_v1_RoundingMethod__Output } from '../../turnpike/v1/RoundingMethod.ts';

/**
 * A part of an amount of the operation.
 */
export interface CashVolumeShare {
  /**
   * The part.
   */
  'parts'?: (_turnpike_v1_Rational | null) | undefined;
  /**
   * Of which amount.
   */
  'of'?: (_turnpike_v1_CashFlowConstant) | undefined;
  /**
   * How the result becomes whole; unspecified means half away from zero.
   */
  'roundingMethod'?: (_turnpike_v1_RoundingMethod) | undefined;
}

/**
 * A part of an amount of the operation.
 */
export interface CashVolumeShare__Output {
  /**
   * The part.
   */
  'parts'?: (_turnpike_v1_Rational__Output) | undefined;
  /**
   * Of which amount.
   */
  'of'?: (_turnpike_v1_CashFlowConstant__Output) | undefined;
  /**
   * How the result becomes whole; unspecified means half away from zero.
   */
  'roundingMethod'?: (_turnpike_v1_RoundingMethod__Output) | undefined;
}
