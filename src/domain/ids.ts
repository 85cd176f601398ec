import { createHash } from 'node:crypto';
import type { Id } from '../base/brand.ts';

export type PartyId = Id<'party'>;
export type ShopId = Id<'shop'>;
export type InvoiceId = Id<'invoice'>;
export type PaymentId = Id<'payment'>;
export type RefundId = Id<'refund'>;
export type ChargebackId = Id<'chargeback'>;
export type AdjustmentId = Id<'adjustment'>;
export type TemplateId = Id<'template'>;
export type CustomerId = Id<'customer'>;
export type CardId = Id<'card'>;
export type ProviderId = Id<'provider'>;
export type TerminalId = Id<'terminal'>;
export type PayoutId = Id<'payout'>;
export type DisputeId = Id<'dispute'>;
/** A cash desk: what a merchant calls `project_id`. */
export type ProjectId = Id<'project'>;
export type AccountId = Id<'account'>;
export type PlanId = Id<'plan'>;
/** `kind/party/id`: the key of one actor and of its records. */
export type StreamId = Id<'stream'>;

/** How many partitions the streams are hashed into. Written into every database; a node with another count refuses to start. */
export const PARTITION_COUNT = 256;

const CLIENT_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** True for an id that a client may choose: letters, digits, `_` and `-`, 1 to 64 of them. */
export function isClientId(value: string): boolean {
  return CLIENT_ID.test(value);
}

export function invoiceStream(partyId: PartyId, invoiceId: InvoiceId): StreamId {
  return `invoice/${partyId}/${invoiceId}`;
}

export function payoutStream(partyId: PartyId, payoutId: PayoutId): StreamId {
  return `payout/${partyId}/${payoutId}`;
}

export function templateStream(partyId: PartyId, templateId: TemplateId): StreamId {
  return `template/${partyId}/${templateId}`;
}

/** The three parts of a stream id. Ids never contain a slash, so the split is exact. */
export function parseStream(stream: StreamId): {
  readonly kind: string;
  readonly partyId: PartyId;
  readonly id: string;
} {
  const [kind = '', partyId = '', id = ''] = stream.split('/');
  return { kind, partyId, id };
}

/** The partition a stream belongs to: FNV-1a over its UTF-16 code units, so that every node and every release agrees. */
export function partitionOf(stream: StreamId): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < stream.length; index += 1) {
    hash = Math.imul(hash ^ stream.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % PARTITION_COUNT;
}

/**
 * The id of an application, which is that of its invoice or its payout: derived from the project and the merchant's own id, which
 * may hold anything (reference h2h §8), so that a repeat meets what the first one made.
 */
export function applicationId(projectId: ProjectId, paymentId: string): string {
  const digest = createHash('sha256').update(`${projectId}\n${paymentId}`).digest('base64url');
  return `${APPLICATION_PREFIX}${digest.slice(0, 32)}`;
}

const APPLICATION_PREFIX = 'h2h_';

/** False only for what is no application: a client may choose an id that looks like that of one. */
export function mayBeApplicationId(id: string): boolean {
  return id.startsWith(APPLICATION_PREFIX);
}

/**
 * Bound to the stream of an application by its first append (J11), so that a payin and a payout never share a merchant's id, and
 * an application is found without saying which it is.
 */
export function applicationTag(id: string): string {
  return `application ${id}`;
}

/**
 * The id of an entity whose client named none: derived from who asked, for what, under which request id, so that a
 * repeat of the request meets the entity that the first one made (P5).
 */
export function derivedId(partyId: PartyId, method: string, requestId: string): string {
  const digest = createHash('sha256').update(`${partyId}\n${method}\n${requestId}`).digest('base64url');
  // An id that begins with a dash reads as an option on a command line.
  return digest.slice(0, 22).replace(/^-/, '_');
}
