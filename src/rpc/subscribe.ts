import { createBell } from '../base/bell.ts';
import type { EventKind } from '../generated/turnpike/v1/EventKind.ts';
import type { SubscribeRequest__Output } from '../generated/turnpike/v1/SubscribeRequest.ts';
import type { SubscribeResponse } from '../generated/turnpike/v1/SubscribeResponse.ts';
import { encodePosition } from '../wire/position.ts';
import { type Caller, isOperator } from './authenticate.ts';
import type { Ports } from './call.ts';
import type { EventFeed } from './event-feed.ts';
import type { ProjectedEvent } from './event-projector.ts';
import { createEventSource } from './event-source.ts';
import { type Fields, readFields } from './fields.ts';
import { requireParty } from './party.ts';
import { decodePosition } from './position.ts';
import { encoderOf } from './protos.ts';
import type { StreamMethod } from './stream-call.ts';

/**
 * The events of all invoices and payouts that a caller may see, from any position on.
 *  S1 In the order of positions, each at least once, and none is left out: a position is sent only when everything before it
 *     that passes the filter was sent.
 *  S2 A reader that is slow slows down nobody else.
 */

const MAX_SHOPS = 100;
/** After so many records without an event for this caller it is told the position alone. */
const SILENT_RECORDS = 1_000;

const encode = encoderOf<SubscribeResponse>('turnpike.v1.SubscribeResponse');
const KINDS: Readonly<Record<EventKind & string, ProjectedEvent['kind'] | undefined>> = {
  EVENT_KIND_UNSPECIFIED: undefined,
  EVENT_KIND_INVOICE: 'invoice',
  EVENT_KIND_PAYOUT: 'payout',
};

export function subscribe(ports: Ports, feed: EventFeed): StreamMethod<SubscribeRequest__Output> {
  const source = createEventSource(ports.journal, feed);
  return {
    roles: ['merchant', 'operator'],
    async run(request, { caller, signal }, send) {
      const wanted = readFilter(ports, caller, request);
      let position = await startOf(ports, request);
      let told = position;
      const bell = createBell();
      const reader = await source.follow(bell.ring);

      const sendEvent = async (event: ProjectedEvent): Promise<void> => {
        if (wanted(event)) {
          await send(event.response());
          told = event.position;
        } else if (event.position - told >= SILENT_RECORDS) {
          await tellPosition(event.position);
        }
      };
      const tellPosition = async (reached: number): Promise<void> => {
        await send(encode({ position: encodePosition(reached) }));
        told = reached;
      };

      try {
        // The caller knows where it stands before the first event: what happens from now on will be told.
        await tellPosition(position);
        while (!signal.aborted) {
          const page = await reader.after(position);
          for (const event of page.events) {
            await sendEvent(event);
            if (signal.aborted) return;
          }
          if (page.position - told >= SILENT_RECORDS) await tellPosition(page.position);
          if (page.position === position) await bell.wait(signal);
          position = page.position;
        }
      } finally {
        reader.leave();
      }
    },
  };
}

async function startOf({ journal }: Ports, { afterPosition, onlyNew }: SubscribeRequest__Output): Promise<number> {
  const last = await journal.lastPosition();
  if (afterPosition === undefined || afterPosition === '') return onlyNew === true ? last : 0;
  return decodePosition(afterPosition, last);
}

/** A merchant sees its own party's events; an operator those of the party it names, or all. */
function readFilter(
  { configurations }: Ports,
  caller: Caller,
  { kinds = [], shopIds = [], partyId }: SubscribeRequest__Output,
): (event: ProjectedEvent) => boolean {
  const fields = readFields();
  const named = fields.id('party_id', partyId);
  const wanted = kinds.map((kind, index) => readKind(fields, `kinds[${index}]`, kind));
  if (shopIds.length > MAX_SHOPS) fields.wrong('shop_ids', `has more than ${MAX_SHOPS} shops`);
  const shops = shopIds.slice(0, MAX_SHOPS).map((shopId, index) => fields.requiredId(`shop_ids[${index}]`, shopId));
  fields.done();
  const party = named ?? caller.partyId;
  if (party !== undefined) requireParty(configurations, caller, party);
  const partyOf = party ?? (isOperator(caller) ? undefined : '');
  const seen = new Set(shops);
  return ({ kind, partyId: owner, shopId }) =>
    (partyOf === undefined || owner === partyOf) &&
    (seen.size === 0 || seen.has(shopId)) &&
    (wanted.length === 0 || wanted.includes(kind));
}

function readKind(fields: Fields, path: string, kind: EventKind): ProjectedEvent['kind'] | undefined {
  const word = fields.word(path, kind, KINDS);
  if (word === undefined) fields.wrong(path, 'must be a kind of event');
  return word;
}
