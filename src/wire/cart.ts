import type { Cart, CartLine, OpaqueContext } from '../domain/payment/payment.ts';
import { boxed, bytes, dictionary, integer, type LayoutOf, list, message, optional, text } from './layout.ts';
import { money } from './money.ts';

/** What callers give along with invoices and payments, and get back. */

export const opaqueContext: LayoutOf<OpaqueContext> = message<OpaqueContext>({ type: text, data: bytes });

export const stringMap: LayoutOf<Readonly<Record<string, string>>> = boxed('entries', dictionary);

export const cart: LayoutOf<Cart> = boxed(
  'lines',
  list(message<CartLine>({ product: text, quantity: integer, price: money, metadata: optional(stringMap) })),
);
