import type { Configuration, Shop } from '../configuration.ts';
import { type Refusal, refuse } from '../errors.ts';
import { operableShop } from '../invoice/operable.ts';
import type { Allocation, AllocationTransaction } from './allocation.ts';

/**
 * Whether every shop of an allocation can take its part now: a shop of the party that is paid, in business, with an account in
 * the currency, and with payment terms at the institution of the shop that is paid.
 */
export function checkTargets(
  allocation: Allocation,
  payingShop: Shop,
  configuration: Configuration,
): Refusal | undefined {
  for (const part of allocation) {
    const refusal = checkTarget(part, payingShop, configuration);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function checkTarget(part: AllocationTransaction, payingShop: Shop, configuration: Configuration): Refusal | undefined {
  const { target, amount } = part;
  if (target.partyId !== payingShop.partyId) return invalid(part, 'target_not_found', 'is not of this party');
  const found = operableShop(target, configuration);
  if (!found.ok) {
    if (found.reason === 'SHOP_NOT_FOUND') return invalid(part, 'target_not_found', 'is not there');
    return invalid(part, 'target_status', 'is blocked or suspended');
  }
  const { shop } = found;
  if (shop.currency !== amount.currency)
    return invalid(part, 'target_currency', `has no account in ${amount.currency}`);
  if (shop.terms.payments !== undefined && shop.institutionId === payingShop.institutionId) return undefined;
  return refuse('INVOICE_TERMS_VIOLATED', `By its terms shop ${shop.id} can take no share of this invoice`, {
    reason: 'invoice_unallocatable',
  });
}

function invalid({ id, target }: AllocationTransaction, reason: string, why: string): Refusal {
  return refuse('ALLOCATION_INVALID_TRANSACTION', `Shop ${target.shopId} of share ${id} ${why}`, {
    reason,
    transaction_id: id,
  });
}
