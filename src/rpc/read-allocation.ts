import type { AllocationPrototype, AllocationShareAsked } from '../domain/allocation/allocation.ts';
import type { Money } from '../domain/money.ts';
import type { AllocationPrototype__Output } from '../generated/turnpike/v1/AllocationPrototype.ts';
import type { AllocationShare__Output } from '../generated/turnpike/v1/AllocationShare.ts';
import type { AllocationTotal__Output } from '../generated/turnpike/v1/AllocationTotal.ts';
import type { Money__Output } from '../generated/turnpike/v1/Money.ts';
import type { Fields } from './fields.ts';

const MAX_SHARES = 50;
/** Far finer than any percentage; with amounts it stays far inside what is exact. */
const MAX_DENOMINATOR = 1_000_000_000;

/** How an amount is to be split; undefined where the request does not say. */
export function readAllocation(
  fields: Fields,
  path: string,
  prototype: AllocationPrototype__Output | undefined,
): AllocationPrototype | undefined {
  if (prototype === undefined) return undefined;
  const { shares = [] } = prototype;
  if (shares.length === 0) fields.wrong(`${path}.shares`, 'is required');
  if (shares.length > MAX_SHARES) fields.wrong(`${path}.shares`, `has more than ${MAX_SHARES} shares`);
  return shares.slice(0, MAX_SHARES).map((share, index) => readShare(fields, `${path}.shares[${index}]`, share));
}

function readShare(fields: Fields, path: string, share: AllocationShare__Output): AllocationShareAsked {
  const { target, amount, total } = share;
  const cart = fields.cart(`${path}.cart`, share.cart);
  const kind = fields.only(`${path}.body`, share, ['amount', 'total'] as const);
  if (kind === undefined) fields.wrong(`${path}.body`, 'is required');
  return {
    target: {
      partyId: fields.requiredId(`${path}.target.party_id`, target?.partyId),
      shopId: fields.requiredId(`${path}.target.shop_id`, target?.shopId),
    },
    body:
      kind === 'total'
        ? readTotal(fields, `${path}.total`, total ?? {})
        : { type: 'amount', amount: fields.money(`${path}.amount`, amount) ?? NOTHING },
    ...(cart === undefined ? {} : { cart }),
  };
}

function readTotal(
  fields: Fields,
  path: string,
  { total, ...fee }: AllocationTotal__Output,
): AllocationShareAsked['body'] {
  const kind = fields.only(`${path}.fee`, fee, ['fixed', 'share'] as const);
  if (kind === undefined) fields.wrong(`${path}.fee`, 'is required');
  const amount = fields.requiredMoney(`${path}.total`, total);
  if (kind !== 'share') {
    return {
      type: 'total',
      total: amount,
      fee: { type: 'fixed', amount: readFee(fields, `${path}.fixed`, fee.fixed) },
    };
  }
  const q = fields.integer(`${path}.share.denominator`, fee.share?.denominator, 1, MAX_DENOMINATOR);
  const p = fields.integer(`${path}.share.numerator`, fee.share?.numerator, 0, Math.max(q, 0));
  return { type: 'total', total: amount, fee: { type: 'share', share: { p: BigInt(p), q: BigInt(q) } } };
}

/** A fee may be zero: then it is none. */
function readFee(fields: Fields, path: string, fee: Money__Output | undefined): Money {
  const isZero = fee !== undefined && (fee.amountMinor ?? 0n) === 0n;
  if (!isZero) return fields.money(path, fee) ?? NOTHING;
  return { amountMinor: 0n, currency: fields.money(path, { ...fee, amountMinor: 1n })?.currency ?? '' };
}

const NOTHING: Money = { amountMinor: 0n, currency: '' };
