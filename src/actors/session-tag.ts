import {
  type InvoiceId,
  invoiceStream,
  isClientId,
  type PartyId,
  type PaymentId,
  type StreamId,
} from '../domain/ids.ts';
import type { SessionRef } from '../domain/invoice/invoice.ts';

/** Between the parts of a tag: a character that ids never have and that URLs leave alone. */
const SEPARATOR = '~';

/** A tag that we mint contains its stream and its session, so that a callback finds its way without a look-up. */
export function mintTag(partyId: PartyId, invoiceId: InvoiceId, session: SessionRef): string {
  return [partyId, invoiceId, session.paymentId, session.no].join(SEPARATOR);
}

/** The stream and session that a minted tag names; undefined for a reference that a provider chose. */
export function parseTag(tag: string): { readonly stream: StreamId; readonly session: SessionRef } | undefined {
  const [partyId, invoiceId, paymentId, no, ...rest] = tag.split(SEPARATOR);
  if (partyId === undefined || invoiceId === undefined || paymentId === undefined || no === undefined) return undefined;
  if (rest.length > 0 || !/^\d{1,9}$/.test(no) || ![partyId, invoiceId, paymentId].every(isClientId)) return undefined;
  const session = { paymentId: paymentId satisfies PaymentId, no: Number(no) };
  return { stream: invoiceStream(partyId, invoiceId), session };
}
