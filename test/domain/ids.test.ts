import { describe, expect, it } from 'vitest';
import {
  derivedId,
  invoiceStream,
  isClientId,
  PARTITION_COUNT,
  parseStream,
  partitionOf,
} from '../../src/domain/ids.ts';

describe('an id that a client chooses', () => {
  it.each(['a', 'Z', '0', '_', '-', 'order-1_A', 'x'.repeat(64)])('may be %s', (id) => {
    expect(isClientId(id)).toBe(true);
  });

  it.each(['', 'x'.repeat(65), 'a b', 'a/b', 'a.b', 'ä', 'a\n', '\na'])('may not be %j', (id) => {
    expect(isClientId(id)).toBe(false);
  });
});

describe('a stream', () => {
  it('is named by kind, party and id, and read back', () => {
    const stream = invoiceStream('party', 'invoice');
    expect(stream).toBe('invoice/party/invoice');
    expect(parseStream(stream)).toEqual({ kind: 'invoice', partyId: 'party', id: 'invoice' });
    expect(parseStream('invoice')).toEqual({ kind: 'invoice', partyId: '', id: '' });
  });

  // FNV-1a, 32 bits, as its authors publish it: "" is 811c9dc5, "a" is e40c292c, "foobar" is bf9cf968.
  it.each([
    ['', 0xc5],
    ['a', 0x2c],
    ['foobar', 0x68],
  ])('%j belongs to the partition that its hash says, on every node and in every release', (stream, partition) => {
    expect(partitionOf(stream)).toBe(partition);
  });

  it('is spread evenly over the partitions', () => {
    const counts = new Array<number>(PARTITION_COUNT).fill(0);
    for (let index = 0; index < 25_600; index += 1) {
      const partition = partitionOf(invoiceStream('party', `invoice-${index}`));
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(50);
    expect(Math.max(...counts)).toBeLessThan(200);
  });
});

describe('the id of an entity that its client did not name', () => {
  it('is the same for the same party, method and request, and an id that a client could have chosen', () => {
    const id = derivedId('party', 'CreateInvoice', 'request');
    expect(derivedId('party', 'CreateInvoice', 'request')).toBe(id);
    expect(id).toHaveLength(22);
    expect(isClientId(id)).toBe(true);
  });

  it('is another one when any of the three is, also where they would join to the same text', () => {
    const ids = [
      derivedId('party', 'CreateInvoice', 'request'),
      derivedId('party2', 'CreateInvoice', 'request'),
      derivedId('party', 'StartPayment', 'request'),
      derivedId('party', 'CreateInvoice', 'request2'),
      derivedId('a', 'bc', 'd'),
      derivedId('ab', 'c', 'd'),
      derivedId('a', 'b', 'cd'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
