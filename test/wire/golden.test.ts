import { describe, expect, test } from 'vitest';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import { decodeRecord, encodeRecord } from '../../src/wire/record.ts';
import { everyChange } from './every-change.ts';
import { isStory, recordedStreams } from './recorded-streams.ts';

const streams = recordedStreams();

describe.each(streams)('the recorded stream $name', ({ records, content }) => {
  test('says today what it said when it was written', () => {
    expect(records.map(decodeRecord)).toMatchObject(content);
  });

  test('would be written as the same bytes today', () => {
    for (const bytes of records)
      expect(Buffer.from(encodeRecord(decodeRecord(bytes)))).toStrictEqual(Buffer.from(bytes));
  });
});

test.each(streams.filter(isStory))(
  '$name folds to the same invoice for as long as the fold has its version',
  (stream) => {
    const { content, folded } = stream;
    const today = content.flatMap(({ changes }) => changes).reduce(evolveInvoice, NO_INVOICE);
    const advice =
      'raise INVOICE_FOLD_VERSION, so that no older snapshot is read, then run node test/wire/record-streams.ts';
    expect(today, advice).toStrictEqual(folded);
  },
);

test('the recorded streams of some release hold every kind of change', () => {
  const recorded = streams.flatMap(({ content }) => content.map(({ comment }) => comment));
  for (const [name] of everyChange())
    expect(recorded, `record ${name}: node test/wire/record-streams.ts`).toContain(name);
});
