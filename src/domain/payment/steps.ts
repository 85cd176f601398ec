import { assert } from '../../base/assert.ts';
import { addMs } from '../../base/time.ts';
import { nextAdjustmentChanges } from '../adjustment/steps.ts';
import { allocationOf } from '../allocation/of-payment.ts';
import { paymentCashFlow } from '../cashflow/payment-cash-flow.ts';
import { nextChargebackChanges } from '../chargeback/steps.ts';
import { Misconfigured } from '../condition.ts';
import type { PaymentTarget } from '../configuration.ts';
import type { DecisionContext } from '../context.ts';
import { failure, type OperationFailure } from '../failure.ts';
import { blacklistedRoutes, inspect } from '../inspector.ts';
import { exceededLimits, shopLimitHolds } from '../limits/holds.ts';
import { equalMoney, type Money } from '../money.ts';
import { nextRefundChanges } from '../refund/steps.ts';
import type { Route } from '../routing/route.ts';
import { failureOf, restartsBefore, stubbornDelayMs } from '../session/retry.ts';
import type { SessionChange } from '../session/session.ts';
import { DEADLINE_REACHED, mayCascade } from './cascade.ts';
import { holdsAnew } from './holds-anew.ts';
import { idempotencyKey } from './identity.ts';
import { nextRoute } from './next-route.ts';
import {
  currentRoute,
  currentSession,
  effectiveCost,
  type PaymentChange,
  type PaymentState,
  type PaymentStatus,
} from './payment.ts';
import { pinned, subjectOf } from './pinned.ts';
import { nextReversalChanges } from './reversal.ts';
import { routesInQuestion } from './routing-input.ts';
import { transientDelayMs } from './transient-delay.ts';

/**
 * The steps of a payment (reference §3.6). A step gives the changes that end it, or none while it waits for the provider,
 * for time, or for a command. Steps that need nobody outside follow each other in one append.
 */
export function nextChanges(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  const reversal = nextReversalChanges(payment, context);
  return reversal.length > 0 ? reversal : nextStep(payment, context);
}

function nextStep(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  switch (payment.step) {
    case 'shop_limit_initializing':
      return holdShopLimits(payment, context);
    case 'shop_limit_finalizing':
      return [{ type: 'shop_limit_applied' }];
    case 'risk_scoring':
      return scoreRisk(payment, context);
    case 'routing':
      return chooseRoute(payment, context);
    case 'cash_flow_building':
      return [buildCashFlow(payment, context, payment.facts.cost)];
    case 'processing_session':
      return processingSession(payment, context);
    case 'processing_accounter':
      return processingAccounter(payment, context);
    case 'flow_waiting':
      return flowWaiting(payment, context);
    case 'processing_capture':
      return startCapture(payment, context);
    case 'updating_accounter':
      return [startSession(payment, 'captured', context)];
    case 'finalizing_session':
      return finalizingSession(payment, context);
    case 'finalizing_accounter':
      return [{ type: 'payment_status_changed', status: finalStatus(payment) }];
    case 'shop_limit_failure':
    case 'routing_failure':
      return [failed(payment.failure)];
    case 'processing_failure':
      return afterFailure(payment, context);
    case 'new':
      return [];
    case 'idle':
      return laterChanges(payment, context);
  }
}

/** What goes on in the life of a payment after it came to rest. */
function laterChanges(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  for (const next of [nextRefundChanges, nextChargebackChanges, nextAdjustmentChanges]) {
    const changes = next(payment, context);
    if (changes.length > 0) return changes;
  }
  return [];
}

function holdShopLimits(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  const { configuration, shop } = pinned(payment, context);
  const held = shopLimitHolds({ configuration, shop, ...subjectOf(payment.facts) });
  if (!held.ok) throw new Misconfigured(held.reason);
  const exceeded = exceededLimits(held.holds, context.counters);
  if (exceeded.length === 0) return [{ type: 'shop_limit_initiated', holds: held.holds }];
  const reason = exceeded.map(({ limitId }) => limitId).join(', ');
  return [{ type: 'rollback_started', failure: failure('authorization_failed:shop_limit_exceeded:unknown', reason) }];
}

function scoreRisk(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  const inspected = inspect(pinned(payment, context));
  if (inspected.type === 'outside') return [];
  const { score, inspector } = inspected;
  const routes = inspector.blacklist === undefined ? [] : routesInQuestion(payment, score, context);
  const { variables } = pinned({ ...payment, riskScore: score }, context);
  return riskScored(score, blacklistedRoutes(inspector, variables, routes));
}

/** A fatal score ends the payment (reference §9.1). */
export function riskScored(
  score: NonNullable<PaymentState['riskScore']>,
  blacklisted: readonly Route[] = [],
): readonly PaymentChange[] {
  const scored: PaymentChange = {
    type: 'risk_score_changed',
    score,
    ...(blacklisted.length === 0 ? {} : { blacklisted }),
  };
  if (score !== 'fatal') return [scored];
  return [scored, failed(failure('no_route_found:risk_score_is_too_high'))];
}

