import type fc from 'fast-check';
import type { InvoiceChange } from '../../src/domain/invoice/invoice.ts';
import { adjustmentChange } from '../../src/wire/adjustment-change.ts';
import { applicationChange } from '../../src/wire/application-change.ts';
import { chargebackChange } from '../../src/wire/chargeback-change.ts';
import { disputeChange } from '../../src/wire/dispute-change.ts';
import { invoiceChange } from '../../src/wire/invoice-change.ts';
import type { LayoutOf } from '../../src/wire/layout.ts';
import { paymentChange } from '../../src/wire/payment-change.ts';
import { refundChange } from '../../src/wire/refund-change.ts';
import { sessionChange } from '../../src/wire/session-change.ts';
import { variants } from './arbitrary.ts';

/** Every kind of change by name, wrapped until it is one of an invoice. */
export function everyChange(): readonly (readonly [string, fc.Arbitrary<InvoiceChange>])[] {
  const wrap = <T>(layout: LayoutOf<T>, into: (change: T) => InvoiceChange) =>
    variants(layout).map(([name, variant]) => [name, variant.map(into)] as const);
  return [
    ...wrap(invoiceChange, (change) => change),
    ...wrap(applicationChange, (change) => ({ type: 'application_changed', change })),
    ...wrap(disputeChange, (change) => ({
      type: 'application_changed',
      change: { type: 'application_dispute_changed', disputeId: 'd', change },
    })),
    ...wrap(paymentChange, (change) => ({ type: 'payment_changed', paymentId: 'p', change })),
    ...wrap(refundChange, (change) => ({
      type: 'payment_changed',
      paymentId: 'p',
      change: { type: 'refund_changed', refundId: 'r', change },
    })),
    ...wrap(adjustmentChange, (change) => ({
      type: 'payment_changed',
      paymentId: 'p',
      change: { type: 'adjustment_changed', adjustmentId: '1', change },
    })),
    ...wrap(chargebackChange, (change) => ({
      type: 'payment_changed',
      paymentId: 'p',
      change: { type: 'chargeback_changed', chargebackId: 'c', change },
    })),
    ...wrap(sessionChange, (change) => ({
      type: 'payment_changed',
      paymentId: 'p',
      change: { type: 'session_changed', no: 0, change },
    })),
  ];
}
