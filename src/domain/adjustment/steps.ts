import type { DecisionContext } from '../context.ts';
import type { PaymentChange, PaymentState, PaymentStatus } from '../payment/payment.ts';
import type { AdjustmentState, AdjustmentStatus, AdjustmentTarget } from './adjustment.ts';

/**
 * The changes that end the present step of the payment's adjustments, or none while nothing is due. Nobody outside has a
 * word in it, so that one is held and booked in the append that makes it (decisions #17).
 */
export function nextAdjustmentChanges(payment: PaymentState, context: DecisionContext): readonly PaymentChange[] {
  for (const adjustment of payment.adjustments.values()) {
    const { tag } = adjustment.status;
    if (tag === 'pending') return [statusChanged(adjustment, { tag: 'processed' })];
    if (tag === 'processed') return capture(payment, adjustment, context);
  }
  return [];
}

function capture(
  payment: PaymentState,
  adjustment: AdjustmentState,
  context: DecisionContext,
): readonly PaymentChange[] {
  const captured = statusChanged(adjustment, { tag: 'captured', time: context.now });
  const { scenario } = adjustment.facts;
  if (scenario.type === 'cash_flow') return [captured];
  return [captured, { type: 'payment_status_changed', status: statusOf(payment, scenario.target) }];
}

/** The status that a target stands for: captured for the payment's cost where no other amount is given. */
export function statusOf(payment: PaymentState, target: AdjustmentTarget): PaymentStatus {
  return target.tag === 'captured' ? { ...target, cost: target.cost ?? payment.cost } : target;
}

function statusChanged({ facts }: AdjustmentState, status: AdjustmentStatus): PaymentChange {
  return {
    type: 'adjustment_changed',
    adjustmentId: facts.id,
    change: { type: 'adjustment_status_changed', status },
  };
}
