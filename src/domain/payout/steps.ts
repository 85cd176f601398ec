import { addMs } from '../../base/time.ts';
import { isContested } from '../application/status.ts';
import { Misconfigured } from '../condition.ts';
import type { DecisionContext } from '../context.ts';
import { failure, failureCode, isTransient, type OperationFailure } from '../failure.ts';
import { formatMoney, money } from '../money.ts';
import { merchantCosts } from '../refund/book.ts';
import { failureOf, retryDelayMs } from '../session/retry.ts';
import type { SessionState } from '../session/session.ts';
import { payoutCashFlow } from './cash-flow.ts';
import { factsOf, progressOf } from './evolve.ts';
import type { PayoutChange, PayoutState } from './payout.ts';
import { pinnedPayout } from './pinned.ts';
import { selectPayoutRoute } from './route.ts';
import { startSession } from './start-session.ts';

/** The changes that end the present step of a payout, or none while it waits for the provider, for time, or for somebody's word. */
export function nextPayoutChanges(payout: PayoutState, context: DecisionContext): readonly PayoutChange[] {
  const { status } = progressOf(payout);
  if (status === 'new') return route(payout, context);
  if (status === 'requisites') {
    return payout.plan === undefined ? [reserve(payout, context)] : [startSession(payout, context.now)];
  }
  if (status === 'payout_process') return afterAnswer(payout, context);
  return isContested(status) ? whileContested(payout, context) : [];
}

/** Where it goes and what it costs. What nobody pays out is an error. */
function route(payout: PayoutState, context: DecisionContext): readonly PayoutChange[] {
  const facts = factsOf(payout);
  const { amount, application } = facts;
  const pinned = pinnedPayout(facts, context.configuration(facts.revision));
  const selected = selectPayoutRoute({ pinned, amount, method: application.method }, context);
  if (!selected.ok) return [finished('error', selected.failure, context)];
  return [{ type: 'payout_routed', route: selected.route, postings: payoutCashFlow(pinned, selected.route, amount) }];
}

/** The guards refuse what the cash desk cannot cover; then it is decided again with what they have seen (O2). */
function reserve(payout: PayoutState, context: DecisionContext): PayoutChange {
  const { currency } = factsOf(payout).amount;
  for (const [accountId, costMinor] of merchantCosts(payout.cashFlow ?? [])) {
    const availableMinor = context.balances.get(accountId);
    if (availableMinor === undefined || availableMinor >= costMinor) continue;
    const [needed, left] = [costMinor, availableMinor].map((minor) => formatMoney(money(minor, currency)));
    const why = `the payout takes ${needed} with its fees, the cash desk has ${left}`;
    return finished('decline', failure('payout_declined:insufficient_funds', why), context);
  }
  return { type: 'payout_reserved' };
}

function afterAnswer(payout: PayoutState, context: DecisionContext): readonly PayoutChange[] {
  const session = payout.sessions.at(-1);
  const { expireTime } = payout;
  if (session === undefined || expireTime === undefined) return [];
  if (hasSucceeded(session)) return [finished('success', undefined, context)];
  const reason = failureOf(session);
  if (reason === undefined) {
    return context.now < expireTime ? [] : [contested('payout_timeout', undefined, context)]; // O4
  }
  if (payout.paidLate) return [finished('success', undefined, context)]; // O5
  const delayMs = transientDelayMs(payout, session, reason, context);
  if (delayMs === undefined) return afterRefusal(reason, context);
  // What would be sent only after the time is over is not sent again.
  if (addMs(context.now, delayMs) >= expireTime) return [contested('payout_timeout', reason, context)];
  return [startSession(payout, context.now, delayMs)];
}

/** What a provider's definite no leads to: its code says whether anybody could do better. */
function afterRefusal(reason: OperationFailure, context: DecisionContext): readonly PayoutChange[] {
  const code = failureCode(reason);
  if (code.startsWith('payout_incorrect_requisites')) return [contested('incorrect_requisites', reason, context)];
  if (code.startsWith('payout_failed')) return [contested('payout_failed', reason, context)];
  return [finished('decline', reason, context)];
}

/** A late success is a success. A late no is written down, and the payout stays contested (O4). */
function whileContested(payout: PayoutState, context: DecisionContext): readonly PayoutChange[] {
  const session = payout.sessions.at(-1);
  if (session === undefined) return [];
  if (hasSucceeded(session)) return [finished('success', undefined, context)];
  const reason = failureOf(session);
  if (reason !== undefined && payout.paidLate) return [finished('success', undefined, context)]; // O5
  const { status } = progressOf(payout);
  if (reason === undefined || payout.failure !== undefined || status !== 'payout_timeout') return [];
  return [contested('payout_timeout', reason, context)];
}

/** Delay of the next try after a failure that is for the moment, or undefined when it is final. A correction has tries of its own. */
function transientDelayMs(
  { facts, sessions }: PayoutState,
  session: SessionState,
  reason: OperationFailure,
  context: DecisionContext,
): number | undefined {
  if (!isTransient(reason) || facts === undefined) return undefined;
  const { providerId } = session.route;
  const provider = context.configuration(facts.revision).providers.get(providerId);
  if (provider === undefined) throw new Misconfigured(`provider ${providerId} is not configured`);
  const firstTry = sessions.findLastIndex(({ notBefore }) => notBefore === undefined);
  return retryDelayMs(provider.retries.paid_out ?? { type: 'none' }, sessions.length - 1 - firstTry);
}

function hasSucceeded({ phase }: SessionState): boolean {
  return phase.tag === 'finished' && phase.result.type === 'succeeded';
}

function contested(
  as: (PayoutChange & { readonly type: 'payout_contested' })['as'],
  reason: OperationFailure | undefined,
  { now }: DecisionContext,
): PayoutChange {
  return { type: 'payout_contested', as, time: now, ...(reason === undefined ? {} : { failure: reason }) };
}

function finished(
  as: (PayoutChange & { readonly type: 'payout_finished' })['as'],
  reason: OperationFailure | undefined,
  { now }: DecisionContext,
): PayoutChange {
  const why = reason === undefined ? {} : { failure: reason };
  return { type: 'payout_finished', as, byHand: false, time: now, ...why };
}
