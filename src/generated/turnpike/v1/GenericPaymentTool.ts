// Original file: protos/turnpike/v1/payment_tool.proto

import type { GenericPaymentToolData as _turnpike_v1_GenericPaymentToolData, GenericPaymentToolData__Output as _turnpike_v1_GenericPaymentToolData__Output } from '../../turnpike/v1/GenericPaymentToolData.ts';

/**
 * A method that is known by the name of its service alone.
 */
export interface GenericPaymentTool {
  /**
   * The name of the service in the configuration.
   */
  'paymentService'?: (string) | undefined;
  /**
   * What the provider needs; routing rules can match its `type`, and top fields if it is JSON.
   */
  'data'?: (_turnpike_v1_GenericPaymentToolData | null) | undefined;
}

/**
 * A method that is known by the name of its service alone.
 */
export interface GenericPaymentTool__Output {
  /**
   * The name of the service in the configuration.
   */
  'paymentService'?: (string) | undefined;
  /**
   * What the provider needs; routing rules can match its `type`, and top fields if it is JSON.
   */
  'data'?: (_turnpike_v1_GenericPaymentToolData__Output) | undefined;
}
