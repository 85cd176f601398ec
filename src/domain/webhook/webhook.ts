import type { Timestamp } from '../../base/time.ts';
import type { PartyId, StreamId } from '../ids.ts';
import type { Sealed } from '../payer.ts';

/**
 * Where a merchant wants to be told of what happens: its webhook endpoints, all of one party in one stream, so that a position of
 * the journal says which of them there were then. Types only; the rules are in `decide.ts`.
 */
export interface WebhookState {
  /** In the order they were made; those that were deleted are gone. */
  readonly endpoints: ReadonlyMap<EndpointId, Endpoint>;
}

export type EndpointId = string;

/** `hmac`: a shared secret, `v1`. `ed25519`: the receiver needs the public key alone, `v1a`. */
export type SignatureScheme = 'hmac' | 'ed25519';

export interface EndpointFacts {
  readonly id: EndpointId;
  readonly partyId: PartyId;
  readonly url: string;
  readonly description?: string;
  /** Types of events, or beginnings of them with an asterisk: `payment.*`. Empty: all. */
  readonly eventTypes: readonly string[];
  readonly scheme: SignatureScheme;
  readonly createTime: Timestamp;
}

export interface Endpoint extends EndpointFacts {
  /** Absent while it is enabled. */
  readonly disabled?: DisabledEndpoint;
  /** The newest first: two while one is rotated. */
  readonly secrets: readonly EndpointSecret[];
  readonly updateTime: Timestamp;
}

/**
 * `merchant`: by its own will. `gone`: the endpoint answered 410. `failing`: a delivery used up all its attempts, and nothing
 * else got through in that time.
 */
export type DisableReason = 'merchant' | 'gone' | 'failing';

export interface DisabledEndpoint {
  readonly reason: DisableReason;
  readonly time: Timestamp;
}

export interface EndpointSecret {
  readonly id: string;
  /** The key that we sign with, sealed: 32 random bytes of an HMAC, or an ed25519 private key as PKCS #8. */
  readonly sealed: Sealed;
  /** The 32 bytes that verify, where they may be shown. */
  readonly publicKey?: Uint8Array;
  readonly createTime: Timestamp;
  /** It signs beside its successor until then. Absent: it is the newest. */
  readonly expireTime?: Timestamp;
}

export type WebhookChange =
  | { readonly type: 'endpoint_created'; readonly endpoint: EndpointFacts; readonly secret: EndpointSecret }
  | {
      readonly type: 'endpoint_changed';
      readonly id: EndpointId;
      readonly url: string;
      readonly description?: string;
      readonly eventTypes: readonly string[];
      readonly time: Timestamp;
    }
  | { readonly type: 'endpoint_enabled'; readonly id: EndpointId; readonly time: Timestamp }
  | {
      readonly type: 'endpoint_disabled';
      readonly id: EndpointId;
      readonly reason: DisableReason;
      readonly time: Timestamp;
    }
  | {
      readonly type: 'endpoint_secret_rotated';
      readonly id: EndpointId;
      readonly secret: EndpointSecret;
      /** Until when the one before signs, too. */
      readonly overlapUntil: Timestamp;
    }
  | { readonly type: 'endpoint_deleted'; readonly id: EndpointId };

export type NewSecret = Omit<EndpointSecret, 'createTime' | 'expireTime'>;

export type WebhookCommand =
  | {
      readonly type: 'CreateEndpoint';
      readonly endpoint: Omit<EndpointFacts, 'createTime'>;
      readonly secret: NewSecret;
    }
  /** What is absent stays as it is; an empty description is taken away. */
  | {
      readonly type: 'UpdateEndpoint';
      readonly id: EndpointId;
      readonly url?: string;
      readonly description?: string;
      readonly eventTypes?: readonly string[];
      readonly enabled?: boolean;
    }
  | { readonly type: 'DeleteEndpoint'; readonly id: EndpointId }
  | {
      readonly type: 'RotateSecret';
      readonly id: EndpointId;
      readonly secret: NewSecret;
      readonly overlapMs: number;
    }
  /** By the dispatcher, never by a merchant. */
  | { readonly type: 'DisableEndpoint'; readonly id: EndpointId; readonly reason: Exclude<DisableReason, 'merchant'> };

/** The stream of all endpoints of a party. */
export function webhookStream(partyId: PartyId): StreamId {
  return `webhooks/${partyId}/endpoints`;
}

/** What the outbox knows an endpoint by. */
export function webhookChannel(partyId: PartyId, id: EndpointId): string {
  return `webhook/${partyId}/${id}`;
}

/** Undefined for a channel that is no endpoint's. */
export function endpointOfChannel(channel: string): EndpointId | undefined {
  const [kind, , id] = channel.split('/');
  return kind === 'webhook' ? id : undefined;
}

/** What the secrets of a party's endpoints are sealed for. */
export function webhookSubject(partyId: PartyId): string {
  return `webhook/${partyId}`;
}
