import type { Configuration, Shop } from '../configuration.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { PartyId, ShopId } from '../ids.ts';

/**
 * The shop, if it and its party may do business now: not blocked and not suspended, on the latest configuration. Checked in
 * the order of reference §1.5: party blocking, party suspension, shop blocking, shop suspension.
 */
export function operableShop(
  { partyId, shopId }: { readonly partyId: PartyId; readonly shopId: ShopId },
  configuration: Configuration,
): { readonly ok: true; readonly shop: Shop } | Refusal {
  const party = configuration.parties.get(partyId);
  const shop = party?.shops.get(shopId);
  if (party === undefined || shop === undefined) return refuse('SHOP_NOT_FOUND', 'The party has no such shop');
  if (party.blocked) return refuse('INVALID_PARTY_STATUS', 'The party is blocked', { status: 'blocking' });
  if (party.suspended) return refuse('INVALID_PARTY_STATUS', 'The party is suspended', { status: 'suspension' });
  if (shop.blocked) return refuse('INVALID_SHOP_STATUS', 'The shop is blocked', { status: 'blocking' });
  if (shop.suspended) return refuse('INVALID_SHOP_STATUS', 'The shop is suspended', { status: 'suspension' });
  return { ok: true, shop };
}
