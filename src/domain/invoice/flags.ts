import type { PaymentId } from '../ids.ts';
import { effectiveCost, type PaymentFlag, type PaymentState } from '../payment/payment.ts';
import type { InvoiceChange, InvoiceState } from './invoice.ts';

const NONE: readonly InvoiceChange[] = [];

/** Flags for operators that a payment earns by becoming captured. The invoice is what it was (decisions #1). */
export function flagsRaised(
  before: InvoiceState,
  change: InvoiceChange,
  { payments, status, facts }: InvoiceState,
): readonly InvoiceChange[] {
  if (change.type !== 'payment_changed') return NONE;
  const { paymentId } = change;
  const { type } = change.change;
  if (type !== 'payment_status_changed' && type !== 'adjustment_changed') return NONE;
  const payment = payments.get(paymentId);
  const earlier = before.payments.get(paymentId);
  if (payment === undefined || earlier === undefined || facts === undefined || !becameCaptured(earlier, payment))
    return NONE;
  const flags: PaymentFlag[] = [];
  if (status.tag === 'cancelled' || status.tag === 'fulfilled') flags.push('PAID_LATE');
  if (paidByAnother(payments, paymentId)) flags.push('PAID_OVER');
  else if (type === 'payment_status_changed') flags.push(...amountFlags(earlier, payment, facts.cost.amountMinor));
  return flags
    .filter((flag) => !payment.flags.includes(flag))
    .map((flag) => ({ type: 'payment_changed', paymentId, change: { type: 'payment_flag_raised', flag } }));
}

/** Not for one that was captured before, and is so again after a chargeback was taken back. */
function becameCaptured({ status: earlier }: PaymentState, { status }: PaymentState): boolean {
  return status.tag === 'captured' && !['captured', 'refunded', 'charged_back'].includes(earlier.tag);
}

/** Another payment of the invoice has its money: an adjustment captured the one, while the other was still on its way. */
function paidByAnother(payments: InvoiceState['payments'], paymentId: PaymentId): boolean {
  return [...payments].some(([id, { status }]) => id !== paymentId && status.tag === 'captured');
}

/** The amount paid is not the invoice's, by the provider's doing: what a merchant leaves uncaptured is its own affair. */
function amountFlags(earlier: PaymentState, { cost }: PaymentState, owedMinor: bigint): readonly PaymentFlag[] {
  if (cost.amountMinor > owedMinor) return ['PAID_OVER'];
  return effectiveCost(earlier).amountMinor < owedMinor ? ['PAID_PARTIAL'] : [];
}
