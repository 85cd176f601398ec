import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { evolveTemplate, NO_TEMPLATE } from '../../src/domain/template/evolve.ts';
import type { TemplateChange, TemplateState } from '../../src/domain/template/template.ts';
import type { RecordOf } from '../../src/ports/record.ts';
import { decodeRecord, encodeRecord, templateRecords } from '../../src/wire/record.ts';
import { templateChange } from '../../src/wire/template-change.ts';
import { UnreadableRecord } from '../../src/wire/unreadable-record.ts';
import { variants } from './arbitrary.ts';

const actor = { credential: 'demo', role: 'merchant', partyId: 'party' } as const;
const recordOf = (...changes: readonly TemplateChange[]): RecordOf<TemplateChange> => ({ time: 1, actor, changes });

const CONTENT = {
  product: 'Books',
  name: 'spring',
  description: 'All books',
  lifetime: { years: 0, months: 1, days: 0, hours: 2, minutes: 0, seconds: 3 },
  details: {
    type: 'product',
    product: 'Book',
    price: {
      type: 'range',
      range: {
        lower: { amount: { amountMinor: 100n, currency: 'RUB' }, inclusive: true },
        upper: { amount: { amountMinor: 200n, currency: 'RUB' }, inclusive: false },
      },
    },
    metadata: { isbn: 'x' },
  },
  context: { type: 'json', data: new Uint8Array([123, 125]) },
  mutations: [{ deviationMinor: 500n, precision: 2, direction: 'upward', minAmountMinor: 0n }],
} as const;

const CREATED: TemplateChange = {
  type: 'template_created',
  template: { id: 't', partyId: 'party', shopId: 'shop', revision: 7, createTime: 1 },
  content: CONTENT,
};

/** Bytes of a record, kept from the release that first wrote them. */
const RECORDED = [
  '0801120f0a0464656d6f10011a0570617274798a018a010a87010a140a0174120570617274791a0473686f7020072801126f',
  '0a05426f6f6b731206737072696e671a09416c6c20626f6f6b7322061001200230032a340a320a04426f6f6b121d121b0a19',
  '0a0b0a07086412035255421001120a0a0808c80112035255421a0b0a090a046973626e120178320a0a046a736f6e12027b7d',
  '3a0908f403100218022000',
].join('');

describe('a record of a template', () => {
  it.each(variants(templateChange))('comes back as it went in: %s', (_, change) => {
    fc.assert(
      fc.property(change, (value) => {
        expect(templateRecords.decode(templateRecords.encode(recordOf(value)))).toStrictEqual(recordOf(value));
      }),
    );
  });

  it('is none of an invoice, and the other way round', () => {
    expect(() => decodeRecord(templateRecords.encode(recordOf(CREATED)))).toThrow(UnreadableRecord);
    const removed = encodeRecord({ time: 1, actor, changes: [{ type: 'invoice_removed' }] });
    expect(() => templateRecords.decode(removed)).toThrow(UnreadableRecord);
  });

  it('of 0.2.0 is read as it was written then', () => {
    const bytes = Buffer.from(RECORDED, 'hex');
    expect(templateRecords.decode(bytes)).toStrictEqual(recordOf(CREATED));
    expect(Buffer.from(templateRecords.encode(recordOf(CREATED))).toString('hex')).toBe(RECORDED);
  });
});

test('a template is folded from what happened to it', () => {
  const renamed = { ...CONTENT, product: 'Maps' };
  const fold = (...changes: readonly TemplateChange[]): TemplateState => changes.reduce(evolveTemplate, NO_TEMPLATE);
  expect(fold(CREATED, { type: 'template_updated', content: renamed })).toMatchObject({
    tag: 'active',
    content: renamed,
  });
  expect(fold(CREATED, { type: 'template_deleted' })).toMatchObject({ tag: 'deleted', content: CONTENT });
  expect(() => fold({ type: 'template_deleted' })).toThrow('a template was made before it changed');
});
