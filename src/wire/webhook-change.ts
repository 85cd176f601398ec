import type {
  DisableReason,
  EndpointFacts,
  EndpointSecret,
  SignatureScheme,
  WebhookChange,
} from '../domain/webhook/webhook.ts';
import { byType, bytes, choice, integer, type LayoutOf, list, message, optional, text } from './layout.ts';
import { sealed } from './payer.ts';

const endpoint = message<EndpointFacts>({
  id: text,
  partyId: text,
  url: text,
  description: optional(text),
  eventTypes: list(text),
  scheme: choice<SignatureScheme>({ hmac: 'HMAC', ed25519: 'ED25519' }),
  createTime: integer,
});

const secret = message<EndpointSecret>({
  id: text,
  sealed,
  publicKey: optional(bytes),
  createTime: integer,
  expireTime: optional(integer),
});

export const webhookChange: LayoutOf<WebhookChange> = byType<WebhookChange>({
  endpoint_created: { endpoint, secret },
  endpoint_changed: { id: text, url: text, description: optional(text), eventTypes: list(text), time: integer },
  endpoint_enabled: { id: text, time: integer },
  endpoint_disabled: {
    id: text,
    reason: choice<DisableReason>({ merchant: 'MERCHANT', gone: 'GONE', failing: 'FAILING' }),
    time: integer,
  },
  endpoint_secret_rotated: { id: text, secret, overlapUntil: integer },
  endpoint_deleted: { id: text },
});
