import { AssertionError, assert, unreachable } from '../../base/assert.ts';
import { evolveAdjustment } from '../adjustment/evolve.ts';
import { revertPostings } from '../cashflow/compute.ts';
import { evolveChargeback } from '../chargeback/evolve.ts';
import { newPlan, type PlanState, withBatch } from '../ledger.ts';
import { equalMoney, type Money } from '../money.ts';
import { evolveRefund } from '../refund/evolve.ts';
import { bareRoute } from '../routing/route.ts';
import { evolveSessions } from '../session/evolve.ts';
import type { SessionChange, SessionState } from '../session/session.ts';
import { isCapturedByHand } from './captured-by-hand.ts';
import { planIdOf } from './identity.ts';
import type { PaymentChange, PaymentFacts, PaymentState, PaymentStatus, PaymentStep, RouteAttempt } from './payment.ts';
import { effectiveCost } from './payment.ts';

/** Folds one change into a payment (reference §3.11). Never refuses: what is in the journal happened (M2). */
export function evolvePayment(payment: PaymentState, change: PaymentChange): PaymentState {
  switch (change.type) {
    case 'payment_started':
      throw new AssertionError('a payment starts once, see startPaymentState');
    case 'shop_limit_initiated':
      return { ...payment, step: 'shop_limit_finalizing', shopHolds: change.holds, shopHoldsStatus: 'held' };
    case 'shop_limit_applied':
      return { ...payment, step: 'risk_scoring' };
    case 'risk_score_changed':
      return { ...payment, step: 'routing', riskScore: change.score, blacklisted: change.blacklisted ?? [] };
    case 'route_changed':
      return routeChanged(payment, change);
    case 'route_rejected':
      return { ...payment, rejected: change.rejected, scores: [] };
    case 'cash_flow_changed':
      return cashFlowChanged(payment, change.postings);
    case 'session_changed':
      return sessionChanged(payment, change.no, change.change);
    case 'recurrent_token_acquired':
      // One that comes after the end is told anew.
      return { ...payment, recurrentToken: change.token, recurrenceRecorded: false };
    case 'cash_changed':
      return { ...payment, changedCost: change.to };
    case 'capture_started': {
      const { type: _, ...capture } = change;
      return { ...payment, step: 'processing_capture', capture };
    }
    case 'cancel_started':
      return change.reason === undefined ? payment : { ...payment, cancelReason: change.reason };
    case 'rollback_started':
      return { ...payment, failure: change.failure, step: failureStep(payment) };
    case 'cascade_started':
      return cascadeStarted(payment);
    case 'route_holds_changed':
      return routeHoldsChanged(payment, change.holds);
    case 'cascade_tokens_loaded':
      return cascadeTokensLoaded(payment, change);
    case 'recurrence_recorded':
      return { ...payment, recurrenceRecorded: true };
    case 'late_positive_found':
      return latePositiveFound(payment, change.no);
    case 'reversal_changed':
      return reversalChanged(payment, change.no, change.change);
    case 'refund_changed':
      return evolveRefund(payment, change.refundId, change.change);
    case 'adjustment_changed':
      return evolveAdjustment(payment, change.adjustmentId, change.change);
    case 'chargeback_changed':
      return evolveChargeback(payment, change.chargebackId, change.change);
    case 'payment_status_changed':
      return statusChanged(payment, change.status);
    case 'payment_flag_raised':
      return payment.flags.includes(change.flag) ? payment : { ...payment, flags: [...payment.flags, change.flag] };
  }
  return unreachable(change);
}

export function startPaymentState(facts: PaymentFacts): PaymentState {
  return {
    facts,
    step: 'shop_limit_initializing',
    status: { tag: 'pending' },
    cost: facts.cost,
    shopHolds: [],
    shopHoldsStatus: 'none',
    blacklisted: [],
    candidates: [],
    rejected: [],
    scores: [],
    attempts: [],
    skipRecurrent: false,
    sessions: [],
    cascadeTokens: [],
    recurrenceRecorded: false,
    refunds: new Map(),
    adjustments: new Map(),
    chargebacks: new Map(),
    flags: [],
  };
}

function routeChanged(payment: PaymentState, change: PaymentChange & { readonly type: 'route_changed' }): PaymentState {
  const { cashFlow: _cashFlow, cashFlowCost: _cost, plan: _plan, trx: _trx, failure: _failure, ...rest } = payment;
  const attempt: RouteAttempt = {
    route: change.route,
    holds: change.holds,
    holdsStatus: 'held',
    sessionsBefore: payment.sessions.length,
  };
  return {
    ...rest,
    step: 'cash_flow_building',
    candidates: change.candidates,
    rejected: change.rejected,
    scores: change.scores,
    attempts: [...payment.attempts, attempt],
    skipRecurrent: change.skipRecurrent,
  };
}

function cascadeTokensLoaded(
  payment: PaymentState,
  { tokens, predefined }: PaymentChange & { readonly type: 'cascade_tokens_loaded' },
): PaymentState {
  const route = predefined ? tokens[0] : undefined;
  return { ...payment, cascadeTokens: tokens, ...(route === undefined ? {} : { predefinedRoute: bareRoute(route) }) };
}

function cashFlowChanged(payment: PaymentState, postings: NonNullable<PaymentState['cashFlow']>): PaymentState {
  const plan = extendedPlan(payment, postings);
  const cashFlowCost = payment.capture?.cost ?? effectiveCost(payment);
  return { ...payment, cashFlow: postings, cashFlowCost, plan, step: afterCashFlow(payment.step) };
}

