import type { InvoiceState } from '../../src/domain/invoice/invoice.ts';
import { latestSessions } from '../../src/domain/payment/owned-sessions.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import type { SessionState } from '../../src/domain/session/session.ts';

/** The machines that are drawn, by the names of their diagrams. */
export const MACHINES = [
  'invoice status',
  'payment status',
  'payment step',
  'session phase',
  'refund step',
  'refund status',
  'adjustment status',
  'chargeback step',
  'chargeback status',
  'chargeback stage',
  'payin status',
  'payout status',
  'case status',
] as const;

export type MachineName = (typeof MACHINES)[number];

/** `from --> to`, where `[*]` is before the beginning, by machine. */
export type Transitions = Map<MachineName, Set<string>>;

export function noTransitions(): Transitions {
  return new Map(MACHINES.map((name) => [name, new Set<string>()]));
}

/** Notes what one change made of the states of all machines. */
export function note(seen: Transitions, before: InvoiceState, after: InvoiceState): void {
  const states = statesOf(before);
  for (const [subject, [machine, state]] of statesOf(after)) {
    const from = states.get(subject)?.[1] ?? '[*]';
    if (from !== state) seen.get(machine)?.add(`${from} --> ${state}`);
  }
}

type States = Map<string, readonly [MachineName, string]>;

/** The state of each machine that lives in an invoice, by what it is the machine of. */
function statesOf(invoice: InvoiceState): States {
  const states: States = new Map();
  if (invoice.facts === undefined) return states;
  states.set('invoice', ['invoice status', invoice.removed === true ? 'removed' : invoice.status.tag]);
  for (const payment of invoice.payments.values()) paymentStates(payment, states);
  return states;
}

function paymentStates(payment: PaymentState, states: States): void {
  const { id } = payment.facts;
  states.set(`${id} status`, ['payment status', payment.status.tag]);
  states.set(`${id} step`, ['payment step', payment.step]);
  for (const { ref, session } of latestSessions(payment)) {
    states.set(`${id} session ${JSON.stringify(ref)}`, ['session phase', phaseOf(session)]);
  }
  for (const [refundId, { status, step }] of payment.refunds) {
    states.set(`${id} refund ${refundId} status`, ['refund status', status.tag]);
    states.set(`${id} refund ${refundId} step`, ['refund step', step]);
  }
  for (const [adjustmentId, { status }] of payment.adjustments) {
    states.set(`${id} adjustment ${adjustmentId}`, ['adjustment status', status.tag]);
  }
  for (const [chargebackId, { status, step, stage }] of payment.chargebacks) {
    states.set(`${id} chargeback ${chargebackId} status`, ['chargeback status', status]);
    states.set(`${id} chargeback ${chargebackId} step`, ['chargeback step', step]);
    states.set(`${id} chargeback ${chargebackId} stage`, ['chargeback stage', stage]);
  }
}

function phaseOf({ phase, unknown }: SessionState): string {
  if (phase.tag === 'finished') return phase.result.type;
  return unknown === undefined ? phase.tag : `${phase.tag}_unknown`;
}
