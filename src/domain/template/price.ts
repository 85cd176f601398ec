import type { Shop } from '../configuration.ts';
import { type Refusal, refuseField } from '../errors.ts';
import type { Money } from '../money.ts';
import { cartTotal } from '../payment/cart.ts';
import type { PriceRange, RangeBound, TemplateContent, TemplatePrice } from './template.ts';

/** Whether the product of a template can have this price in a shop (reference §1.7). */
export function checkPrice(price: TemplatePrice, shop: Shop): Refusal | undefined {
  const field = 'template.details.product.price';
  switch (price.type) {
    case 'fixed':
      return checkCost(`${field}.fixed`, price.price, shop);
    case 'range': {
      const { lower, upper } = price.range;
      if (!isRange(lower, upper)) return refuseField(`${field}.range`, 'Invalid cost range');
      return (
        checkCost(`${field}.range.lower.amount`, lower.amount, shop) ??
        checkCost(`${field}.range.upper.amount`, upper.amount, shop)
      );
    }
    case 'unlimited':
      return undefined;
  }
}

/** What every invoice of a template costs; undefined where each says so itself. */
export function priceOfTemplate({ details }: TemplateContent): Money | undefined {
  if (details.type === 'cart') return cartTotal(details.cart);
  return details.price.type === 'fixed' ? details.price.price : undefined;
}

/** Where a cost lies. A cost in another currency is never inside. */
export function positionIn({ lower, upper }: PriceRange, cost: Money): 'inside' | 'outside' | 'other_currency' {
  if (cost.currency !== lower.amount.currency) return 'other_currency';
  const above = cost.amountMinor - lower.amount.amountMinor;
  const below = upper.amount.amountMinor - cost.amountMinor;
  if (above < 0n || below < 0n) return 'outside';
  return (above === 0n && !lower.inclusive) || (below === 0n && !upper.inclusive) ? 'outside' : 'inside';
}

/** One currency, and something in it. The reference lets one of two equal ends be outside; then no cost would ever do. */
function isRange(lower: RangeBound, upper: RangeBound): boolean {
  if (lower.amount.currency !== upper.amount.currency) return false;
  const width = upper.amount.amountMinor - lower.amount.amountMinor;
  return width > 0n || (width === 0n && lower.inclusive && upper.inclusive);
}

function checkCost(field: string, { amountMinor, currency }: Money, shop: Shop): Refusal | undefined {
  if (amountMinor <= 0n) return refuseField(`${field}.amount_minor`, 'Invalid amount');
  if (currency !== shop.currency) return refuseField(`${field}.currency`, 'Invalid currency');
  return undefined;
}
