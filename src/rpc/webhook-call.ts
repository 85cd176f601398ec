import type { PartyId } from '../domain/ids.ts';
import { signingSecrets } from '../domain/webhook/decide.ts';
import {
  type DisableReason,
  type Endpoint,
  type EndpointId,
  type NewSecret,
  type SignatureScheme,
  type WebhookCommand,
  type WebhookState,
  webhookStream,
  webhookSubject,
} from '../domain/webhook/webhook.ts';
import type { WebhookDisableReason } from '../generated/turnpike/v1/WebhookDisableReason.ts';
import type { WebhookEndpoint } from '../generated/turnpike/v1/WebhookEndpoint.ts';
import type { WebhookSignature } from '../generated/turnpike/v1/WebhookSignature.ts';
import type { AggregateReading } from '../ports/aggregates.ts';
import type { CustomerKeyRow } from '../ports/journal.ts';
import { newWebhookKey, publicKeyText, secretText } from '../wire/webhook-secret.ts';
import type { CallContext, Ports } from './call.ts';
import { type Fields, readFields } from './fields.ts';
import { fingerprintOf } from './fingerprint.ts';
import { baseRequest, type RequestIdentity } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { etagOf, projectTime } from './project-values.ts';
import { Refused, refused } from './refused.ts';

/** What every call on a webhook endpoint has in common: which one, under which request id, and what is shown of it. */

export interface EndpointName {
  readonly partyId: PartyId;
  readonly endpointId: EndpointId;
}

interface EndpointRequest {
  readonly partyId?: string | undefined;
  readonly endpointId?: string | undefined;
}

/** Which endpoint a request names, with whatever else it says. Throws `Refused` for what cannot be right. */
export function readEndpointName<More>(
  ports: Ports,
  { caller }: CallContext,
  request: EndpointRequest,
  readMore: (fields: Fields) => More,
): EndpointName & { readonly more: More } {
  const fields = readFields();
  const party = readParty(fields, caller, request.partyId);
  const endpointId = fields.requiredId('endpoint_id', request.endpointId);
  const more = readMore(fields);
  fields.done();
  return { partyId: requireParty(ports.configurations, caller, party), endpointId, more };
}

export interface WebhookChangeCall {
  readonly partyId: PartyId;
  /** Name of the method: a request id is never shared by two methods. */
  readonly method: string;
  readonly content: object;
  readonly identity: RequestIdentity;
  readonly command: WebhookCommand;
  readonly newKeys?: readonly CustomerKeyRow[];
}

export async function changeWebhooks(
  { webhooks, vault }: Ports,
  context: CallContext,
  { partyId, method, content, identity, command, newKeys = [] }: WebhookChangeCall,
): Promise<AggregateReading<WebhookState>> {
  const answer = await webhooks.ask(webhookStream(partyId), command, {
    ...baseRequest(context),
    ...identity,
    fingerprint: fingerprintOf(vault, `WebhookService/${method}`, content, partyId),
    newKeys,
  });
  if (!answer.ok) throw new Refused(answer);
  return answer;
}

/** The endpoint of a reading. Throws `Refused` with WEBHOOK_ENDPOINT_NOT_FOUND. */
export function requireEndpoint({ state }: AggregateReading<WebhookState>, endpointId: EndpointId): Endpoint {
  const endpoint = state.endpoints.get(endpointId);
  if (endpoint !== undefined) return endpoint;
  throw refused('WEBHOOK_ENDPOINT_NOT_FOUND', 'The party has no such endpoint', { endpoint_id: endpointId });
}

/** A new secret, sealed, with the text that its merchant sees once. An ed25519 key is never shown: we alone sign. */
export interface SealedSecret {
  readonly secret: NewSecret;
  readonly newKeys: readonly CustomerKeyRow[];
  readonly shown: string;
}

export async function newSecret(
  { vault, random }: Ports,
  partyId: PartyId,
  scheme: SignatureScheme,
): Promise<SealedSecret> {
  const { key, publicKey } = newWebhookKey(scheme);
  const { sealed, newKey } = await vault.seal(webhookSubject(partyId), key);
  return {
    secret: { id: random.id(), sealed, ...(publicKey === undefined ? {} : { publicKey }) },
    newKeys: newKey === undefined ? [] : [newKey],
    shown: scheme === 'hmac' ? secretText(key) : '',
  };
}

export const SIGNATURES: Readonly<Record<SignatureScheme, WebhookSignature & string>> = {
  hmac: 'WEBHOOK_SIGNATURE_HMAC',
  ed25519: 'WEBHOOK_SIGNATURE_ED25519',
};

const DISABLE_REASONS: Readonly<Record<DisableReason, WebhookDisableReason>> = {
  merchant: 'WEBHOOK_DISABLE_REASON_REQUESTED',
  gone: 'WEBHOOK_DISABLE_REASON_GONE',
  failing: 'WEBHOOK_DISABLE_REASON_FAILING',
};

/** `made` is the secret that this call made: it is shown if the endpoint has it, which a repeat's has not. */
export function projectEndpoint(
  { businessClock }: Pick<Ports, 'businessClock'>,
  endpoint: Endpoint,
  sequence: number,
  made?: SealedSecret,
): WebhookEndpoint {
  const { id, url, description, eventTypes, scheme, disabled, createTime, updateTime } = endpoint;
  const secrets = signingSecrets(endpoint, businessClock.now());
  const [newest, before] = secrets;
  const isMade = made !== undefined && newest?.id === made.secret.id;
  return {
    endpointId: id,
    url,
    description,
    eventTypes: [...eventTypes],
    signature: SIGNATURES[scheme],
    state: disabled === undefined ? 'WEBHOOK_ENDPOINT_STATE_ENABLED' : 'WEBHOOK_ENDPOINT_STATE_DISABLED',
    disableReason: disabled && DISABLE_REASONS[disabled.reason],
    disableTime: disabled && projectTime(disabled.time),
    secret: isMade ? made.shown : '',
    publicKeys: secrets.flatMap(({ publicKey }) => (publicKey === undefined ? [] : [publicKeyText(publicKey)])),
    overlapEndTime: before?.expireTime === undefined ? undefined : projectTime(before.expireTime),
    createTime: projectTime(createTime),
    updateTime: projectTime(updateTime),
    sequence: BigInt(sequence),
    etag: etagOf(sequence),
  };
}
