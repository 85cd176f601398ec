// Original file: protos/turnpike/v1/payment.proto

import type { HoldExpiration as _turnpike_v1_HoldExpiration, HoldExpiration__Output as _turnpike_v1_HoldExpiration__Output } from '../../turnpike/v1/HoldExpiration.ts';

/**
 * Held until it is captured or cancelled. How long is a matter of the shop's terms.
 */
export interface HoldFlow {
  /**
   * What happens when nobody decides in time.
   */
  'onExpiration'?: (_turnpike_v1_HoldExpiration) | undefined;
}

/**
 * Held until it is captured or cancelled. How long is a matter of the shop's terms.
 */
export interface HoldFlow__Output {
  /**
   * What happens when nobody decides in time.
   */
  'onExpiration'?: (_turnpike_v1_HoldExpiration__Output) | undefined;
}
