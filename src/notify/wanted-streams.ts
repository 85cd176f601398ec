import { mayBeApplicationId, type PartyId, parseStream, type StreamId } from '../domain/ids.ts';

/**
 * What the outbox is filled from: payouts, payins, and all invoices of a party that has an endpoint, or had one. Endpoints are no
 * part of the question whose record it is, so a party is wanted until it was looked up, and again from the first record of its
 * endpoints on: that record has a later position than any look that did not find it, and is asked about before what follows it.
 */
export interface WantedStreams {
  /** As `WantsStream` of the events' port. */
  wants(stream: StreamId): boolean;
  /** False when the party is known to have had no endpoint at anything that was asked about. */
  mayHaveEndpoints(partyId: PartyId): boolean;
  /** Its endpoints were read up to the end of the journal, and there was never any. */
  hasNone(partyId: PartyId): void;
}

/** The longest known are forgotten, and looked up again when they have a record. */
const MAX_SILENT = 10_000;

export function createWantedStreams(): WantedStreams {
  const told = new Set<PartyId>();
  const silent = new Set<PartyId>();
  return {
    wants(stream) {
      const { kind, partyId, id } = parseStream(stream);
      switch (kind) {
        case 'invoice':
          return !silent.has(partyId) || mayBeApplicationId(id);
        case 'payout':
          return true;
        case 'webhooks':
          told.add(partyId);
          silent.delete(partyId);
          return true;
        default:
          return false;
      }
    },
    mayHaveEndpoints: (partyId) => !silent.has(partyId),
    hasNone(partyId) {
      // Its first endpoint may have come while it was read.
      if (told.has(partyId)) return;
      silent.add(partyId);
      if (silent.size <= MAX_SILENT) return;
      const [oldest] = silent;
      if (oldest !== undefined) silent.delete(oldest);
    },
  };
}