/** The plan with the new cash flow in force: later ones first revert the one before (reference §6.4). */
function extendedPlan(payment: PaymentState, postings: NonNullable<PaymentState['cashFlow']>): PlanState {
  const { plan, cashFlow } = payment;
  if (plan === undefined || cashFlow === undefined) {
    return withBatch(newPlan(planIdOf(payment)), { id: 1, postings });
  }
  const next = plan.batches.length + 1;
  return withBatch(withBatch(plan, { id: next, postings: revertPostings(cashFlow) }), { id: next + 1, postings });
}

function afterCashFlow(step: PaymentStep): PaymentStep {
  if (step === 'cash_flow_building') return 'processing_session';
  if (step === 'processing_capture') return 'updating_accounter';
  return step;
}

/** What the failed attempt held is let go; the failure is kept, in case no other route is found (reference §5.3). */
function cascadeStarted(payment: PaymentState): PaymentState {
  const { plan: _plan, cashFlow: _cashFlow, cashFlowCost: _cost, changedCost: _changed, ...rest } = payment;
  return { ...rest, attempts: withCurrentAttempt(payment, { holdsStatus: 'released' }), step: 'routing' };
}

function routeHoldsChanged(payment: PaymentState, holds: RouteAttempt['holds']): PaymentState {
  return { ...payment, attempts: withCurrentAttempt(payment, { holds }) };
}

function withCurrentAttempt(payment: PaymentState, part: Partial<RouteAttempt>): readonly RouteAttempt[] {
  return payment.attempts.map((each, index) => (index === payment.attempts.length - 1 ? { ...each, ...part } : each));
}

function latePositiveFound(payment: PaymentState, no: number): PaymentState {
  const { found, sessions } = payment.reversal ?? { found: [], sessions: [] };
  return { ...payment, reversal: { found: [...found, no], sessions } };
}

function reversalChanged(payment: PaymentState, no: number, change: SessionChange): PaymentState {
  const { reversal } = payment;
  assert(reversal !== undefined, `payment ${payment.facts.id} has no reversal`);
  return { ...payment, reversal: { ...reversal, sessions: evolveSessions(reversal.sessions, no, change) } };
}

function sessionChanged(payment: PaymentState, no: number, change: SessionChange): PaymentState {
  if (change.type === 'session_started') {
    const step = change.target === 'processed' ? 'processing_session' : 'finalizing_session';
    return { ...payment, step, sessions: evolveSessions(payment.sessions, no, change) };
  }
  const sessions = evolveSessions(payment.sessions, no, change);
  const evolved = sessions[no];
  assert(evolved !== undefined, `payment ${payment.facts.id} has no session ${no}`);
  // What is learnt of a session that had been given up is not of the payment, unless an operator took it up again.
  const isNews = payment.sessions[no]?.phase.tag !== 'finished' || isCapturedByHand(payment, no);
  const trx = change.type === 'session_transaction_bound' && isNews ? { trx: change.trx } : {};
  return { ...payment, ...trx, sessions, step: afterSession(payment.step, evolved) };
}

function afterSession(step: PaymentStep, { phase }: SessionState): PaymentStep {
  if (phase.tag !== 'finished' || phase.result.type === 'failed') return step;
  if (step === 'processing_session') return 'processing_accounter';
  return step === 'finalizing_session' ? 'finalizing_accounter' : step;
}

/** Where a rollback goes on: it gives back only what is held by then (reference §3.11). */
function failureStep(payment: PaymentState): PaymentStep {
  if (payment.step === 'shop_limit_initializing' || payment.step === 'shop_limit_finalizing')
    return 'shop_limit_failure';
  return payment.cashFlow === undefined ? 'routing_failure' : 'processing_failure';
}

function statusChanged(payment: PaymentState, status: PaymentStatus): PaymentState {
  if (payment.step === 'idle') return restingStatusChanged(payment, status);
  switch (status.tag) {
    case 'processed':
      return { ...payment, status, step: 'flow_waiting' };
    case 'captured':
      return { ...capturedAt(holdsBecome(payment, 'committed'), status.cost), status, step: 'idle' };
    case 'failed':
    case 'cancelled':
      return { ...holdsBecome(payment, 'released'), status, step: 'idle' };
    default:
      return { ...payment, status, step: 'idle' };
  }
}

/** A refund, a chargeback or an adjustment moves a payment that is at rest: what it held was booked or let go long ago. */
function restingStatusChanged(payment: PaymentState, status: PaymentStatus): PaymentState {
  if (status.tag !== 'captured') return { ...payment, status };
  const { tag: _, ...captured } = status;
  const allocation = payment.capture?.allocation;
  const capture = allocation === undefined ? captured : { ...captured, allocation };
  return { ...payment, status, cost: captured.cost, capture };
}

/** From its capture on a payment stands for what was captured: a change of the amount that is not that amount is over. */
function capturedAt(payment: PaymentState, cost: Money): PaymentState {
  const { changedCost, ...rest } = payment;
  return changedCost !== undefined && equalMoney(changedCost, cost) ? { ...payment, cost } : { ...rest, cost };
}

function holdsBecome(payment: PaymentState, fate: 'committed' | 'released'): PaymentState {
  const attempts = payment.attempts.map((each) =>
    each.holdsStatus === 'held' ? { ...each, holdsStatus: fate } : each,
  );
  const shopHoldsStatus = payment.shopHoldsStatus === 'held' ? fate : payment.shopHoldsStatus;
  const { plan } = payment;
  if (plan?.status !== 'held') return { ...payment, attempts, shopHoldsStatus };
  const status = fate === 'committed' ? 'committed' : 'rolled_back';
  return { ...payment, attempts, shopHoldsStatus, plan: { ...plan, status } };
}
