import { urlFault } from '../base/public-address.ts';
import { isSandbox } from '../domain/configuration.ts';
import { derivedId } from '../domain/ids.ts';
import { type SignatureScheme, webhookChannel, webhookStream } from '../domain/webhook/webhook.ts';
import type { Duration__Output } from '../generated/google/protobuf/Duration.ts';
import type { CreateEndpointRequest__Output } from '../generated/turnpike/v1/CreateEndpointRequest.ts';
import type { DeleteEndpointRequest__Output } from '../generated/turnpike/v1/DeleteEndpointRequest.ts';
import type { DeleteEndpointResponse } from '../generated/turnpike/v1/DeleteEndpointResponse.ts';
import type { GetEndpointRequest__Output } from '../generated/turnpike/v1/GetEndpointRequest.ts';
import type { ListEndpointsRequest__Output } from '../generated/turnpike/v1/ListEndpointsRequest.ts';
import type { ListEndpointsResponse } from '../generated/turnpike/v1/ListEndpointsResponse.ts';
import type { RotateSecretRequest__Output } from '../generated/turnpike/v1/RotateSecretRequest.ts';
import type { UpdateEndpointRequest__Output } from '../generated/turnpike/v1/UpdateEndpointRequest.ts';
import type { WebhookEndpoint } from '../generated/turnpike/v1/WebhookEndpoint.ts';
import type { WebhookEndpointState } from '../generated/turnpike/v1/WebhookEndpointState.ts';
import type { WebhookSignature } from '../generated/turnpike/v1/WebhookSignature.ts';
import { isEventFilter } from '../ports/event-types.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { type Fields, readFields } from './fields.ts';
import { readIdentity } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { changeWebhooks, newSecret, projectEndpoint, readEndpointName, requireEndpoint } from './webhook-call.ts';

/** Methods on the endpoints of a merchant. */

const MAX_DESCRIPTION_LENGTH = 256;
const MAX_EVENT_TYPES = 50;
const MAX_TYPE_LENGTH = 64;
const MAX_OVERLAP_MS = 24 * 3_600_000;

const SCHEMES: Readonly<Record<WebhookSignature & string, SignatureScheme>> = {
  WEBHOOK_SIGNATURE_UNSPECIFIED: 'hmac',
  WEBHOOK_SIGNATURE_HMAC: 'hmac',
  WEBHOOK_SIGNATURE_ED25519: 'ed25519',
};

const ENABLED: Readonly<Record<WebhookEndpointState & string, boolean | undefined>> = {
  WEBHOOK_ENDPOINT_STATE_UNSPECIFIED: undefined,
  WEBHOOK_ENDPOINT_STATE_ENABLED: true,
  WEBHOOK_ENDPOINT_STATE_DISABLED: false,
};

export function createEndpoint(ports: Ports): UnaryMethod<CreateEndpointRequest__Output, WebhookEndpoint> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const party = readParty(fields, context.caller, request.partyId);
      const chosenId = fields.id('endpoint_id', request.endpointId);
      if (request.url === undefined || request.url === '') fields.wrong('url', 'is required');
      const url = readUrl(ports, fields, request.url) ?? '';
      const description = fields.text('description', request.description, MAX_DESCRIPTION_LENGTH);
      const eventTypes = readTypes(fields, 'event_types', request.eventTypes);
      const scheme = fields.word('signature', request.signature, SCHEMES) ?? 'hmac';
      fields.done();
      const partyId = requireParty(ports.configurations, context.caller, party);
      const id = chosenId ?? derivedId(partyId, 'CreateEndpoint', identity.requestId);
      const made = await newSecret(ports, partyId, scheme);
      const told = description === undefined ? {} : { description };
      const endpoint = { id, partyId, url, eventTypes, scheme, ...told };
      const command = { type: 'CreateEndpoint', endpoint, secret: made.secret } as const;
      const call = { partyId, method: 'CreateEndpoint', content: request, identity, command, newKeys: made.newKeys };
      const reading = await changeWebhooks(ports, context, call);
      return projectEndpoint(ports, requireEndpoint(reading, id), reading.sequence, made);
    },
  };
}

export function getEndpoint(ports: Ports): UnaryMethod<GetEndpointRequest__Output, WebhookEndpoint> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { partyId, endpointId } = readEndpointName(ports, context, request, () => undefined);
      const reading = await ports.webhooks.read(webhookStream(partyId));
      return projectEndpoint(ports, requireEndpoint(reading, endpointId), reading.sequence);
    },
  };
}

export function listEndpoints(ports: Ports): UnaryMethod<ListEndpointsRequest__Output, ListEndpointsResponse> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, { caller }) {
      const fields = readFields();
      const party = readParty(fields, caller, request.partyId);
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      const { state, sequence } = await ports.webhooks.read(webhookStream(partyId));
      return { endpoints: [...state.endpoints.values()].map((each) => projectEndpoint(ports, each, sequence)) };
    },
  };
}

