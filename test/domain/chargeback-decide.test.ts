import { describe, expect, it } from 'vitest';
import type { ChargebackDecision, InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import {
  ACCEPT,
  adjust,
  amounts,
  CANCEL,
  captured,
  capturedInPart,
  chargebackOf,
  create,
  decide,
  disputed,
  fixture,
  LEVY,
  PAID,
  REJECT,
  REOPEN,
  refund,
  refundAnswered,
} from './settled-world.ts';
import { rub, usd } from './world.ts';

const BODY = 42_000n;

describe('a chargeback is decided, and lives on after it was closed (lesson 20)', () => {
  it.each<[string, readonly InvoiceCommand[], ReturnType<typeof amounts>, string]>([
    ['cancel_payment_chargeback', [create(), CANCEL], amounts(PAID), 'captured'],
    ['reject_payment_chargeback', [create(), REJECT], amounts(PAID - 4_000n), 'captured'],
    [
      'reject with a new levy',
      [create(), decide({ type: 'reject', levy: rub(5_000) })],
      amounts(PAID - 5_000n),
      'captured',
    ],
    ['accept', [create(), ACCEPT], amounts(PAID - BODY - 4_000n), 'charged_back'],
    [
      'accept_payment_chargeback_new_body',
      [create(), decide({ type: 'accept', body: rub(40_000) })],
      amounts(PAID - 40_000n - 4_000n),
      'captured',
    ],
    [
      'accept with a new levy',
      [create(), decide({ type: 'accept', levy: rub(7_000) })],
      amounts(PAID - BODY - 7_000n),
      'charged_back',
    ],
    [
      'accept_payment_chargeback_twice',
      [create({ body: rub(20_000) }), ACCEPT, create({ id: 'c2' }), decide({ type: 'accept' }, 'c2')],
      amounts(PAID - BODY - 8_000n),
      'charged_back',
    ],
    [
      'reopen_payment_chargeback_cancel, pending',
      [create(), decide({ type: 'reject', levy: rub(5_000) }), decide({ type: 'reopen', levy: rub(10_000) })],
      amounts(PAID - 5_000n, PAID - BODY - 10_000n, PAID - 5_000n),
      'captured',
    ],
    [
      'reopen_payment_chargeback_cancel',
      [create(), decide({ type: 'reject', levy: rub(5_000) }), decide({ type: 'reopen', levy: rub(10_000) }), CANCEL],
      amounts(PAID),
      'captured',
    ],
    [
      'reopen_payment_chargeback_reject',
      [
        create(),
        decide({ type: 'reject', levy: rub(5_000) }),
        decide({ type: 'reopen', levy: rub(10_000) }),
        decide({ type: 'reject', levy: rub(5_000) }),
      ],
      amounts(PAID - 5_000n),
      'captured',
    ],
    [
      'reopened and accepted',
      [create(), decide({ type: 'reject', levy: rub(5_000) }), decide({ type: 'reopen', levy: rub(10_000) }), ACCEPT],
      amounts(PAID - BODY - 10_000n),
      'charged_back',
    ],
    [
      'reopen_payment_chargeback_skip_stage_accept',
      [
        create(),
        decide({ type: 'reject', levy: rub(5_000) }),
        decide({ type: 'reopen', levy: rub(10_000), moveToStage: 'arbitration' }),
        ACCEPT,
      ],
      amounts(PAID - BODY - 10_000n),
      'charged_back',
    ],
    [
      'reopen_payment_chargeback_accept_new_levy',
      [
        create(),
        decide({ type: 'reject', levy: rub(5_000) }),
        decide({ type: 'reopen', levy: rub(10_000) }),
        decide({ type: 'accept', levy: rub(5_000), body: rub(42_000) }),
      ],
      amounts(PAID - BODY - 5_000n),
      'charged_back',
    ],
    [
      'reopened after it was cancelled',
      [create(), CANCEL, REOPEN],
      amounts(PAID, PAID - BODY - 4_000n, PAID),
      'captured',
    ],
    [
      'reopened after it was accepted, with a smaller body',
      [create(), ACCEPT, decide({ type: 'reopen', body: rub(2_000) })],
      amounts(PAID - BODY - 4_000n, PAID - BODY - 4_000n, PAID - 2_000n - 4_000n),
      'charged_back',
    ],
    [
      'reopened for a smaller body and accepted',
      [create(), ACCEPT, decide({ type: 'reopen', body: rub(2_000) }), ACCEPT],
      amounts(PAID - 2_000n - 4_000n),
      'captured',
    ],
  ])('with the amounts of the reference: %s', (_, commands, expected, status) => {
    const settled = disputed(...commands);
    expect(settled.merchant()).toEqual(expected);
    expect(settled.payment().status.tag).toBe(status);
    expect(settled.ledger.open()).toHaveLength(expected.min === expected.max ? 0 : 1);
  });

  it('at no cost to the provider that has fees of its own, whoever wins', () => {
    const configuration = fixture(1, [
      'chargebacks: { cash_flow: *to-provider }\n      recurrent:',
      'chargebacks: { cash_flow: *to-provider, fees: [{ from: system.settlement, to: provider.settlement, volume: 0.50 RUB }] }\n      recurrent:',
    ]);
    const moved = (decision: InvoiceCommand) => {
      const settled = captured({ configuration });
      settled.take(create());
      settled.take(decision);
      return [
        settled.moved('merchant.settlement'),
        settled.moved('provider.settlement'),
        settled.moved('system.settlement'),
      ];
    };
    expect(moved(ACCEPT)).toEqual([-46_000n, 42_050n, 3_950n]);
    expect(moved(REJECT)).toEqual([-4_000n, 50n, 3_950n]);
    expect(moved(CANCEL)).toEqual([0n, 0n, 0n]);
  });

  it('in one append, each step of it told', () => {
    const settled = captured();
    settled.take(create());
    expect(settled.take(REJECT)).toEqual(['to be rejected', 'chargeback_cash_flow_changed', 'chargeback rejected']);
    expect(settled.take(decide({ type: 'reopen', body: rub(30_000), levy: rub(5_000) }))).toEqual([
      'stage pre_arbitration',
      'chargeback_body_changed',
      'chargeback_levy_changed',
      'to be pending',
      'chargeback_cash_flow_changed',
      'chargeback pending',
    ]);
    expect(settled.take(decide({ type: 'accept', body: rub(42_000) }))).toEqual([
      'chargeback_body_changed',
      'to be accepted',
      'chargeback_cash_flow_changed',
      'chargeback accepted',
      'payment charged_back',
    ]);
    expect(settled.take(REOPEN)).toEqual([
      'stage arbitration',
      'to be pending',
      'chargeback_cash_flow_changed',
      'chargeback pending',
    ]);
    expect(settled.take(CANCEL)).toEqual([
      'to be cancelled',
      'chargeback_cash_flow_changed',
      'chargeback cancelled',
      'payment captured',
    ]);
  });

  it('as it stands without another cash flow, also when the amounts are told once more', () => {
    const settled = disputed(create());
    expect(settled.take(decide({ type: 'accept', body: rub(42_000), levy: LEVY }))).toEqual([
      'to be accepted',
      'chargeback accepted',
      'payment charged_back',
    ]);
  });
});

describe('a decision of a chargeback is refused', () => {
  const rejectedInArbitration = [create(), REJECT, decide({ type: 'reopen', moveToStage: 'arbitration' }), REJECT];

  it.each<[string, readonly InvoiceCommand[], ChargebackDecision, object]>([
    ...(['accept', 'reject', 'cancel'] as const).flatMap((type) =>
      (
        [
          ['accepted', ACCEPT],
          ['rejected', REJECT],
          ['cancelled', CANCEL],
        ] as const
      ).map(
        ([status, decision]) =>
          [
            `${type} of one that is ${status}`,
            [create(), decision],
            { type },
            { reason: 'INVOICE_PAYMENT_CHARGEBACK_INVALID_STATUS', metadata: { status } },
          ] as [string, readonly InvoiceCommand[], ChargebackDecision, object],
      ),
    ),
    ...(['accept', 'reopen'] as const).flatMap((type) =>
      (['body', 'levy'] as const).map(
        (field) =>
          [
            `${type} with a ${field} in another currency`,
            type === 'accept' ? [create()] : [create(), REJECT],
            { type, [field]: usd(1_000) },
            { reason: 'INCONSISTENT_CHARGEBACK_CURRENCY', metadata: { currency: 'USD' } },
          ] as [string, readonly InvoiceCommand[], ChargebackDecision, object],
      ),
    ),
    [
      'reject with a levy in another currency',
      [create()],
      { type: 'reject', levy: usd(1_000) },
      { reason: 'INCONSISTENT_CHARGEBACK_CURRENCY' },
    ],
    [
      'accept for more than is left (accept_payment_chargeback_exceeded)',
      [create()],
      { type: 'accept', body: rub(200_000) },
      { reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED', metadata: { maximum: '42000 RUB' } },
    ],
    [
      'accept as it stands when an adjustment left less',
      [create(), adjust({ type: 'cash_flow', newAmount: rub(21_000) })],
      { type: 'accept' },
      { reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED', metadata: { maximum: '21000 RUB' } },
    ],
    [
      'reopen as it stands when a refund left less',
      [create(), REJECT, refund(10_000), refundAnswered('1')],
      { type: 'reopen' },
      { reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED', metadata: { maximum: '32000 RUB' } },
    ],
    [
      'reopen of a pending one',
      [create()],
      { type: 'reopen' },
      { reason: 'INVOICE_PAYMENT_CHARGEBACK_PENDING', metadata: { id: 'c1' } },
    ],
    [
      'reopen while another one is pending',
      [create({ body: rub(1_000) }), REJECT, create({ id: 'c2', body: rub(1_000) })],
      { type: 'reopen' },
      { reason: 'INVOICE_PAYMENT_CHARGEBACK_PENDING', metadata: { id: 'c2' } },
    ],
    [
      'reopen while a refund is on its way',
      [create(), REJECT, refund(1_000)],
      { type: 'reopen' },
      { reason: 'INVOICE_PAYMENT_REFUND_PENDING', metadata: { id: '1' } },
    ],
    [
      'reopen of a payment that an adjustment made fail',
      [create(), CANCEL, adjust({ type: 'status_change', target: { tag: 'cancelled' } })],
      { type: 'reopen' },
      { reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'cancelled' } },
    ],
    [
      'reopen after arbitration (reopen_payment_chargeback_arbitration_reopen_fails)',
      rejectedInArbitration,
      { type: 'reopen' },
      { reason: 'INVOICE_PAYMENT_CHARGEBACK_CANNOT_REOPEN_AFTER_ARBITRATION' },
    ],
    [
      'reopen at the stage that it is at',
      [create(), REJECT],
      { type: 'reopen', moveToStage: 'chargeback' },
      { reason: 'INVOICE_PAYMENT_CHARGEBACK_INVALID_STAGE', metadata: { stage: 'chargeback' } },
    ],
    [
      'reopen with a stage from the second one on',
      [create(), REJECT, REOPEN, REJECT],
      { type: 'reopen', moveToStage: 'arbitration' },
      { reason: 'INVOICE_PAYMENT_CHARGEBACK_INVALID_STAGE', metadata: { stage: 'pre_arbitration' } },
    ],
  ])('%s', (_, commands, decision, expected) => {
    expect(disputed(...commands).refused(decide(decision))).toMatchObject(expected);
  });

  it('of a chargeback that is not there', () => {
    expect(captured().refused(ACCEPT)).toMatchObject({
      reason: 'INVOICE_PAYMENT_CHARGEBACK_NOT_FOUND',
      metadata: { chargeback_id: 'c1' },
    });
  });

  it('reopen in arbitration leaves the merchant with what the rejection cost', () => {
    expect(disputed(...rejectedInArbitration).merchant()).toEqual(amounts(PAID - 4_000n));
  });

  it('more than was captured cannot be disputed (cancel_partial_payment_chargeback_exceeded)', () => {
    const settled = capturedInPart(10_000);
    expect(settled.refused(create({ body: rub(42_000) }))).toMatchObject({
      reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED',
      metadata: { maximum: '10000 RUB' },
    });
    settled.take(create());
    expect(chargebackOf(settled).body).toEqual(rub(10_000));
    expect(settled.take(CANCEL)).toContain('chargeback cancelled');
    expect(settled.moved('merchant.settlement')).toBe(0n);
  });
});