function chooseRoute(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  const selection = nextRoute(payment, context);
  if (!selection.ok) {
    const { failure: reason = selection.failure } = payment;
    const rejected: PaymentChange = { type: 'route_rejected', rejected: selection.rejected };
    // After a cascade nothing is held any more, and what the last provider said is what the payment fails with.
    return [rejected, payment.failure === undefined ? { type: 'rollback_started', failure: reason } : failed(reason)];
  }
  const { route, candidates, rejected, scores, holds, skipRecurrent } = selection;
  return [{ type: 'route_changed', route, candidates, rejected, scores, holds, skipRecurrent }];
}

function buildCashFlow(payment: PaymentState, context: DecisionContext, cost: Money): PaymentChange {
  const { configuration, shop, variables } = pinned(payment, context);
  const route = currentRoute(payment);
  assert(route !== undefined, 'a cash flow needs a route');
  return {
    type: 'cash_flow_changed',
    postings: paymentCashFlow({
      configuration,
      shop,
      shopTerms: shop.terms,
      route,
      variables,
      cost,
      allocation: allocationOf(payment),
    }),
  };
}

function processingSession(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  const session = isFirstOfRoute(payment) ? undefined : currentSession(payment);
  if (session === undefined) {
    const { processingDeadline } = payment.facts;
    if (processingDeadline !== undefined && context.now >= processingDeadline) {
      return [{ type: 'rollback_started', failure: failure(DEADLINE_REACHED) }];
    }
    return [startSession(payment, 'processed', context)];
  }
  const reason = failureOf(session);
  if (reason === undefined) return [];
  const delayMs = transientDelayMs(payment, payment.sessions, session, reason, context);
  if (delayMs !== undefined) return [startSession(payment, 'processed', context, delayMs)];
  return [{ type: 'rollback_started', failure: reason }];
}

/** True while the current route has had no session yet: each route tried starts with one. */
function isFirstOfRoute(payment: PaymentState): boolean {
  const since = payment.attempts.at(-1)?.sessionsBefore ?? 0;
  return payment.sessions.length === since;
}

/** Another route, as long as the payment may try one; what the failed attempt held is let go first. */
function afterFailure(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  const { failure: reason } = payment;
  const goesOn = reason !== undefined && mayCascade(payment, reason, pinned(payment, context));
  return [goesOn ? { type: 'cascade_started' } : failed(reason)];
}

function processingAccounter(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  const cost = effectiveCost(payment);
  if (payment.cashFlowCost !== undefined && !equalMoney(payment.cashFlowCost, cost)) {
    return [...holdsAnew(payment, cost, context), buildCashFlow(payment, context, cost)];
  }
  return [{ type: 'payment_status_changed', status: { tag: 'processed' } }];
}

function flowWaiting(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  const { flow } = payment.facts;
  const capture: PaymentChange = { type: 'capture_started', reason: 'Timeout', cost: effectiveCost(payment) };
  if (flow.type === 'instant') return [capture];
  if (context.now < flow.heldUntil) return [];
  return flow.onExpiration === 'capture' ? [capture] : [startSession(payment, 'cancelled', context)];
}

function startCapture(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  const { capture } = payment;
  assert(capture !== undefined, 'a capture has begun');
  if (!equalMoney(capture.cost, effectiveCost(payment))) return [buildCashFlow(payment, context, capture.cost)];
  const started = startSession(payment, 'captured', context);
  // The provider has captured a registered payment already: it is not asked (reference §3.9).
  return payment.facts.origin === 'provider' ? [started, succeededAtOnce(payment)] : [started];
}

function succeededAtOnce({ sessions }: PaymentState): PaymentChange {
  const change: SessionChange = { type: 'session_finished', result: { type: 'succeeded' } };
  return { type: 'session_changed', no: sessions.length, change };
}

/** A capture or cancel that fails for good keeps the money held and is tried again on a slow schedule (decisions #19). */
function finalizingSession(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  const session = currentSession(payment);
  assert(session !== undefined, 'a session is being finalized');
  const reason = failureOf(session);
  if (reason === undefined) return [];
  const delayMs =
    transientDelayMs(payment, payment.sessions, session, reason, context) ??
    stubbornDelayMs(restartsBefore(payment.sessions, session));
  const target = session.target === 'cancelled' ? 'cancelled' : 'captured';
  return [startSession(payment, target, context, delayMs)];
}

function finalStatus(payment: PaymentState): PaymentStatus {
  const { capture, cancelReason } = payment;
  if (currentSession(payment)?.target === 'cancelled') {
    return { tag: 'cancelled', ...(cancelReason === undefined ? {} : { reason: cancelReason }) };
  }
  assert(capture !== undefined, 'a captured payment has its capture');
  return { tag: 'captured', ...capture };
}

export function startSession(
  payment: PaymentState,
  target: PaymentTarget,
  context: DecisionContext,
  delayMs?: number,
): PaymentChange {
  const route = currentRoute(payment);
  assert(route !== undefined, 'a session needs a route');
  const { trx } = payment;
  const change: SessionChange = {
    type: 'session_started',
    target,
    route,
    idempotencyKey: idempotencyKey(payment, target),
    time: context.now,
    ...(delayMs === undefined ? {} : { notBefore: addMs(context.now, delayMs) }),
    ...(target === 'processed' || trx === undefined ? {} : { trx }),
  };
  return { type: 'session_changed', no: payment.sessions.length, change };
}

function failed(reason: OperationFailure | undefined): PaymentChange {
  assert(reason !== undefined, 'a failing payment knows why');
  return { type: 'payment_status_changed', status: { tag: 'failed', failure: reason } };
}
