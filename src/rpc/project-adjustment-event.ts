import type { AdjustmentChange } from '../domain/adjustment/adjustment.ts';
import type { AdjustmentId, PaymentId } from '../domain/ids.ts';
import type { InvoiceChange as ProtoChange } from '../generated/turnpike/v1/InvoiceChange.ts';
import { ADJUSTMENT_STATES } from './project-adjustment.ts';
import { projectPostings } from './project-values.ts';

/** What a change of an adjustment says to the public; what it made of the payment is told by the payment's own changes. */
export function adjustmentChange(
  { paymentId, adjustmentId }: { readonly paymentId: PaymentId; readonly adjustmentId: AdjustmentId },
  change: AdjustmentChange,
): ProtoChange {
  if (change.type === 'adjustment_status_changed') {
    return { adjustmentStateChanged: { paymentId, adjustmentId, state: ADJUSTMENT_STATES[change.status.tag] } };
  }
  const { reason, oldCashFlowInverse, newCashFlow } = change.adjustment;
  return {
    adjustmentCreated: {
      paymentId,
      adjustmentId,
      reason,
      oldCashFlowInverse: projectPostings(oldCashFlowInverse, 'own'),
      newCashFlow: projectPostings(newCashFlow, 'own'),
    },
  };
}
