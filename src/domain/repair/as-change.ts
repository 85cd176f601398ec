import type { SessionTarget } from '../configuration.ts';
import type { PaymentId, RefundId } from '../ids.ts';
import type { InvoiceChange, InvoiceState, SessionRef } from '../invoice/invoice.ts';
import { openSessionsOf, sessionChange } from '../payment/owned-sessions.ts';
import { effectiveCost, type PaymentChange, type PaymentState } from '../payment/payment.ts';
import type { SessionChange } from '../session/session.ts';
import type { RepairChange } from './repair.ts';

/** The change that an operator's words mean in this state; undefined when they name what is not there. */
export function asChange(invoice: InvoiceState, wanted: RepairChange): InvoiceChange | undefined {
  if (wanted.type === 'invoice_status') return { type: 'invoice_status_changed', status: wanted.status };
  const payment = invoice.payments.get(wanted.paymentId);
  const change = payment && paymentChange(payment, wanted);
  return change && { type: 'payment_changed', paymentId: wanted.paymentId, change };
}

function paymentChange(
  payment: PaymentState,
  wanted: Exclude<RepairChange, { type: 'invoice_status' }>,
): PaymentChange | undefined {
  switch (wanted.type) {
    case 'payment_status': {
      const { status } = wanted;
      if (status.tag !== 'captured') return { type: 'payment_status_changed', status };
      return { type: 'payment_status_changed', status: { ...status, cost: status.cost ?? effectiveCost(payment) } };
    }
    case 'risk_score':
      return { type: 'risk_score_changed', score: wanted.score };
    case 'amount':
      return { type: 'cash_changed', from: effectiveCost(payment), to: wanted.newAmount };
    case 'rollback':
      return rollback(payment, wanted);
    case 'transaction':
      return ofOpenSession(payment, wanted, { type: 'session_transaction_bound', trx: wanted.trx });
    case 'session': {
      const { failure } = wanted;
      const result = failure === undefined ? ({ type: 'succeeded' } as const) : ({ type: 'failed', failure } as const);
      return ofOpenSession(payment, wanted, { type: 'session_finished', result });
    }
    case 'refund_status': {
      const { refundId, status } = wanted;
      if (!payment.refunds.has(refundId)) return undefined;
      return { type: 'refund_changed', refundId, change: { type: 'refund_status_changed', status } };
    }
    case 'adjustment_status': {
      const { adjustmentId, status } = wanted;
      if (!payment.adjustments.has(adjustmentId)) return undefined;
      return { type: 'adjustment_changed', adjustmentId, change: { type: 'adjustment_status_changed', status } };
    }
    case 'chargeback_status': {
      const { chargebackId, status } = wanted;
      if (!payment.chargebacks.has(chargebackId)) return undefined;
      return { type: 'chargeback_changed', chargebackId, change: { type: 'chargeback_status_changed', status } };
    }
  }
}

function rollback(
  payment: PaymentState,
  { refundId, failure }: RepairChange & { readonly type: 'rollback' },
): PaymentChange | undefined {
  if (refundId === undefined) return { type: 'rollback_started', failure };
  if (!payment.refunds.has(refundId)) return undefined;
  return { type: 'refund_changed', refundId, change: { type: 'refund_rollback_started', failure } };
}

function ofOpenSession(
  payment: PaymentState,
  wanted: { readonly paymentId: PaymentId; readonly refundId?: RefundId; readonly target: SessionTarget },
  change: SessionChange,
): PaymentChange | undefined {
  const ref = openSessionOf(payment, wanted);
  return ref && sessionChange(ref, change);
}

function openSessionOf(
  payment: PaymentState,
  { refundId, target }: { readonly refundId?: RefundId; readonly target: SessionTarget },
): SessionRef | undefined {
  const found = openSessionsOf(payment).find(
    ({ ref, session }) => ref.refundId === refundId && ref.reversal !== true && session.target === target,
  );
  return found?.ref;
}
