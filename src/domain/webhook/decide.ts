import { addMs, type Timestamp } from '../../base/time.ts';
import { type Refusal, refuse } from '../errors.ts';
import { accept, type Decision } from '../machine.ts';
import type { Endpoint, EndpointId, EndpointSecret, WebhookChange, WebhookCommand, WebhookState } from './webhook.ts';

/**
 * What a command changes for the webhook endpoints of a party.
 *  E1 What is said twice changes nothing.
 *  E2 A secret signs until its overlap is over; two at most do at a time, so that signatures stay few and old secrets end.
 */

/** So many endpoints a party may have: each of them gets every event. */
export const MAX_ENDPOINTS = 20;

export const NO_WEBHOOKS: WebhookState = { endpoints: new Map() };

export function decideWebhook(state: WebhookState, command: WebhookCommand, now: Timestamp): Decision<WebhookChange> {
  if (command.type === 'CreateEndpoint') {
    const { endpoint, secret } = command;
    if (state.endpoints.has(endpoint.id)) return endpointExists(endpoint.id);
    if (state.endpoints.size >= MAX_ENDPOINTS) {
      return refuse('TOO_MANY_WEBHOOK_ENDPOINTS', `A party has ${MAX_ENDPOINTS} endpoints at most`);
    }
    const facts = { ...endpoint, createTime: now };
    return accept([{ type: 'endpoint_created', endpoint: facts, secret: { ...secret, createTime: now } }]);
  }
  const { id } = command;
  const endpoint = state.endpoints.get(id);
  switch (command.type) {
    case 'DeleteEndpoint':
      return endpoint === undefined ? endpointNotFound(id) : accept([{ type: 'endpoint_deleted', id }]);
    case 'DisableEndpoint':
      // Deleted or disabled in the meantime: there is nothing left to do.
      if (endpoint === undefined || endpoint.disabled !== undefined) return accept([]);
      return accept([{ type: 'endpoint_disabled', id, reason: command.reason, time: now }]);
    case 'RotateSecret': {
      if (endpoint === undefined) return endpointNotFound(id);
      const secret = { ...command.secret, createTime: now };
      return accept([{ type: 'endpoint_secret_rotated', id, secret, overlapUntil: addMs(now, command.overlapMs) }]);
    }
    case 'UpdateEndpoint':
      return endpoint === undefined ? endpointNotFound(id) : accept(updated(endpoint, command, now));
  }
}

function updated(
  endpoint: Endpoint,
  command: WebhookCommand & { readonly type: 'UpdateEndpoint' },
  time: Timestamp,
): readonly WebhookChange[] {
  const { id } = endpoint;
  const { url = endpoint.url, eventTypes = endpoint.eventTypes, enabled } = command;
  const description = (command.description ?? endpoint.description) || undefined;
  const isSame =
    url === endpoint.url && description === endpoint.description && eventTypes.join() === endpoint.eventTypes.join();
  const changes: WebhookChange[] = [];
  if (!isSame) {
    const told = description === undefined ? {} : { description };
    changes.push({ type: 'endpoint_changed', id, url, ...told, eventTypes, time });
  }
  const wasEnabled = endpoint.disabled === undefined;
  if (enabled === true && !wasEnabled) changes.push({ type: 'endpoint_enabled', id, time });
  if (enabled === false && wasEnabled) changes.push({ type: 'endpoint_disabled', id, reason: 'merchant', time });
  return changes;
}

export function evolveWebhook(state: WebhookState, change: WebhookChange): WebhookState {
  const endpoints = new Map(state.endpoints);
  if (change.type === 'endpoint_created') {
    const { endpoint, secret } = change;
    endpoints.set(endpoint.id, { ...endpoint, secrets: [secret], updateTime: endpoint.createTime });
    return { endpoints };
  }
  const { id } = change;
  const endpoint = endpoints.get(id);
  if (endpoint === undefined) return state;
  if (change.type === 'endpoint_deleted') endpoints.delete(id);
  else endpoints.set(id, evolveEndpoint(endpoint, change));
  return { endpoints };
}

type EndpointChange = Exclude<WebhookChange, { readonly type: 'endpoint_created' | 'endpoint_deleted' }>;

function evolveEndpoint(endpoint: Endpoint, change: EndpointChange): Endpoint {
  switch (change.type) {
    case 'endpoint_changed': {
      const { description: _before, ...rest } = endpoint;
      const { url, description, eventTypes, time } = change;
      const told = description === undefined ? {} : { description };
      return { ...rest, ...told, url, eventTypes, updateTime: time };
    }
    case 'endpoint_enabled': {
      const { disabled: _before, ...rest } = endpoint;
      return { ...rest, updateTime: change.time };
    }
    case 'endpoint_disabled': {
      const { reason, time } = change;
      return { ...endpoint, disabled: { reason, time }, updateTime: time };
    }
    case 'endpoint_secret_rotated': {
      const { secret, overlapUntil } = change;
      const [newest] = endpoint.secrets;
      const before = newest === undefined ? [] : [{ ...newest, expireTime: overlapUntil }];
      return { ...endpoint, secrets: [secret, ...before], updateTime: secret.createTime }; // E2
    }
  }
}

/** The secrets that sign now, the newest first. */
export function signingSecrets({ secrets }: Endpoint, now: Timestamp): readonly EndpointSecret[] {
  return secrets.filter(({ expireTime }) => expireTime === undefined || expireTime > now);
}

/** Whether an endpoint wants events of this type. */
export function wantsType({ eventTypes }: Endpoint, type: string): boolean {
  if (eventTypes.length === 0) return true;
  return eventTypes.some((wanted) => (wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : wanted === type));
}

function endpointExists(id: EndpointId): Refusal {
  const message = 'An endpoint with this id exists and was made of other content';
  return refuse('WEBHOOK_ENDPOINT_ALREADY_EXISTS', message, { endpoint_id: id });
}

function endpointNotFound(id: EndpointId): Refusal {
  return refuse('WEBHOOK_ENDPOINT_NOT_FOUND', 'The party has no such endpoint', { endpoint_id: id });
}
