import { type InvoiceId, invoiceStream, isClientId, type PartyId, type StreamId } from '../domain/ids.ts';
import type { SessionRef } from '../domain/invoice/invoice.ts';

/** Between the parts of a tag: a character that ids never have and that URLs leave alone. */
const SEPARATOR = '~';
/** Before the id of a refund, and in the place of one for a reversal: letters of no id, as they stand behind a dot. */
const REFUND = 'refund.';
const REVERSAL = 'reversal.';

/** A tag that we mint contains its stream and its session, so that a callback finds its way without a look-up. */
export function mintTag(partyId: PartyId, invoiceId: InvoiceId, session: SessionRef): string {
  const { paymentId, refundId, reversal, no } = session;
  const owner = refundId === undefined ? (reversal === true ? [REVERSAL] : []) : [REFUND + refundId];
  return [partyId, invoiceId, paymentId, no, ...owner].join(SEPARATOR);
}

/** The stream and session that a minted tag names; undefined for a reference that a provider chose. */
export function parseTag(tag: string): { readonly stream: StreamId; readonly session: SessionRef } | undefined {
  const [partyId, invoiceId, paymentId, no, owner, ...rest] = tag.split(SEPARATOR);
  if (partyId === undefined || invoiceId === undefined || paymentId === undefined || no === undefined) return undefined;
  if (rest.length > 0 || !/^\d{1,9}$/.test(no) || ![partyId, invoiceId, paymentId].every(isClientId)) return undefined;
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
