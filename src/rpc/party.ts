import type { PartyId } from '../domain/ids.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { Caller } from './authenticate.ts';
import type { Fields } from './fields.ts';
import { refused } from './refused.ts';

/**
 * The party that a request is about: the caller's own, or the one that an operator names. To a merchant every other party
 * looks like one that does not exist (P10).
 */
export function readParty(fields: Fields, caller: Caller, partyId: string | undefined): PartyId {
  const named = fields.id('party_id', partyId);
  if (named === undefined && caller.partyId === undefined) fields.wrong('party_id', 'is required of operators');
  return named ?? caller.partyId ?? '';
}

/** Throws `Refused` with PARTY_NOT_FOUND for a party that is not there, or not the caller's. */
export function requireParty(configurations: Configurations, caller: Caller, partyId: PartyId): PartyId {
  const visible =
    caller.partyId === undefined ? configurations.latest().parties.has(partyId) : caller.partyId === partyId;
  if (!visible) throw refused('PARTY_NOT_FOUND', 'There is no such party', { party_id: partyId });
  return partyId;
}
