import {
  type InvoiceId,
  invoiceStream,
  isClientId,
  type PartyId,
  type PayoutId,
  payoutStream,
  type StreamId,
} from '../domain/ids.ts';
import type { SessionRef } from '../domain/invoice/invoice.ts';
import type { EntityRef, PayoutSessionRef } from './entity-kind.ts';

/** Between the parts of a tag: a character that ids never have and that URLs leave alone. */
const SEPARATOR = '~';
/** Before the id of a refund, and in the place of one for a reversal: letters of no id, as they stand behind a dot. */
const REFUND = 'refund.';
const REVERSAL = 'reversal.';
/** In the place of the id of a payment. */
const PAYOUT = 'payout.';

/** A tag that we mint contains its stream and its session, so that a callback finds its way without a look-up. */
export function mintTag(partyId: PartyId, invoiceId: InvoiceId, session: SessionRef): string {
  const { paymentId, refundId, reversal, no } = session;
  const owner = refundId === undefined ? (reversal === true ? [REVERSAL] : []) : [REFUND + refundId];
  return [partyId, invoiceId, paymentId, no, ...owner].join(SEPARATOR);
}

export function mintPayoutTag(partyId: PartyId, payoutId: PayoutId, { no }: PayoutSessionRef): string {
  return [partyId, payoutId, PAYOUT, no].join(SEPARATOR);
}

export interface ParsedTag {
  readonly stream: StreamId;
  readonly session: EntityRef;
}

/** The stream and session that a minted tag names; undefined for a reference that a provider chose. */
export function parseTag(tag: string): ParsedTag | undefined {
  const [partyId, invoiceId, paymentId, no, owner, ...rest] = tag.split(SEPARATOR);
  if (partyId === undefined || invoiceId === undefined || paymentId === undefined || no === undefined) return undefined;
  if (rest.length > 0 || !/^\d{1,9}$/.test(no) || ![partyId, invoiceId].every(isClientId)) return undefined;
  if (paymentId === PAYOUT && owner === undefined) {
    return { stream: payoutStream(partyId, invoiceId), session: { no: Number(no) } };
  }
  if (!isClientId(paymentId)) return undefined;
  const of = parseOwner(owner);
  return of && { stream: invoiceStream(partyId, invoiceId), session: { paymentId, ...of, no: Number(no) } };
}

function parseOwner(owner: string | undefined): Pick<SessionRef, 'refundId' | 'reversal'> | undefined {
  if (owner === undefined) return {};
  if (owner === REVERSAL) return { reversal: true };
  if (!owner.startsWith(REFUND)) return undefined;
  const refundId = owner.slice(REFUND.length);
  return isClientId(refundId) ? { refundId } : undefined;
}
