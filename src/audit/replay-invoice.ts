import { pendingChargeback } from '../domain/chargeback/pending.ts';
import type { Configuration } from '../domain/configuration.ts';
import type { PlanId } from '../domain/ids.ts';
import { bookInvoice } from '../domain/invoice/book.ts';
import { evolveInvoice, NO_INVOICE } from '../domain/invoice/evolve.ts';
import type { InvoiceChange, InvoiceState } from '../domain/invoice/invoice.ts';
import type { PaymentChange, PaymentState } from '../domain/payment/payment.ts';
import { pendingRefund } from '../domain/refund/pending.ts';
import { decodeRecord } from '../wire/record.ts';
import { checkAdjustmentCashFlow, checkCashFlow, checkChargebackCashFlow, checkRefundCashFlow } from './cash-flow.ts';
import type { AuditedKind, CashFlowCheck } from './replay.ts';

/** Invoices: their payments, refunds, chargebacks and adjustments have cash flows of their own. */
export const auditedInvoices: AuditedKind<InvoiceState, InvoiceChange> = {
  initial: NO_INVOICE,
  decode: decodeRecord,
  evolve: evolveInvoice,
  book: bookInvoice,
  cashFlow(before, change) {
    if (change.type !== 'payment_changed') return undefined;
    const payment = before.payments.get(change.paymentId);
    return payment === undefined ? undefined : cashFlowCheck(payment, change.change);
  },
  mayHold({ payments }) {
    if ([...payments.values()].some(isAtWork)) return 'anything';
    const disputed = [...payments.values()].map((payment) => pendingChargeback(payment)?.plans.at(-1)?.id);
    return new Set(disputed.filter((id): id is PlanId => id !== undefined));
  },
  atRest: 'its payments are at rest',
  payments: ({ payments }) => payments.size,
};

function isAtWork(payment: PaymentState): boolean {
  return payment.step !== 'idle' || pendingRefund(payment) !== undefined;
}

function cashFlowCheck(payment: PaymentState, change: PaymentChange): CashFlowCheck | undefined {
  const { id, revision } = payment.facts;
  const checked = (
    of: string,
    revisionOf: number,
    check: (configuration: Configuration) => readonly string[],
  ): CashFlowCheck => ({ of: `payment ${id}${of}`, revision: revisionOf, check });
  switch (change.type) {
    case 'cash_flow_changed':
      return checked('', revision, (configuration) => checkCashFlow(payment, change.postings, configuration));
    case 'refund_changed': {
      if (change.change.type !== 'refund_created') return undefined;
      const { refund, postings } = change.change;
      return checked(`, refund ${refund.id}`, refund.revision, (configuration) =>
        checkRefundCashFlow(payment, refund, postings, configuration),
      );
    }
    case 'adjustment_changed': {
      if (change.change.type !== 'adjustment_created') return undefined;
      const { adjustment } = change.change;
      return checked(`, adjustment ${adjustment.id}`, adjustment.revision, (configuration) =>
        checkAdjustmentCashFlow(payment, adjustment, configuration),
      );
    }
    case 'chargeback_changed': {
      const chargeback = payment.chargebacks.get(change.chargebackId);
      if (chargeback === undefined || change.change.type !== 'chargeback_cash_flow_changed') return undefined;
      const { postings } = change.change;
      return checked(`, chargeback ${chargeback.facts.id}`, chargeback.facts.revision, (configuration) =>
        checkChargebackCashFlow(payment, chargeback, postings, configuration),
      );
    }
    default:
      return undefined;
  }
}