export function updateEndpoint(ports: Ports): UnaryMethod<UpdateEndpointRequest__Output, WebhookEndpoint> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { partyId, endpointId, more } = readEndpointName(ports, context, request, (fields) => {
        const identity = readIdentity(fields, request);
        const url = readUrl(ports, fields, request.url);
        fields.text('description', request.description, MAX_DESCRIPTION_LENGTH);
        const { types } = request.eventTypes ?? {};
        const eventTypes = readTypes(fields, 'event_types.types', types);
        const enabled = fields.word('state', request.state, ENABLED);
        return { identity, url, eventTypes, enabled };
      });
      const { identity, url, eventTypes, enabled } = more;
      const { description } = request;
      const command = {
        type: 'UpdateEndpoint',
        id: endpointId,
        ...(url === undefined ? {} : { url }),
        ...(description === undefined ? {} : { description }),
        ...(request.eventTypes === undefined || request.eventTypes === null ? {} : { eventTypes }),
        ...(enabled === undefined ? {} : { enabled }),
      } as const;
      const call = { partyId, method: 'UpdateEndpoint', content: request, identity, command };
      const reading = await changeWebhooks(ports, context, call);
      const endpoint = requireEndpoint(reading, endpointId);
      if (endpoint.disabled !== undefined) await ports.deliveries.cancel(webhookChannel(partyId, endpointId));
      return projectEndpoint(ports, endpoint, reading.sequence);
    },
  };
}

export function deleteEndpoint(ports: Ports): UnaryMethod<DeleteEndpointRequest__Output, DeleteEndpointResponse> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const read = (fields: Fields) => readIdentity(fields, request);
      const { partyId, endpointId, more: identity } = readEndpointName(ports, context, request, read);
      const command = { type: 'DeleteEndpoint', id: endpointId } as const;
      await changeWebhooks(ports, context, { partyId, method: 'DeleteEndpoint', content: request, identity, command });
      await ports.deliveries.cancel(webhookChannel(partyId, endpointId));
      return {};
    },
  };
}

export function rotateSecret(ports: Ports): UnaryMethod<RotateSecretRequest__Output, WebhookEndpoint> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { partyId, endpointId, more } = readEndpointName(ports, context, request, (fields) => ({
        identity: readIdentity(fields, request),
        overlapMs: readOverlap(fields, request.overlap ?? undefined),
      }));
      const { identity, overlapMs } = more;
      const before = requireEndpoint(await ports.webhooks.read(webhookStream(partyId)), endpointId);
      const made = await newSecret(ports, partyId, before.scheme);
      const command = { type: 'RotateSecret', id: endpointId, secret: made.secret, overlapMs } as const;
      const call = { partyId, method: 'RotateSecret', content: request, identity, command, newKeys: made.newKeys };
      const reading = await changeWebhooks(ports, context, call);
      return projectEndpoint(ports, requireEndpoint(reading, endpointId), reading.sequence, made);
    },
  };
}

/** What leads nowhere it may is told at once; what its host resolves to, only when something is sent. */
function readUrl(
  { configurations, webhookPorts: ports }: Ports,
  fields: Fields,
  value: string | undefined,
): string | undefined {
  const url = fields.url('url', value);
  if (url === undefined) return undefined;
  const fault = urlFault(url, { sandbox: isSandbox(configurations.latest()), ports });
  if (fault !== undefined) fields.wrong('url', fault);
  return url;
}

function readTypes(fields: Fields, path: string, types: readonly string[] | undefined = []): readonly string[] {
  if (types.length > MAX_EVENT_TYPES) fields.wrong(path, `has more than ${MAX_EVENT_TYPES} types`);
  const some = types.slice(0, MAX_EVENT_TYPES);
  for (const [index, type] of some.entries()) {
    const at = `${path}[${index}]`;
    fields.requiredText(at, type, MAX_TYPE_LENGTH);
    if (!isEventFilter(type)) fields.wrong(at, 'must be a type of event, or the beginning of some with an asterisk');
  }
  return [...new Set(some)];
}

function readOverlap(fields: Fields, overlap: Duration__Output | undefined): number {
  if (overlap === undefined) return MAX_OVERLAP_MS;
  const { seconds = 0n, nanos = 0 } = overlap;
  const durationMs = Number(seconds) * 1000 + nanos / 1_000_000;
  if (!(durationMs >= 0 && durationMs <= MAX_OVERLAP_MS)) fields.wrong('overlap', 'must be 0 to 24 hours');
  return Math.floor(durationMs);
}
