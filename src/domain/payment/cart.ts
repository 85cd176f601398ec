import type { Money } from '../money.ts';
import type { Cart } from './payment.ts';

/** Sum of price × quantity; undefined for an empty cart or one of several currencies. */
export function cartTotal(cart: Cart): Money | undefined {
  const [first] = cart;
  if (first === undefined) return undefined;
  const { currency } = first.price;
  if (cart.some(({ price }) => price.currency !== currency)) return undefined;
  return {
    amountMinor: cart.reduce((sum, { price, quantity }) => sum + price.amountMinor * BigInt(quantity), 0n),
    currency,
  };
}
