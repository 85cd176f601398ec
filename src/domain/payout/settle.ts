import { assert } from '../../base/assert.ts';
import { isFinal } from '../application/status.ts';
import { Misconfigured } from '../condition.ts';
import type { DecisionContext } from '../context.ts';
import { evolvePayout } from './evolve.ts';
import type { PayoutChange, PayoutState } from './payout.ts';
import { nextPayoutChanges } from './steps.ts';
import { isUnknownForDay } from './unknown-for-day.ts';

/** Far above what any command leads to; a loop of steps must not fill the memory. */
const MOST_CHANGES = 100;

/**
 * The given changes and all that follow from them without anybody outside, in order. A configuration that contradicts itself
 * refuses a `new` step by throwing; one that has `begun` keeps what happened and calls an operator (decisions #9).
 */
export function settlePayout(
  payout: PayoutState,
  first: readonly PayoutChange[],
  context: DecisionContext,
  step: 'new' | 'begun',
): readonly PayoutChange[] {
  const all: PayoutChange[] = [];
  let state = payout;
  let next = first;
  do {
    for (const change of next) {
      state = evolvePayout(state, change);
      all.push(change);
    }
    next = following(state, payout, context, step);
    assert(all.length < MOST_CHANGES, 'the steps of one command end');
  } while (next.length > 0);
  return all;
}

function following(
  payout: PayoutState,
  stored: PayoutState,
  context: DecisionContext,
  step: 'new' | 'begun',
): readonly PayoutChange[] {
  const { progress, attention, paidLate } = payout;
  if (progress === undefined) return [];
  if (isFinal(progress.status)) {
    // What an operator was called for before is over with the payout; money that was paid for nothing is not.
    const isResolved = attention !== undefined && attention === stored.attention && !paidLate;
    const hasJustEnded = stored.progress !== undefined && !isFinal(stored.progress.status);
    return isResolved && hasJustEnded ? [{ type: 'payout_attention_cleared' }] : [];
  }
  const unknown = isUnknownForDay(payout, context) ? payout.sessions.at(-1)?.unknown : undefined;
  if (unknown !== undefined && attention === undefined) {
    return raised(`the outcome of the payout is unknown since a day: ${unknown.reason}`, context);
  }
  try {
    return nextPayoutChanges(payout, context);
  } catch (error) {
    if (!(error instanceof Misconfigured) || step === 'new') throw error;
    return attention === undefined ? raised(`misconfigured: ${error.message}`, context) : [];
  }
}

function raised(reason: string, { now }: DecisionContext): readonly PayoutChange[] {
  return [{ type: 'payout_attention_raised', reason, since: now }];
}
