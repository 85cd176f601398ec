// Original file: protos/turnpike/v1/route.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { RiskScore as _turnpike_v1_RiskScore, RiskScore__Output as _turnpike_v1_RiskScore__Output } from '../../turnpike/v1/RiskScore.ts';

/**
 * What the routing rules were asked about.
 */
export interface RoutingVarset {
  /**
   * The category of the shop.
   */
  'categoryId'?: (string) | undefined;
  /**
   * The currency of the payment.
   */
  'currency'?: (string) | undefined;
  /**
   * The amount of the payment.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The party.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop.
   */
  'shopId'?: (string) | undefined;
  /**
   * The payment method, as the terms name it: `card/visa`, `wallet/qiwi`, ...
   */
  'paymentMethod'?: (string) | undefined;
  /**
   * The risk score.
   */
  'riskScore'?: (_turnpike_v1_RiskScore) | undefined;
  /**
   * The kind of flow: `instant` or `hold`.
   */
  'flow'?: (string) | undefined;
}

/**
 * What the routing rules were asked about.
 */
export interface RoutingVarset__Output {
  /**
   * The category of the shop.
   */
  'categoryId'?: (string) | undefined;
  /**
   * The currency of the payment.
   */
  'currency'?: (string) | undefined;
  /**
   * The amount of the payment.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The party.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop.
   */
  'shopId'?: (string) | undefined;
  /**
   * The payment method, as the terms name it: `card/visa`, `wallet/qiwi`, ...
   */
  'paymentMethod'?: (string) | undefined;
  /**
   * The risk score.
   */
  'riskScore'?: (_turnpike_v1_RiskScore__Output) | undefined;
  /**
   * The kind of flow: `instant` or `hold`.
   */
  'flow'?: (string) | undefined;
}
