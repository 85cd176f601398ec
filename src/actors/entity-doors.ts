import type { AnyEntities, Entities, Payouts } from '../ports/entities.ts';

/** A stream of an invoice is answered with an invoice: here, and only here, types are told so. */
export function invoiceDoor(door: AnyEntities): Entities {
  return door as Entities;
}

export function payoutDoor(door: AnyEntities): Payouts {
  return door as Payouts;
}
