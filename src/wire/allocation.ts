import type {
  Allocation,
  AllocationShare,
  AllocationTarget,
  AllocationTransaction,
} from '../domain/allocation/allocation.ts';
import { cart } from './cart.ts';
import { boxed, type LayoutOf, list, message, minor, optional, text } from './layout.ts';
import { money } from './money.ts';

const target = message<AllocationTarget>({ partyId: text, shopId: text });

const fee = message<NonNullable<AllocationTransaction['fee']>>({
  target,
  total: money,
  amount: money,
  share: optional(message<AllocationShare>({ p: minor, q: minor })),
});

export const allocation: LayoutOf<Allocation> = boxed(
  'transactions',
  list(message<AllocationTransaction>({ id: text, target, amount: money, fee: optional(fee), cart: optional(cart) })),
);
