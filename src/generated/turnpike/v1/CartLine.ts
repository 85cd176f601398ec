// Original file: protos/turnpike/v1/cart.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';

/**
 * One line of what is bought. The total of a cart is the sum of price times
 * quantity; all lines have one currency. At most 100 lines.
 */
export interface CartLine {
  /**
   * What is sold; 1 to 256 characters.
   */
  'product'?: (string) | undefined;
  /**
   * How many pieces; 1 to 1000000.
   */
  'quantity'?: (number) | undefined;
  /**
   * The price of one piece, above zero.
   */
  'price'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
}

/**
 * One line of what is bought. The total of a cart is the sum of price times
 * quantity; all lines have one currency. At most 100 lines.
 */
export interface CartLine__Output {
  /**
   * What is sold; 1 to 256 characters.
   */
  'product'?: (string) | undefined;
  /**
   * How many pieces; 1 to 1000000.
   */
  'quantity'?: (number) | undefined;
  /**
   * The price of one piece, above zero.
   */
  'price'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
}
