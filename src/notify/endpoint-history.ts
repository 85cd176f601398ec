import type { PartyId } from '../domain/ids.ts';
import { evolveWebhook, NO_WEBHOOKS } from '../domain/webhook/decide.ts';
import { type WebhookState, webhookStream } from '../domain/webhook/webhook.ts';
import type { Journal } from '../ports/journal.ts';
import { webhookRecords } from '../wire/record.ts';

/**
 * The endpoints of parties as they were at positions of the journal. Asked in the order of positions; what is behind is forgotten.
 */
export interface EndpointHistory {
  /** Reads what is new of these parties: everything up to the end of the journal is known afterwards. */
  refresh(parties: Iterable<PartyId>): Promise<void>;
  at(partyId: PartyId, position: number): WebhookState;
  /** True if the party ever had an endpoint, as far as was read. */
  hadAny(partyId: PartyId): boolean;
}

interface PartyHistory {
  sequence: number;
  /** Oldest first. */
  states: readonly { readonly position: number; readonly state: WebhookState }[];
}

const PAGE = 500;
const MAX_PARTIES = 10_000;

export function createEndpointHistory(journal: Pick<Journal, 'read'>): EndpointHistory {
  const parties = new Map<PartyId, PartyHistory>();

  const read = async (partyId: PartyId): Promise<void> => {
    const known = parties.get(partyId) ?? { sequence: 0, states: [] };
    for (;;) {
      const page = await journal.read(webhookStream(partyId), known.sequence, PAGE);
      for (const { bytes, position, sequence } of page) {
        const before = known.states.at(-1)?.state ?? NO_WEBHOOKS;
        const state = webhookRecords.decode(bytes).changes.reduce(evolveWebhook, before);
        known.states = [...known.states, { position, state }];
        known.sequence = sequence;
      }
      if (page.length < PAGE) break;
    }
    parties.delete(partyId);
    parties.set(partyId, known);
  };

  return {
    async refresh(wanted) {
      const distinct = new Set(wanted);
      await Promise.all([...distinct].map(read));
      const most = Math.max(MAX_PARTIES, distinct.size);
      for (const oldest of parties.keys()) {
        if (parties.size <= most) break;
        parties.delete(oldest);
      }
    },
    hadAny: (partyId) => (parties.get(partyId)?.sequence ?? 0) > 0,
    at(partyId, position) {
      const known = parties.get(partyId);
      if (known === undefined) return NO_WEBHOOKS;
      const last = known.states.findLastIndex((each) => each.position <= position);
      if (last > 0) known.states = known.states.slice(last);
      return last < 0 ? NO_WEBHOOKS : (known.states[0]?.state ?? NO_WEBHOOKS);
    },
  };
}
