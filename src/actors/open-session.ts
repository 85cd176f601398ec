import type { InvoiceState, SessionRef } from '../domain/invoice/invoice.ts';
import { latestSessions, type OwnedSession, openSessionsOf, sessionOf } from '../domain/payment/owned-sessions.ts';
import type { PaymentState } from '../domain/payment/payment.ts';
import { parseTag } from './session-tag.ts';

/** The sessions that a provider still owes an answer to. */
export function openSessions(invoice: InvoiceState): readonly OwnedSession[] {
  return [...invoice.payments.values()].flatMap(openSessionsOf);
}

export function sessionKey({ paymentId, refundId, reversal, no }: SessionRef): string {
  const owner = refundId === undefined ? (reversal === true ? '/reversal' : '') : `/refund/${refundId}`;
  return `${paymentId}${owner}/${no}`;
}

/** The tags that suspended sessions wait for. */
export function awaitedTags(invoice: InvoiceState): readonly string[] {
  return openSessions(invoice).flatMap(({ session: { phase } }) =>
    phase.tag === 'suspended' ? [phase.callbackTag] : [],
  );
}

/** The session that ever had this tag, or that the tag was minted for. */
export function sessionOfTag(invoice: InvoiceState, tag: string): OwnedSession | undefined {
  const ref = parseTag(tag)?.session;
  if (ref !== undefined) {
    const payment = invoice.payments.get(ref.paymentId);
    const session = payment && sessionOf(payment, ref);
    return session && { ref, session };
  }
  // A provider may use a tag of its own again when it is asked again: the latest session is meant.
  return [...invoice.payments.values()].flatMap(allSessions).findLast(({ session }) => session.tags.includes(tag));
}

function allSessions(payment: PaymentState): readonly OwnedSession[] {
  return latestSessions(payment)
    .flatMap(({ ref }) =>
      Array.from({ length: ref.no + 1 }, (_, no) => ({
        ref: { ...ref, no },
        session: sessionOf(payment, { ...ref, no }),
      })),
    )
    .flatMap(({ ref, session }) => (session === undefined ? [] : [{ ref, session }]));
}
