import type { SessionRef } from '../invoice/invoice.ts';
import type { SessionChange, SessionState } from '../session/session.ts';
import type { PaymentChange, PaymentState } from './payment.ts';

/** Sessions of a payment by their owners: the payment itself, its refunds, the reversal of its money. */

export function sessionsOf(payment: PaymentState, { refundId, reversal }: Owner): readonly SessionState[] {
  if (refundId !== undefined) return payment.refunds.get(refundId)?.sessions ?? [];
  return reversal === true ? (payment.reversal?.sessions ?? []) : payment.sessions;
}

export function sessionOf(payment: PaymentState, ref: SessionRef): SessionState | undefined {
  return sessionsOf(payment, ref)[ref.no];
}

/** A change of a session as a change of its payment. */
export function sessionChange({ refundId, reversal, no }: SessionRef, change: SessionChange): PaymentChange {
  if (refundId !== undefined) {
    return { type: 'refund_changed', refundId, change: { type: 'refund_session_changed', no, change } };
  }
  return { type: reversal === true ? 'reversal_changed' : 'session_changed', no, change };
}

/** The change of a session that a change of its payment is, if it is one. */
export function sessionChangeOf(change: PaymentChange): SessionChange | undefined {
  switch (change.type) {
    case 'session_changed':
    case 'reversal_changed':
      return change.change;
    case 'refund_changed':
      return change.change.type === 'refund_session_changed' ? change.change.change : undefined;
    default:
      return undefined;
  }
}

/** The latest session of every owner that has one. */
export function latestSessions(payment: PaymentState): readonly OwnedSession[] {
  const { id: paymentId } = payment.facts;
  if (payment.refunds.size === 0 && payment.reversal === undefined) {
    const session = payment.sessions.at(-1);
    return session === undefined ? [] : [{ ref: { paymentId, no: session.no }, session }];
  }
  const owners: readonly Owner[] = [
    {},
    ...[...payment.refunds.keys()].map((refundId) => ({ refundId })),
    ...(payment.reversal === undefined ? [] : [{ reversal: true }]),
  ];
  return owners.flatMap((owner) => {
    const session = sessionsOf(payment, owner).at(-1);
    return session === undefined ? [] : [{ ref: { paymentId, ...owner, no: session.no }, session }];
  });
}

/**
 * The sessions that a provider still owes an answer to. One that an operator left behind when the payment was forced to
 * another status is nobody's any more.
 */
export function openSessionsOf(payment: PaymentState): readonly OwnedSession[] {
  const { step } = payment;
  const own = step === 'processing_session' || step === 'finalizing_session';
  return latestSessions(payment).filter(
    ({ ref, session }) =>
      session.phase.tag !== 'finished' && (own || ref.refundId !== undefined || ref.reversal === true),
  );
}

export interface OwnedSession {
  readonly ref: SessionRef;
  readonly session: SessionState;
}

type Owner = Pick<SessionRef, 'refundId' | 'reversal'>;
