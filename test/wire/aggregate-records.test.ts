import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardChange } from '../../src/wire/card-change.ts';
import { customerChange } from '../../src/wire/customer-change.ts';
import { payoutChange } from '../../src/wire/payout-change.ts';
import { cardRecords, customerRecords, decodeRecord, payoutRecords, webhookRecords } from '../../src/wire/record.ts';
import { webhookChange } from '../../src/wire/webhook-change.ts';
import { arbitrary } from './arbitrary.ts';

const HEAD = { time: 1, actor: { credential: 'key', role: 'merchant' } } as const;

describe('records of customers, cards, payouts and webhooks', () => {
  test('come back as they went in, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(arbitrary(customerChange)), (changes) => {
        const record = { ...HEAD, changes };
        expect(customerRecords.decode(customerRecords.encode(record))).toStrictEqual(record);
      }),
    );
    fc.assert(
      fc.property(fc.array(arbitrary(cardChange)), (changes) => {
        const record = { ...HEAD, changes };
        expect(cardRecords.decode(cardRecords.encode(record))).toStrictEqual(record);
      }),
    );
    fc.assert(
      fc.property(fc.array(arbitrary(payoutChange)), (changes) => {
        const record = { ...HEAD, changes };
        expect(payoutRecords.decode(payoutRecords.encode(record))).toStrictEqual(record);
      }),
    );
    fc.assert(
      fc.property(fc.array(arbitrary(webhookChange)), (changes) => {
        const record = { ...HEAD, changes };
        expect(webhookRecords.decode(webhookRecords.encode(record))).toStrictEqual(record);
      }),
    );
  });

  test('are no records of invoices, nor of each other', () => {
    const changes = [{ type: 'customer_deleted', time: 1 } as const];
    const bytes = customerRecords.encode({ ...HEAD, changes });
    expect(() => decodeRecord(bytes)).toThrow('another kind');
    expect(() => cardRecords.decode(bytes)).toThrow('another kind');
    expect(() => payoutRecords.decode(bytes)).toThrow('another kind');
    expect(() => webhookRecords.decode(bytes)).toThrow('another kind');
  });
});
