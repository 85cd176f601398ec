import { assert, unreachable } from '../../base/assert.ts';
import { addMs, MICROS_PER_MS, type Timestamp } from '../../base/time.ts';
import type { ApplicationProgress } from '../application/application.ts';
import { type ApplicationStatus, isFinal } from '../application/status.ts';
import { evolveDisputes } from '../dispute/evolve.ts';
import { newPlan, withBatch } from '../ledger.ts';
import { evolveSessions } from '../session/evolve.ts';
import { payoutPlanId } from './identity.ts';
import type { PayoutChange, PayoutFacts, PayoutState } from './payout.ts';

export const NO_PAYOUT: PayoutState = { sessions: [], paidLate: false };

/** Folds one change into a payout. Never refuses: what is in the journal happened (M2). */
export function evolvePayout(payout: PayoutState, change: PayoutChange): PayoutState {
  switch (change.type) {
    case 'payout_created':
      return created(change.payout);
    case 'payout_routed': {
      const { route, postings } = change;
      return stepTo({ ...payout, route, cashFlow: postings }, 'requisites', factsOf(payout).createTime);
    }
    case 'payout_reserved': {
      const postings = payout.cashFlow ?? [];
      return { ...payout, plan: withBatch(newPlan(payoutPlanId(factsOf(payout))), { id: 1, postings }) };
    }
    case 'payout_session_changed': {
      const sessions = evolveSessions(payout.sessions, change.no, change.change);
      if (change.change.type !== 'session_started') return { ...payout, sessions };
      return stepTo({ ...payout, sessions }, 'payout_process', change.change.time);
    }
    case 'payout_contested':
      return stepTo(withFailure(payout, change), change.as, change.time);
    case 'payout_receiver_corrected': {
      const { failure: _, ...rest } = payout;
      const { createTime, application } = factsOf(payout);
      const lifetimeMs = (application.expireTime - createTime) / MICROS_PER_MS;
      return { ...rest, receiver: change.receiver, expireTime: addMs(change.time, lifetimeMs) };
    }
    case 'payout_finished': {
      const { plan } = payout;
      const status = change.as === 'success' ? 'committed' : 'rolled_back';
      const settled = plan === undefined ? payout : { ...payout, plan: { ...plan, status } as const };
      return stepTo(withFailure(settled, change), change.as, change.time);
    }
    case 'payout_dispute_changed': {
      const progress = progressOf(payout);
      const disputes = evolveDisputes(progress.disputes, change.disputeId, change.change);
      return { ...payout, progress: { ...progress, disputes } };
    }
    case 'payout_paid_late':
      return { ...payout, paidLate: true };
    case 'payout_attention_raised':
      return { ...payout, attention: { reason: change.reason, since: change.since } };
    case 'payout_attention_cleared': {
      const { attention: _, ...rest } = payout;
      return rest;
    }
  }
  return unreachable(change);
}

export function factsOf({ facts }: PayoutState): PayoutFacts {
  assert(facts !== undefined, 'the payout was created');
  return facts;
}

export function progressOf({ progress }: PayoutState): ApplicationProgress {
  assert(progress !== undefined, 'the payout was created');
  return progress;
}

function created(facts: PayoutFacts): PayoutState {
  const { application, createTime, receiver } = facts;
  return {
    ...NO_PAYOUT,
    facts,
    receiver,
    expireTime: application.expireTime,
    progress: { facts: application, status: 'new', version: 1, updateTime: createTime, disputes: new Map() },
  };
}

/** To stay where it is is no step; no step leads out of an end (A2). */
function stepTo(payout: PayoutState, status: ApplicationStatus, time: Timestamp): PayoutState {
  const progress = progressOf(payout);
  if (progress.status === status || isFinal(progress.status)) return payout;
  return { ...payout, progress: { ...progress, status, version: progress.version + 1, updateTime: time } };
}

function withFailure(payout: PayoutState, { failure }: Pick<PayoutState, 'failure'>): PayoutState {
  return failure === undefined ? payout : { ...payout, failure };
}
