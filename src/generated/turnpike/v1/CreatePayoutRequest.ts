// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { H2hProduct as _turnpike_v1_H2hProduct, H2hProduct__Output as _turnpike_v1_H2hProduct__Output } from '../../turnpike/v1/H2hProduct.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { H2hReceiver as _turnpike_v1_H2hReceiver, H2hReceiver__Output as _turnpike_v1_H2hReceiver__Output } from '../../turnpike/v1/H2hReceiver.ts';
import type { H2hCallbackUrls as _turnpike_v1_H2hCallbackUrls, H2hCallbackUrls__Output as _turnpike_v1_H2hCallbackUrls__Output } from '../../turnpike/v1/H2hCallbackUrls.ts';
import type { H2hCustomer as _turnpike_v1_H2hCustomer, H2hCustomer__Output as _turnpike_v1_H2hCustomer__Output } from '../../turnpike/v1/H2hCustomer.ts';

/**
 * A payout to create.
 */
export interface CreatePayoutRequest {
  /**
   * The cash desk; 1 to 36 characters.
   */
  'projectId'?: (string) | undefined;
  /**
   * The merchant's own id; 1 to 255 characters, unique within the cash desk.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Transfers between people, or cards.
   */
  'product'?: (_turnpike_v1_H2hProduct) | undefined;
  /**
   * The code of a payment method of the cash desk; up to 32 characters.
   */
  'method'?: (string) | undefined;
  /**
   * How much; up to 10000000000000 minor units, in a currency of the cash desk.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * For how many seconds the provider may try: 300 to 86400. Default: what the cash desk says.
   */
  'lifetimeSeconds'?: (number) | undefined;
  /**
   * Who gets the money.
   */
  'receiver'?: (_turnpike_v1_H2hReceiver | null) | undefined;
  /**
   * Where alerts go. Default: what the cash desk says.
   */
  'callbackUrls'?: (_turnpike_v1_H2hCallbackUrls | null) | undefined;
  /**
   * What it is for; up to 255 characters.
   */
  'description'?: (string) | undefined;
  /**
   * The customer's country and language are kept; the rest is not needed for a payout, and not kept.
   */
  'customer'?: (_turnpike_v1_H2hCustomer | null) | undefined;
  /**
   * Checks and answers as if it had happened, and stores nothing.
   */
  'validateOnly'?: (boolean) | undefined;
}

/**
 * A payout to create.
 */
export interface CreatePayoutRequest__Output {
  /**
   * The cash desk; 1 to 36 characters.
   */
  'projectId'?: (string) | undefined;
  /**
   * The merchant's own id; 1 to 255 characters, unique within the cash desk.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Transfers between people, or cards.
   */
  'product'?: (_turnpike_v1_H2hProduct__Output) | undefined;
  /**
   * The code of a payment method of the cash desk; up to 32 characters.
   */
  'method'?: (string) | undefined;
  /**
   * How much; up to 10000000000000 minor units, in a currency of the cash desk.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * For how many seconds the provider may try: 300 to 86400. Default: what the cash desk says.
   */
  'lifetimeSeconds'?: (number) | undefined;
  /**
   * Who gets the money.
   */
  'receiver'?: (_turnpike_v1_H2hReceiver__Output) | undefined;
  /**
   * Where alerts go. Default: what the cash desk says.
   */
  'callbackUrls'?: (_turnpike_v1_H2hCallbackUrls__Output) | undefined;
  /**
   * What it is for; up to 255 characters.
   */
  'description'?: (string) | undefined;
  /**
   * The customer's country and language are kept; the rest is not needed for a payout, and not kept.
   */
  'customer'?: (_turnpike_v1_H2hCustomer__Output) | undefined;
  /**
   * Checks and answers as if it had happened, and stores nothing.
   */
  'validateOnly'?: (boolean) | undefined;
}
