import { expect, it } from 'vitest';
import { describeChange } from '../../src/describe/change.ts';
import type { Allocation } from '../../src/domain/allocation/allocation.ts';
import type { InvoiceChange } from '../../src/domain/invoice/invoice.ts';
import type { PaymentChange } from '../../src/domain/payment/payment.ts';
import { rub } from '../domain/world.ts';

const shop = (shopId: string) => ({ partyId: 'party', shopId });
const SPLIT: Allocation = [
  { id: '1', target: shop('seller'), amount: rub(3_000) },
  { id: '2', target: shop('shop'), amount: rub(6_000) },
];

const ofPayment = (change: PaymentChange): string =>
  describeChange({ type: 'payment_changed', paymentId: '1', change });

it('a split payment is told with its shares', () => {
  const created: InvoiceChange = {
    type: 'invoice_created',
    invoice: {
      id: 'i',
      partyId: 'party',
      shopId: 'shop',
      revision: 1,
      createTime: 0,
      dueTime: 1_000_000,
      cost: rub(9_000),
      details: { product: 'Book' },
      templateId: 'spring',
      mutations: [],
      allocation: SPLIT,
    },
  };
  expect(describeChange(created)).toBe(
    'invoice created: 90.00 RUB for "Book", by template spring, due 1970-01-01 00:00:01.000Z, split: seller 30.00 RUB, shop 60.00 RUB',
  );
  expect(ofPayment({ type: 'capture_started', cost: rub(9_000), reason: 'sent', allocation: SPLIT })).toContain(
    'capture of 90.00 RUB, split: seller 30.00 RUB, shop 60.00 RUB begins',
  );
  const refund = { id: '1', createTime: 0, revision: 1, cost: rub(9_000), seed: 's', manual: false, allocation: SPLIT };
  const asked = { type: 'refund_created', refund, postings: [], holds: [] } as const;
  expect(ofPayment({ type: 'refund_changed', refundId: '1', change: asked })).toContain(
    'asked for: 90.00 RUB, split: seller 30.00 RUB, shop 60.00 RUB',
  );
});
