import { assert } from '../../base/assert.ts';
import { Misconfigured } from '../condition.ts';
import type { DecisionContext } from '../context.ts';
import { routeLimitHolds } from '../limits/holds.ts';
import { unbounded } from '../limits/limit.ts';
import type { Money } from '../money.ts';
import type { PaymentChange, PaymentState } from './payment.ts';
import { pinned, subjectOf } from './pinned.ts';

/** Iterations of routes tried are small numbers; those of changed amounts are theirs by the thousand (reference §7.2). */
const CHANGED_AMOUNT = 1_000;

/**
 * The limits of the route held for the amount that the provider authorised instead of those for the one it was asked for.
 * They are counted and not checked, like in the reference: the money is held by the provider already, and a limit that
 * refused it now would leave it there with nobody to capture or cancel it.
 */
export function holdsAnew(payment: PaymentState, cost: Money, context: DecisionContext): readonly PaymentChange[] {
  const { attempts, facts } = payment;
  const attempt = attempts.at(-1);
  assert(attempt !== undefined, 'an amount is changed on a route');
  if (!attempt.holds.some(({ metric }) => metric === 'amount')) return [];
  const iteration = attempts.length * CHANGED_AMOUNT;
  const subject = { ...pinned(payment, context), ...subjectOf(facts), cost };
  const held = routeLimitHolds({ ...subject, route: attempt.route, iteration });
  if (!held.ok) throw new Misconfigured(held.reason);
  return [{ type: 'route_holds_changed', holds: unbounded(held.holds) }];
}
