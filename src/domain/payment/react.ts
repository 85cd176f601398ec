import type { InvoiceIntent } from '../invoice/invoice.ts';
import type { SessionState } from '../session/session.ts';
import { currentSession, type PaymentState } from './payment.ts';

/** The work that should be in flight for a payment, from its state alone (M3, P3). Nothing for one that is over. */
export function reactPayment(payment: PaymentState): readonly InvoiceIntent[] {
  const { flow, id: paymentId } = payment.facts;
  switch (payment.step) {
    case 'risk_scoring':
      return [{ type: 'ScoreRisk', paymentId }];
    case 'processing_session':
    case 'finalizing_session': {
      const session = currentSession(payment);
      return session === undefined ? [] : sessionIntents(payment, session);
    }
    case 'flow_waiting':
      return flow.type === 'hold' ? [{ type: 'WakeAt', at: flow.heldUntil }] : [];
    default:
      return [];
  }
}

function sessionIntents(payment: PaymentState, session: SessionState): readonly InvoiceIntent[] {
  const { phase, unknown, target, no, notBefore } = session;
  const ref = { paymentId: payment.facts.id, no };
  const call = (mode: 'call' | 'ask' | 'resolve', at: number | undefined): InvoiceIntent => ({
    type: 'CallProvider',
    session: ref,
    target,
    mode,
    ...(at === undefined ? {} : { at }),
  });
  if (phase.tag === 'finished') return [];
  if (unknown !== undefined) return [call(phase.tag === 'suspended' ? 'ask' : 'resolve', unknown.askTime)];
  switch (phase.tag) {
    case 'active':
      return [call('call', notBefore)];
    case 'sleeping':
      return [call('call', phase.until)];
    case 'suspended':
      if (phase.onTimeout.type !== 'callback') return [call('ask', phase.until)];
      return [{ type: 'TimeOutCallback', session: ref, payload: phase.onTimeout.payload, at: phase.until }];
  }
}
