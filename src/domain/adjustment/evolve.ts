import { assert, unreachable } from '../../base/assert.ts';
import type { AdjustmentId, PlanId } from '../ids.ts';
import { newPlan, type PlanState, withBatch } from '../ledger.ts';
import type { PaymentState } from '../payment/payment.ts';
import type { AdjustmentChange, AdjustmentFacts, AdjustmentState } from './adjustment.ts';

/** Folds one change of an adjustment into its payment. Never refuses: what is in the journal happened (M2). */
export function evolveAdjustment(
  payment: PaymentState,
  adjustmentId: AdjustmentId,
  change: AdjustmentChange,
): PaymentState {
  switch (change.type) {
    case 'adjustment_created':
      return withAdjustment(payment, created(payment, change.adjustment));
    case 'adjustment_status_changed': {
      const adjustment = payment.adjustments.get(adjustmentId);
      assert(adjustment !== undefined, 'an adjustment is created first');
      const { status } = change;
      if (status.tag !== 'captured') return withAdjustment(payment, { ...adjustment, status });
      return { ...withAdjustment(payment, booked({ ...adjustment, status })), cashFlow: adjustment.facts.newCashFlow };
    }
  }
  return unreachable(change);
}

function withAdjustment(payment: PaymentState, adjustment: AdjustmentState): PaymentState {
  return { ...payment, adjustments: new Map(payment.adjustments).set(adjustment.facts.id, adjustment) };
}

function created(payment: PaymentState, facts: AdjustmentFacts): AdjustmentState {
  const plan = planOf(payment, facts);
  return { facts, status: { tag: 'pending' }, ...(plan.batches.length === 0 ? {} : { plan }) };
}

/** What was booked is taken back, then booked anew, both in one plan; what moves nothing is left out (reference §6.4). */
function planOf(payment: PaymentState, { id, oldCashFlowInverse, newCashFlow }: AdjustmentFacts): PlanState {
  return [oldCashFlowInverse, newCashFlow]
    .filter((postings) => postings.length > 0)
    .reduce(
      (plan, postings) => withBatch(plan, { id: plan.batches.length + 1, postings }),
      newPlan(planIdOf(payment, id)),
    );
}

function planIdOf({ facts }: PaymentState, adjustmentId: AdjustmentId): PlanId {
  return `${facts.partyId}/${facts.invoiceId}.${facts.id}.adj-${adjustmentId}`;
}

function booked(adjustment: AdjustmentState): AdjustmentState {
  const { plan } = adjustment;
  return plan === undefined ? adjustment : { ...adjustment, plan: { ...plan, status: 'committed' } };
}
