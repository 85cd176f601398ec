import type { InvoiceChange, InvoiceState, InvoiceStatus } from '../invoice/invoice.ts';
import type { PaymentChange, PaymentState, PaymentStatus, PaymentStep } from '../payment/payment.ts';
import type { RefundChange, RefundState } from '../refund/refund.ts';

/** Whether an operator's change is one that the machines could have made themselves in this state (reference §3.11). */
export function isLegal(invoice: InvoiceState, change: InvoiceChange): boolean {
  switch (change.type) {
    case 'invoice_status_changed':
      return isLegalInvoiceStatus(invoice, change.status);
    case 'payment_changed': {
      const payment = invoice.payments.get(change.paymentId);
      return payment !== undefined && isLegalOfPayment(payment, change.change);
    }
    default:
      return true;
  }
}

function isLegalInvoiceStatus({ status, payments }: InvoiceState, next: InvoiceStatus): boolean {
  switch (next.tag) {
    case 'unpaid':
      return false;
    case 'paid':
      return status.tag === 'unpaid' && [...payments.values()].some((payment) => payment.status.tag === 'captured');
    case 'cancelled':
      return status.tag === 'unpaid' && [...payments.values()].every(({ step }) => step === 'idle');
    case 'fulfilled':
      return status.tag === 'paid';
  }
}

/** Steps in which a payment may get a status. */
const STEPS_BEFORE: Readonly<Record<PaymentStatus['tag'], readonly PaymentStep[]>> = {
  pending: [],
  processed: ['processing_accounter'],
  captured: ['finalizing_accounter'],
  cancelled: ['finalizing_accounter'],
  refunded: ['idle'],
  failed: [
    'risk_scoring',
    'routing',
    'cash_flow_building',
    'shop_limit_failure',
    'routing_failure',
    'processing_failure',
  ],
  charged_back: ['idle'],
};

const STEPS_OF_ROLLBACK: readonly PaymentStep[] = [
  'shop_limit_finalizing',
  'routing',
  'cash_flow_building',
  'processing_session',
];

function isLegalOfPayment(payment: PaymentState, change: PaymentChange): boolean {
  const { step } = payment;
  switch (change.type) {
    case 'payment_status_changed': {
      const { tag } = change.status;
      if (tag === 'refunded' || tag === 'charged_back') return step === 'idle' && payment.status.tag === 'captured';
      return STEPS_BEFORE[tag].includes(step);
    }
    case 'risk_score_changed':
      return step === 'risk_scoring';
    case 'cash_changed':
      return step === 'processing_session';
    case 'rollback_started':
      return STEPS_OF_ROLLBACK.includes(step);
    case 'refund_changed': {
      const refund = payment.refunds.get(change.refundId);
      return refund !== undefined && isLegalOfRefund(refund, change.change);
    }
    case 'adjustment_changed': {
      if (change.change.type === 'adjustment_created') return false;
      const before = payment.adjustments.get(change.adjustmentId)?.status.tag;
      const { tag } = change.change.status;
      return (before === 'pending' && tag === 'processed') || (before === 'processed' && tag === 'captured');
    }
    case 'chargeback_changed': {
      const chargeback = payment.chargebacks.get(change.chargebackId);
      return chargeback?.step === 'finalising_accounter' && chargeback.status !== 'accepted';
    }
    // Of a session that is open, which is the only one that a repair names.
    case 'session_changed':
      return true;
    default:
      return false;
  }
}

function isLegalOfRefund({ step }: RefundState, change: RefundChange): boolean {
  switch (change.type) {
    case 'refund_created':
      return false;
    case 'refund_session_changed':
      return true;
    case 'refund_rollback_started':
      return step === 'new' || step === 'session';
    case 'refund_status_changed':
      if (change.status.tag === 'succeeded') return step === 'accounter';
      return change.status.tag === 'failed' && step === 'failure';
  }
}
