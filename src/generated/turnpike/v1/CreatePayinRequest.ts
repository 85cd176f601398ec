// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { H2hProduct as _turnpike_v1_H2hProduct, H2hProduct__Output as _turnpike_v1_H2hProduct__Output } from '../../turnpike/v1/H2hProduct.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { H2hCustomer as _turnpike_v1_H2hCustomer, H2hCustomer__Output as _turnpike_v1_H2hCustomer__Output } from '../../turnpike/v1/H2hCustomer.ts';
import type { H2hCallbackUrls as _turnpike_v1_H2hCallbackUrls, H2hCallbackUrls__Output as _turnpike_v1_H2hCallbackUrls__Output } from '../../turnpike/v1/H2hCallbackUrls.ts';

/**
 * A payin to create.
 */
export interface CreatePayinRequest {
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
   * The code of a payment method of the cash desk; up to 32 characters. Required, but of hosted payins: without it their payers
   * choose.
   */
  'method'?: (string) | undefined;
  /**
   * How much; up to 10000000000000 minor units, in a currency of the cash desk.
   */
  'amount'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * For how many seconds the payer may pay: 300 to 86400, and 300 to 600 of hosted payins by card. Default: what the cash desk says.
   */
  'lifetimeSeconds'?: (number) | undefined;
  /**
   * Who pays. Kept sealed.
   */
  'customer'?: (_turnpike_v1_H2hCustomer | null) | undefined;
  /**
   * Facts of the payer's instrument, by names of the merchant's choice; up to 20. Kept sealed.
   */
  'sender'?: ({[key: string]: string}) | undefined;
  /**
   * The card, as VaultService tokenized it; required of cards, unless the payer gives it on the hosted page, and of nothing else.
   */
  'cardToken'?: (string) | undefined;
  /**
   * The session that binds the CVV of the card; empty if no CVV was given.
   */
  'paymentSessionId'?: (string) | undefined;
  /**
   * Where alerts go. Default: what the cash desk says.
   */
  'callbackUrls'?: (_turnpike_v1_H2hCallbackUrls | null) | undefined;
  /**
   * Where the payer goes after paying: https, up to 2048 characters. Default: what the cash desk says.
   */
  'redirectUrl'?: (string) | undefined;
  /**
   * What it is for; up to 255 characters.
   */
  'description'?: (string) | undefined;
  /**
   * Serves the payer by a page of the gateway, whose address is `form_url` of the answer.
   */
  'hosted'?: (boolean) | undefined;
  /**
   * Checks and answers as if it had happened, and stores nothing.
   */
  'validateOnly'?: (boolean) | undefined;
}

/**
 * A payin to create.
 */
export interface CreatePayinRequest__Output {
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
   * The code of a payment method of the cash desk; up to 32 characters. Required, but of hosted payins: without it their payers
   * choose.
   */
  'method'?: (string) | undefined;
  /**
   * How much; up to 10000000000000 minor units, in a currency of the cash desk.
   */
  'amount'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * For how many seconds the payer may pay: 300 to 86400, and 300 to 600 of hosted payins by card. Default: what the cash desk says.
   */
  'lifetimeSeconds'?: (number) | undefined;
  /**
   * Who pays. Kept sealed.
   */
  'customer'?: (_turnpike_v1_H2hCustomer__Output) | undefined;
  /**
   * Facts of the payer's instrument, by names of the merchant's choice; up to 20. Kept sealed.
   */
  'sender'?: ({[key: string]: string}) | undefined;
  /**
   * The card, as VaultService tokenized it; required of cards, unless the payer gives it on the hosted page, and of nothing else.
   */
  'cardToken'?: (string) | undefined;
  /**
   * The session that binds the CVV of the card; empty if no CVV was given.
   */
  'paymentSessionId'?: (string) | undefined;
  /**
   * Where alerts go. Default: what the cash desk says.
   */
  'callbackUrls'?: (_turnpike_v1_H2hCallbackUrls__Output) | undefined;
  /**
   * Where the payer goes after paying: https, up to 2048 characters. Default: what the cash desk says.
   */
  'redirectUrl'?: (string) | undefined;
  /**
   * What it is for; up to 255 characters.
   */
  'description'?: (string) | undefined;
  /**
   * Serves the payer by a page of the gateway, whose address is `form_url` of the answer.
   */
  'hosted'?: (boolean) | undefined;
  /**
   * Checks and answers as if it had happened, and stores nothing.
   */
  'validateOnly'?: (boolean) | undefined;
}
