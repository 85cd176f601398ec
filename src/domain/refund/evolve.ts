import { assert, unreachable } from '../../base/assert.ts';
import type { RefundId } from '../ids.ts';
import { newPlan, type PlanState, withBatch } from '../ledger.ts';
import type { PaymentState } from '../payment/payment.ts';
import { evolveSessions } from '../session/evolve.ts';
import type { SessionChange } from '../session/session.ts';
import { refundPlanId } from './identity.ts';
import type { RefundChange, RefundState, RefundStatus } from './refund.ts';

/** Folds one change of a refund into its payment. Never refuses: what is in the journal happened (M2). */
export function evolveRefund(payment: PaymentState, refundId: RefundId, change: RefundChange): PaymentState {
  const refunds = new Map(payment.refunds);
  refunds.set(refundId, nextRefund(payment, refundId, change));
  return { ...payment, refunds };
}

function nextRefund(payment: PaymentState, refundId: RefundId, change: RefundChange): RefundState {
  if (change.type === 'refund_created') {
    const { refund, postings, holds } = change;
    const nothingYet = { status: { tag: 'pending' }, step: 'new', holdsStatus: 'none', sessions: [] } as const;
    return { facts: refund, cashFlow: postings, holds, ...nothingYet };
  }
  const refund = payment.refunds.get(refundId);
  assert(refund !== undefined, `payment ${payment.facts.id} has no refund ${refundId}`);
  switch (change.type) {
    case 'refund_session_changed':
      return sessionChanged(payment, refund, change.no, change.change);
    case 'refund_rollback_started':
      return { ...refund, step: 'failure', failure: change.failure };
    case 'refund_status_changed':
      return statusChanged(refund, change.status);
  }
  return unreachable(change);
}

/** The first session holds what the refund needs. */
function sessionChanged(payment: PaymentState, refund: RefundState, no: number, change: SessionChange): RefundState {
  const sessions = evolveSessions(refund.sessions, no, change);
  if (change.type === 'session_started') return { ...heldFrom(payment, refund), step: 'session', sessions };
  const phase = sessions[no]?.phase;
  assert(phase !== undefined, `refund ${refund.facts.id} has no session ${no}`);
  const succeeded = phase.tag === 'finished' && phase.result.type === 'succeeded';
  return { ...refund, sessions, step: succeeded ? 'accounter' : refund.step };
}

function heldFrom(payment: PaymentState, refund: RefundState): RefundState {
  if (refund.holdsStatus !== 'none') return refund;
  const plan = withBatch(newPlan(refundPlanId(payment, refund.facts.id)), { id: 1, postings: refund.cashFlow });
  return { ...refund, holdsStatus: 'held', plan };
}

function statusChanged(refund: RefundState, status: RefundStatus): RefundState {
  if (status.tag === 'pending') return { ...refund, status };
  const finished: RefundState = { ...refund, status, step: 'finished' };
  const { plan } = refund;
  if (refund.holdsStatus !== 'held' || plan === undefined) return finished;
  const committed = status.tag === 'succeeded';
  const finalPlan: PlanState = { ...plan, status: committed ? 'committed' : 'rolled_back' };
  return { ...finished, holdsStatus: committed ? 'committed' : 'released', plan: finalPlan };
}
