import type { InvoiceState, SessionRef } from '../domain/invoice/invoice.ts';
import { activePayment } from '../domain/invoice/settle.ts';
import { currentSession, type PaymentState } from '../domain/payment/payment.ts';
import type { SessionState } from '../domain/session/session.ts';
import { parseTag } from './session-tag.ts';

export interface FoundSession {
  readonly payment: PaymentState;
  readonly session: SessionState;
}

/** The session that a provider still owes an answer to. There is one at most. */
export function openSession(invoice: InvoiceState): FoundSession | undefined {
  const payment = activePayment(invoice);
  const session = payment && currentSession(payment);
  if (payment === undefined || session === undefined || session.phase.tag === 'finished') return undefined;
  return { payment, session };
}

export function refOf({ payment, session }: FoundSession): SessionRef {
  return { paymentId: payment.facts.id, no: session.no };
}

export function sessionKey({ paymentId, no }: SessionRef): string {
  return `${paymentId}/${no}`;
}

/** The tag that a suspended session waits for. */
export function awaitedTag(invoice: InvoiceState): string | undefined {
  const phase = openSession(invoice)?.session.phase;
  return phase?.tag === 'suspended' ? phase.callbackTag : undefined;
}

/** The session that ever had this tag, or that the tag was minted for. */
export function sessionOfTag(invoice: InvoiceState, tag: string): FoundSession | undefined {
  const minted = parseTag(tag)?.session;
  for (const payment of invoice.payments.values()) {
    const session =
      minted === undefined
        ? payment.sessions.find(({ tags }) => tags.includes(tag))
        : minted.paymentId === payment.facts.id
          ? payment.sessions[minted.no]
          : undefined;
    if (session !== undefined) return { payment, session };
  }
  return undefined;
}
