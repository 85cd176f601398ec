import { describe, expect, it } from 'vitest';
import type { AdjustmentTarget } from '../../src/domain/adjustment/adjustment.ts';
import { createAdjustment } from '../../src/domain/adjustment/create.ts';
import { failure } from '../../src/domain/failure.ts';
import type { InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import { contextOf, DECLINE, newPayment } from '../kit/invoice-world.ts';
import {
  ACCEPT,
  adjust,
  cancelled,
  captured,
  create,
  disputed,
  failed,
  lateAnswer,
  refund,
  refundAnswered,
  type Settled,
  unpaid,
} from './settled-world.ts';
import { rub, usd } from './world.ts';

const CASH_FLOW = { type: 'cash_flow' } as const;
const FAILED: AdjustmentTarget = { tag: 'failed', failure: failure('authorization_failed:unknown', 'fraud') };

function to(target: AdjustmentTarget): InvoiceCommand {
  return adjust({ type: 'status_change', target });
}

describe('an adjustment is refused', () => {
  it.each<[string, () => Settled, InvoiceCommand, object]>([
    ...(['pending', 'cancelled'] as const).map(
      (status) =>
        [
          `of the cash flow of a payment that is ${status}`,
          () => {
            if (status === 'cancelled') return cancelled();
            const settled = unpaid();
            settled.take(newPayment());
            return settled;
          },
          adjust(CASH_FLOW),
          { reason: 'INVALID_PAYMENT_STATUS', metadata: { status } },
        ] as [string, () => Settled, InvoiceCommand, object],
    ),
    [
      'of the status of a payment that was charged back',
      () => disputed(create(), ACCEPT),
      to(FAILED),
      { reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'charged_back' } },
    ],
    [
      'of the status of a payment that was refunded',
      () => disputed(refund(), refundAnswered('1')),
      to(FAILED),
      { reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'refunded' } },
    ],
    [
      'of the status of a payment with refunds (status_adjustment_of_partial_refunded_payment)',
      () => disputed(refund(1_000), refundAnswered('1')),
      to(FAILED),
      { reason: 'INVALID_REQUEST', message: 'Cannot change status of payment with refunds.' },
    ],
    [
      'of the status of a payment with refunds that all failed',
      () => disputed(refund(1_000), refundAnswered('1', DECLINE)),
      to(FAILED),
      { reason: 'INVALID_REQUEST', message: 'Cannot change status of payment with refunds.' },
    ],
    [
      'to the status that the payment has',
      () => disputed(to(FAILED)),
      to(FAILED),
      { reason: 'INVOICE_PAYMENT_ALREADY_HAS_STATUS', metadata: { status: 'failed' } },
    ],
    [
      'to captured as it is captured',
      captured,
      to({ tag: 'captured', reason: 'Timeout' }),
      { reason: 'INVOICE_PAYMENT_ALREADY_HAS_STATUS', metadata: { status: 'captured' } },
    ],
    ...(['pending', 'processed', 'refunded', 'charged_back'] as const).map(
      (tag) =>
        [
          `to ${tag}`,
          captured,
          adjust({ type: 'status_change', target: { tag } }),
          { reason: 'INVALID_PAYMENT_TARGET_STATUS', metadata: { status: tag } },
        ] as [string, () => Settled, InvoiceCommand, object],
    ),
    [
      'of the cash flow while a refund is on its way',
      () => disputed(refund(1_000)),
      adjust(CASH_FLOW),
      { reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'captured', step: 'refund' } },
    ],
    [
      'of the status while a chargeback is pending',
      () => disputed(create()),
      to(FAILED),
      { reason: 'INVOICE_PAYMENT_CHARGEBACK_PENDING', metadata: { id: 'c1' } },
    ],
    [
      'with an amount in another currency',
      captured,
      adjust({ ...CASH_FLOW, newAmount: usd(1_000) }),
      { reason: 'INVALID_REQUEST', violations: [{ field: 'scenario.cash_flow.new_amount.currency' }] },
    ],
    [
      'to captured of a payment whose money is on its way back (P7)',
      () => {
        const settled = failed();
        settled.take(lateAnswer());
        return settled;
      },
      to({ tag: 'captured' }),
      { reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'failed', step: 'reversal' } },
    ],
    [
      'to captured in another currency',
      failed,
      to({ tag: 'captured', cost: usd(1_000) }),
      { reason: 'INVALID_REQUEST', violations: [{ field: 'scenario.status_change.target.captured_amount.currency' }] },
    ],
    [
      'to captured with a cart of another amount',
      failed,
      to({ tag: 'captured', cart: [{ product: 'Book', quantity: 1, price: rub(41_999) }] }),
      { reason: 'INVALID_REQUEST', violations: [{ field: 'scenario.status_change.target.captured_cart' }] },
    ],
    [
      'to captured of a payment that no provider was found for (decisions #9)',
      () => {
        const settled = unpaid({ shopId: 'unroutable' });
        settled.take(newPayment());
        return settled;
      },
      to({ tag: 'captured' }),
      { reason: 'MISCONFIGURED' },
    ],
  ])('%s', (_, given, command, expected) => {
    expect(given().refused(command)).toMatchObject(expected);
  });

  it('while another one is not finished, before all else', () => {
    const settled = captured();
    settled.take(adjust(CASH_FLOW));
    const payment = settled.payment();
    const adjustments = new Map(
      [...payment.adjustments].map(([id, each]) => [id, { ...each, status: { tag: 'processed' } as const }]),
    );
    expect(
      createAdjustment({ ...payment, adjustments }, { reason: 'again', scenario: CASH_FLOW }, contextOf()),
    ).toMatchObject({
      reason: 'INVOICE_PAYMENT_ADJUSTMENT_PENDING',
      metadata: { id: '1' },
    });
  });

  it('without a trace: what was refused can be asked for once its reason is gone', () => {
    const settled = disputed(refund(1_000));
    settled.refused(adjust(CASH_FLOW));
    settled.take(refundAnswered('1'));
    settled.take(adjust(CASH_FLOW));
    expect([...settled.payment().adjustments.keys()]).toEqual(['1']);
  });
});
