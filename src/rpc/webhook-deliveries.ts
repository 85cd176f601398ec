import { invoiceStream, parseStream, payoutStream } from '../domain/ids.ts';
import { endpointOfChannel, webhookChannel, webhookStream } from '../domain/webhook/webhook.ts';
import type { Delivery as ProtoDelivery } from '../generated/turnpike/v1/Delivery.ts';
import type { DeliveryAttempt as ProtoAttempt } from '../generated/turnpike/v1/DeliveryAttempt.ts';
import type { DeliveryState as ProtoState } from '../generated/turnpike/v1/DeliveryState.ts';
import type { GetDeliveryRequest__Output } from '../generated/turnpike/v1/GetDeliveryRequest.ts';
import type { ListDeliveriesRequest__Output } from '../generated/turnpike/v1/ListDeliveriesRequest.ts';
import type { ListDeliveriesResponse } from '../generated/turnpike/v1/ListDeliveriesResponse.ts';
import type { ReplayDeliveryRequest__Output } from '../generated/turnpike/v1/ReplayDeliveryRequest.ts';
import type { Delivery, DeliveryAttempt, DeliveryState } from '../ports/deliveries.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import { type Fields, readFields } from './fields.ts';
import { readIdentity } from './invoice-call.ts';
import { pagesOf, readPageSize } from './page.ts';
import { readParty, requireParty } from './party.ts';
import { projectTime } from './project-values.ts';
import { refused } from './refused.ts';
import { requireEndpoint } from './webhook-call.ts';
import { wordsOf } from './words.ts';

/** What became of messages to a merchant, and how one is sent once more. */

const MAX_DELIVERY_ID_LENGTH = 64;

const STATES: Readonly<Record<DeliveryState, ProtoState & string>> = {
  waiting: 'DELIVERY_STATE_WAITING',
  delivered: 'DELIVERY_STATE_DELIVERED',
  exhausted: 'DELIVERY_STATE_EXHAUSTED',
  expired: 'DELIVERY_STATE_EXPIRED',
  cancelled: 'DELIVERY_STATE_CANCELLED',
};
const STATE_WORDS = wordsOf(STATES);

export function listDeliveries(ports: Ports): UnaryMethod<ListDeliveriesRequest__Output, ListDeliveriesResponse> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, { caller }) {
      const fields = readFields();
      const party = readParty(fields, caller, request.partyId);
      const endpointId = fields.id('endpoint_id', request.endpointId);
      const state = fields.word('state', request.state, STATE_WORDS);
      const invoiceId = fields.id('invoice_id', request.invoiceId);
      const payoutId = fields.id('payout_id', request.payoutId);
      if (invoiceId !== undefined && payoutId !== undefined)
        fields.wrong('payout_id', 'must not be set with invoice_id');
      const pageSize = readPageSize(fields, request);
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      const pages = pagesOf(ports.vault, 'WebhookService/ListDeliveries', request, partyId);
      const filter = {
        partyId,
        ...(endpointId === undefined ? {} : { channel: webhookChannel(partyId, endpointId) }),
        ...(state === undefined ? {} : { state }),
        ...(invoiceId === undefined ? {} : { resource: invoiceStream(partyId, invoiceId) }),
        ...(payoutId === undefined ? {} : { resource: payoutStream(partyId, payoutId) }),
      };
      const page = await ports.deliveries.list(filter, pages.cursor(), pageSize);
      return { deliveries: page.rows.map(projectDelivery), nextPageToken: pages.token(page.next) };
    },
  };
}

export function getDelivery(ports: Ports): UnaryMethod<GetDeliveryRequest__Output, ProtoDelivery> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { delivery } = await readDelivery(ports, context, request, () => undefined);
      return await projectWhole(ports, delivery);
    },
  };
}

/** A repeat sends it again, which receivers tell by the id: so the request needs no memory. */
export function replayDelivery(ports: Ports): UnaryMethod<ReplayDeliveryRequest__Output, ProtoDelivery> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const read = (fields: Fields) => readIdentity(fields, request);
      const { delivery, more: identity } = await readDelivery(ports, context, request, read);
      const { id, partyId, channel } = delivery;
      const endpointId = endpointOfChannel(channel);
      if (endpointId !== undefined) {
        const endpoint = requireEndpoint(await ports.webhooks.read(webhookStream(partyId)), endpointId);
        if (endpoint.disabled !== undefined) {
          throw refused('WEBHOOK_ENDPOINT_DISABLED', 'The endpoint of this delivery is disabled');
        }
      }
      await ports.deliveries.replay(id, ports.businessClock.now());
      const { credential } = context.caller;
      ports.log.warn({ delivery: id, party: partyId, credential, ...identity }, 'a delivery is replayed');
      return await projectWhole(ports, (await ports.deliveries.find(id)) ?? delivery);
    },
  };
}

interface DeliveryRequest {
  readonly partyId?: string | undefined;
  readonly deliveryId?: string | undefined;
}

/** Another party's looks like one that is not there (P10). */
async function readDelivery<More>(
  ports: Ports,
  { caller }: CallContext,
  request: DeliveryRequest,
  readMore: (fields: Fields) => More,
): Promise<{ readonly delivery: Delivery; readonly more: More }> {
  const fields = readFields();
  const party = readParty(fields, caller, request.partyId);
  const deliveryId = fields.requiredText('delivery_id', request.deliveryId, MAX_DELIVERY_ID_LENGTH);
  const more = readMore(fields);
  fields.done();
  const partyId = requireParty(ports.configurations, caller, party);
  const delivery = await ports.deliveries.find(deliveryId);
  if (delivery?.partyId === partyId) return { delivery, more };
  throw refused('WEBHOOK_DELIVERY_NOT_FOUND', 'The party has no such delivery', { delivery_id: deliveryId });
}

async function projectWhole({ deliveries }: Ports, delivery: Delivery): Promise<ProtoDelivery> {
  const attempts = await deliveries.attempts(delivery.id);
  return { ...projectDelivery(delivery), body: delivery.body, attempts: attempts.map(projectAttempt) };
}

function projectDelivery(delivery: Delivery): ProtoDelivery {
  const { id, channel, url, type, resource, sequence, state, attempts, nextTime, lastOutcome, time } = delivery;
  const about = parseStream(resource);
  return {
    deliveryId: id,
    endpointId: endpointOfChannel(channel) ?? '',
    url: url ?? '',
    type,
    invoiceId: about.kind === 'invoice' ? about.id : '',
    payoutId: about.kind === 'payout' ? about.id : '',
    sequence: BigInt(sequence),
    state: STATES[state],
    attemptCount: attempts,
    nextAttemptTime: nextTime === undefined ? undefined : projectTime(nextTime),
    lastOutcome: lastOutcome ?? '',
    eventTime: projectTime(time),
  };
}

function projectAttempt({ time, durationMs, status, detail }: DeliveryAttempt): ProtoAttempt {
  const seconds = Math.trunc(durationMs / 1000);
  return {
    attemptTime: projectTime(time),
    duration: { seconds: BigInt(seconds), nanos: Math.round((durationMs - seconds * 1000) * 1_000_000) },
    httpStatus: status ?? 0,
    detail,
  };
}
