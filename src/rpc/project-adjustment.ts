import type {
  AdjustmentScenario,
  AdjustmentState,
  AdjustmentStatus,
  AdjustmentTarget,
} from '../domain/adjustment/adjustment.ts';
import type { AdjustmentId } from '../domain/ids.ts';
import type { PaymentState } from '../domain/payment/payment.ts';
import type { Adjustment } from '../generated/turnpike/v1/Adjustment.ts';
import type { AdjustmentScenario as ProtoScenario } from '../generated/turnpike/v1/AdjustmentScenario.ts';
import type { AdjustmentState as ProtoState } from '../generated/turnpike/v1/AdjustmentState.ts';
import type { AdjustmentTarget as ProtoTarget } from '../generated/turnpike/v1/AdjustmentTarget.ts';
import { etagOf, projectCart, projectFailure, projectMoney, projectPostings, projectTime } from './project-values.ts';
import { refused } from './refused.ts';

/** The adjustment of this id. Throws `Refused` with INVOICE_PAYMENT_ADJUSTMENT_NOT_FOUND. */
export function projectAdjustmentOf(
  payment: PaymentState,
  adjustmentId: AdjustmentId,
  sequence: number,
  seen: 'all' | 'own',
): Adjustment {
  const adjustment = payment.adjustments.get(adjustmentId);
  if (adjustment !== undefined) return projectAdjustment(payment, adjustment, sequence, seen);
  throw refused('INVOICE_PAYMENT_ADJUSTMENT_NOT_FOUND', 'The payment has no such adjustment', {
    adjustment_id: adjustmentId,
  });
}

/** `seen`: an operator sees all postings, a merchant its own. */
export function projectAdjustment(
  { facts: payment }: PaymentState,
  { facts, status }: AdjustmentState,
  sequence: number,
  seen: 'all' | 'own',
): Adjustment {
  return {
    adjustmentId: facts.id,
    paymentId: payment.id,
    invoiceId: payment.invoiceId,
    state: ADJUSTMENT_STATES[status.tag],
    reason: facts.reason,
    scenario: projectScenario(facts.scenario, facts.revision),
    oldCashFlowInverse: projectPostings(facts.oldCashFlowInverse, seen),
    newCashFlow: projectPostings(facts.newCashFlow, seen),
    createTime: projectTime(facts.createTime),
    captureTime: status.tag === 'captured' ? projectTime(status.time) : undefined,
    domainRevision: BigInt(facts.revision),
    sequence: BigInt(sequence),
    etag: etagOf(sequence),
  };
}

/** With the revision that was taken, also where the request left it open. */
function projectScenario(scenario: AdjustmentScenario, revision: number): ProtoScenario {
  if (scenario.type === 'status_change') return { statusChange: { target: projectTarget(scenario.target) } };
  const { newAmount } = scenario;
  return { cashFlow: { domainRevision: BigInt(revision), newAmount: newAmount && projectMoney(newAmount) } };
}

function projectTarget(target: AdjustmentTarget): ProtoTarget {
  switch (target.tag) {
    case 'captured':
      return {
        state: 'PAYMENT_STATE_CAPTURED',
        reason: target.reason,
        capturedAmount: target.cost && projectMoney(target.cost),
        capturedCart: target.cart && projectCart(target.cart),
      };
    case 'cancelled':
      return { state: 'PAYMENT_STATE_CANCELLED', reason: target.reason };
    case 'failed':
      return { state: 'PAYMENT_STATE_FAILED', failure: projectFailure(target.failure) };
  }
}

export const ADJUSTMENT_STATES: Readonly<Record<AdjustmentStatus['tag'], ProtoState>> = {
  pending: 'ADJUSTMENT_STATE_PENDING',
  processed: 'ADJUSTMENT_STATE_PROCESSED',
  captured: 'ADJUSTMENT_STATE_CAPTURED',
};
