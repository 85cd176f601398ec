import { describe, expect, it } from 'vitest';
import type { InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import { addSpan } from '../../src/domain/span.ts';
import { answered, DECLINE, NOW, newPayment } from '../kit/invoice-world.ts';
import {
  ACCEPT,
  amounts,
  captured,
  chargebackOf,
  create,
  disputed,
  fixture,
  PAID,
  refund,
  type Settled,
  unpaid,
} from './settled-world.ts';
import { rub, usd } from './world.ts';

const BODY = 42_000n;

const ALLOWED = 'chargebacks:\n        allow: true';

describe('a chargeback is entered', () => {
  it('for all that is left of the payment, and holds it with the levy until somebody decides', () => {
    const settled = captured();
    expect(settled.merchant()).toEqual(amounts(PAID));
    expect(settled.take(create())).toEqual(['chargeback_created', 'chargeback_cash_flow_changed']);
    expect(settled.merchant()).toEqual(amounts(PAID, PAID - BODY - 4_000n, PAID));
    expect(chargebackOf(settled)).toMatchObject({
      status: 'pending',
      step: 'idle',
      stage: 'chargeback',
      body: rub(42_000),
    });
    expect(settled.payment()).toMatchObject({ status: { tag: 'captured' }, step: 'idle' });
    expect(settled.ledger.open()).toEqual(['party/invoice.payment.chargeback-c1.chargeback']);
  });

  it('with all that the caller told of it, which the reference forgets (decisions #5)', () => {
    const told = {
      externalId: 'dispute-7',
      context: { type: 'text/plain', data: Buffer.from('mail of the bank') },
      occurredTime: NOW - 1,
      trx: { id: 'arn-1', extra: { network: 'visa' } },
    };
    expect(chargebackOf(disputed(create(told))).facts).toEqual({
      id: 'c1',
      reason: { category: 'fraud', code: '10.4' },
      createTime: NOW,
      revision: 1,
      ...told,
    });
  });

  it('once: the same id again changes nothing, also while it is pending and after it was decided', () => {
    const settled = disputed(create());
    expect(settled.take(create())).toEqual([]);
    settled.take(ACCEPT);
    expect(settled.take(create())).toEqual([]);
    expect(settled.payment().chargebacks.size).toBe(1);
  });

  it('of a merchant that is blocked, too: banks do not ask', () => {
    const settled = captured();
    settled.commit(fixture(2, ['name: The party of most scenarios', 'name: The party\n    blocked: true']));
    expect(settled.take(create())).toContain('chargeback_created');
  });

  it('as long after the payment as the terms say, and not a moment later (decisions #5)', () => {
    const year = { years: 1, months: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };
    const settled = captured({ shopId: 'cheap' });
    settled.waitUntil(addSpan(NOW, year) + 1);
    expect(settled.refused(create())).toMatchObject({ reason: 'OPERATION_NOT_PERMITTED' });
    settled.waitUntil(addSpan(NOW, year));
    settled.take(create());
  });

  it('by the terms of now, also of a payment that was made under terms without chargebacks', () => {
    const settled = captured({ configuration: fixture(1, [ALLOWED, 'chargebacks:\n        allow: false']) });
    expect(settled.refused(create())).toMatchObject({ reason: 'OPERATION_NOT_PERMITTED' });
    settled.commit(fixture(2));
    settled.take(create());
    expect(chargebackOf(settled).facts.revision).toBe(2);
  });
});

describe('a chargeback is refused', () => {
  it.each<[string, () => Settled, InvoiceCommand, object]>([
    [
      'while another one is pending',
      () => disputed(create({ body: rub(1_000) })),
      create({ id: 'c2' }),
      { reason: 'INVOICE_PAYMENT_CHARGEBACK_PENDING', metadata: { id: 'c1' } },
    ],
    [
      'of a payment that is on its way',
      () => {
        const settled = unpaid();
        settled.take(newPayment());
        return settled;
      },
      create(),
      { reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'pending' } },
    ],
    [
      'of a payment that failed',
      () => {
        const settled = unpaid();
        settled.take(newPayment());
        settled.take(answered(0, DECLINE));
        return settled;
      },
      create(),
      { reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'failed' } },
    ],
    [
      'of a payment that was charged back whole',
      () => disputed(create(), ACCEPT),
      create({ id: 'c2' }),
      { reason: 'INVALID_PAYMENT_STATUS', metadata: { status: 'charged_back' } },
    ],
    [
      'while a refund is on its way',
      () => disputed(refund(1_000)),
      create(),
      { reason: 'INVOICE_PAYMENT_REFUND_PENDING', metadata: { id: '1' } },
    ],
    [
      'with a body in another currency',
      captured,
      create({ body: usd(1_000) }),
      { reason: 'INCONSISTENT_CHARGEBACK_CURRENCY', metadata: { currency: 'USD' } },
    ],
    [
      'with a levy in another currency',
      captured,
      create({ levy: usd(1_000) }),
      { reason: 'INCONSISTENT_CHARGEBACK_CURRENCY', metadata: { currency: 'USD' } },
    ],
    [
      'with a body above what is left',
      () => disputed(create({ body: rub(20_000) }), ACCEPT),
      create({ id: 'c2', body: rub(22_001) }),
      { reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED', metadata: { maximum: '22000 RUB' } },
    ],
    [
      'by terms of the merchant that have none',
      () => captured({ shopId: 'default' }),
      create(),
      { reason: 'OPERATION_NOT_PERMITTED' },
    ],
    [
      'by terms of the provider that have none (create_chargeback_provision_terms_not_allowed)',
      () => captured({ configuration: fixture(1, ['        chargebacks: { cash_flow: *to-provider }\n', '']) }),
      create(),
      { reason: 'OPERATION_NOT_PERMITTED' },
    ],
    [
      'by terms of the provider that do not reduce to a cash flow',
      () =>
        captured({
          configuration: fixture(1, [
            'chargebacks: { cash_flow: *to-provider }',
            'chargebacks: { cash_flow: [{ when: shop == "another", then: *to-provider }] }',
          ]),
        }),
      create(),
      { reason: 'OPERATION_NOT_PERMITTED' },
    ],
  ])('%s', (_, given, command, expected) => {
    expect(given().refused(command)).toMatchObject(expected);
  });

  it('for the first fault in the order of the reference', () => {
    const other = { body: usd(99_000), levy: usd(1) };
    expect(disputed(create({ body: rub(1_000) })).refused(create({ id: 'c2', ...other })).reason).toBe(
      'INVOICE_PAYMENT_CHARGEBACK_PENDING',
    );
    expect(disputed(create(), ACCEPT).refused(create({ id: 'c2', ...other })).reason).toBe('INVALID_PAYMENT_STATUS');
    expect(captured({ shopId: 'default' }).refused(create(other)).reason).toBe('INCONSISTENT_CHARGEBACK_CURRENCY');
    expect(captured({ shopId: 'default' }).refused(create({ body: rub(99_000) })).reason).toBe(
      'INVOICE_PAYMENT_AMOUNT_EXCEEDED',
    );
  });
});
