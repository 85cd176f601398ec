import type { Configuration, Party, Shop } from '../configuration.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { PartyId, ShopId } from '../ids.ts';

type FoundShop = { readonly ok: true; readonly shop: Shop } | Refusal;

interface ShopOwner {
  readonly partyId: PartyId;
  readonly shopId: ShopId;
}

/**
 * The shop, if it and its party may do business now: not blocked and not suspended, on the latest configuration. Checked in
 * the order of reference §1.5: party blocking, party suspension, shop blocking, shop suspension.
 */
export function operableShop(owner: ShopOwner, configuration: Configuration): FoundShop {
  const { party, shop } = find(owner, configuration);
  if (party === undefined || shop === undefined) return notFound();
  return (
    refuseBlocked(party) ??
    refuseSuspended(party) ??
    refuseBlockedShop(shop) ??
    refuseSuspendedShop(shop) ?? { ok: true, shop }
  );
}

/** The shop, if neither it nor its party is blocked; a suspended one still learns what happened (reference §1.5). */
export function unblockedShop(owner: ShopOwner, configuration: Configuration): FoundShop {
  const { party, shop } = find(owner, configuration);
  if (party === undefined || shop === undefined) return notFound();
  return refuseBlocked(party) ?? refuseBlockedShop(shop) ?? { ok: true, shop };
}

function find({ partyId, shopId }: ShopOwner, configuration: Configuration) {
  const party = configuration.parties.get(partyId);
  return { party, shop: party?.shops.get(shopId) };
}

function notFound(): Refusal {
  return refuse('SHOP_NOT_FOUND', 'The party has no such shop');
}

function refuseBlocked({ blocked }: Party): Refusal | undefined {
  return blocked ? refuse('INVALID_PARTY_STATUS', 'The party is blocked', { status: 'blocking' }) : undefined;
}

function refuseSuspended({ suspended }: Party): Refusal | undefined {
  return suspended ? refuse('INVALID_PARTY_STATUS', 'The party is suspended', { status: 'suspension' }) : undefined;
}

function refuseBlockedShop({ blocked }: Shop): Refusal | undefined {
  return blocked ? refuse('INVALID_SHOP_STATUS', 'The shop is blocked', { status: 'blocking' }) : undefined;
}

function refuseSuspendedShop({ suspended }: Shop): Refusal | undefined {
  return suspended ? refuse('INVALID_SHOP_STATUS', 'The shop is suspended', { status: 'suspension' }) : undefined;
}
