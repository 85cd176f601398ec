// Original file: protos/turnpike/v1/event.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { PaymentFlow as _turnpike_v1_PaymentFlow, PaymentFlow__Output as _turnpike_v1_PaymentFlow__Output } from '../../turnpike/v1/PaymentFlow.ts';
import type { PaymentOrigin as _turnpike_v1_PaymentOrigin, PaymentOrigin__Output as _turnpike_v1_PaymentOrigin__Output } from '../../turnpike/v1/PaymentOrigin.ts';

/**
 * A payment was started or registered; it is PENDING.
 */
export interface PaymentStarted {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * How much.
   */
  'cost'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * Whether the money is taken at once.
   */
  'flow'?: (_turnpike_v1_PaymentFlow | null) | undefined;
  /**
   * The payment method, as the terms name it: `card/visa`, `wallet/qiwi`, ...
   */
  'paymentMethod'?: (string) | undefined;
  /**
   * The last four digits of the card; empty for other tools.
   */
  'lastDigits'?: (string) | undefined;
  /**
   * True if the payer agreed to be charged again without being present.
   */
  'makeRecurrent'?: (boolean) | undefined;
  /**
   * Who made it.
   */
  'registrationOrigin'?: (_turnpike_v1_PaymentOrigin) | undefined;
  /**
   * What the merchant calls it.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's customer who pays; empty if not said.
   */
  'customerId'?: (string) | undefined;
  /**
   * The merchant's own notes.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
}

/**
 * A payment was started or registered; it is PENDING.
 */
export interface PaymentStarted__Output {
  /**
   * The payment.
   */
  'paymentId'?: (string) | undefined;
  /**
   * How much.
   */
  'cost'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * Whether the money is taken at once.
   */
  'flow'?: (_turnpike_v1_PaymentFlow__Output) | undefined;
  /**
   * The payment method, as the terms name it: `card/visa`, `wallet/qiwi`, ...
   */
  'paymentMethod'?: (string) | undefined;
  /**
   * The last four digits of the card; empty for other tools.
   */
  'lastDigits'?: (string) | undefined;
  /**
   * True if the payer agreed to be charged again without being present.
   */
  'makeRecurrent'?: (boolean) | undefined;
  /**
   * Who made it.
   */
  'registrationOrigin'?: (_turnpike_v1_PaymentOrigin__Output) | undefined;
  /**
   * What the merchant calls it.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's customer who pays; empty if not said.
   */
  'customerId'?: (string) | undefined;
  /**
   * The merchant's own notes.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
}
