import fc from 'fast-check';
import protobuf from 'protobufjs';
import { describe, expect, test } from 'vitest';
import type { InvoiceChange } from '../../src/domain/invoice/invoice.ts';
import { internalType } from '../../src/wire/proto-files.ts';
import { decodeRecord, encodeRecord, type RecordContent, recordLayout } from '../../src/wire/record.ts';
import { UnreadableRecord } from '../../src/wire/unreadable-record.ts';
import { arbitrary } from './arbitrary.ts';
import { cardPayment, started } from './card-payment.ts';
import { everyChange } from './every-change.ts';

const actor = { credential: 'demo', role: 'merchant' } as const;
const recordOf = (...changes: readonly InvoiceChange[]): RecordContent => ({ time: 1, actor, changes });
const payment = (change: Extract<InvoiceChange, { type: 'payment_changed' }>['change']) =>
  recordOf({ type: 'payment_changed', paymentId: '1', change });
const cashChanged = (amountMinor: bigint) => {
  const amount = { amountMinor, currency: 'RUB' };
  return payment({ type: 'cash_changed', from: amount, to: amount });
};
const roundTrip = (record: RecordContent) => decodeRecord(encodeRecord(record));

const records: fc.Arbitrary<RecordContent> = arbitrary(recordLayout).map(
  ({
    invoiceChanges,
    templateChanges: _templates,
    customerChanges: _customers,
    cardChanges: _cards,
    payoutChanges: _payouts,
    webhookChanges: _webhooks,
    ...content
  }) => ({
    ...content,
    changes: invoiceChanges,
  }),
);

describe('a record', () => {
  test.each(everyChange())('comes back as it went in: %s', (_, change) => {
    fc.assert(
      fc.property(change, (value) => {
        expect(roundTrip(recordOf(value))).toStrictEqual(recordOf(value));
      }),
    );
  });

  test('comes back as it went in, with any actor, any request and any changes', () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(roundTrip(record)).toStrictEqual(record);
      }),
    );
  });

  test.each(cardPayment)('of a card payment comes back as it went in ($time)', (record) => {
    expect(roundTrip(record)).toStrictEqual(record);
  });

  test('holds no reference to the bytes it was read from', () => {
    const bytes = encodeRecord(started);
    const record = decodeRecord(bytes);
    bytes.fill(0);
    expect(record).toStrictEqual(started);
  });

  test.each([
    0n,
    1n,
    -1n,
    127n,
    128n,
    2n ** 32n - 1n,
    2n ** 32n,
    10n ** 13n,
    -(10n ** 13n),
    2n ** 53n,
    2n ** 53n + 1n,
    -(2n ** 53n) - 1n,
    2n ** 63n - 1n,
    -(2n ** 63n),
  ])('keeps an amount of %s minor units exactly', (amountMinor) => {
    expect(roundTrip(cashChanged(amountMinor))).toStrictEqual(cashChanged(amountMinor));
  });

  test.each([2n ** 63n, -(2n ** 63n) - 1n])('refuses to write an amount beyond 64 bits: %s', (amountMinor) => {
    expect(() => encodeRecord(cashChanged(amountMinor))).toThrow('fits 64 bits');
  });

  test.each([0.5, 2 ** 53, Number.NaN])('refuses to write a time that is no exact whole number: %s', (time) => {
    expect(() => encodeRecord({ ...recordOf(), time })).toThrow(RangeError);
  });

  test('can be written after one that was refused halfway', () => {
    expect(() => encodeRecord(cashChanged(2n ** 70n))).toThrow();
    expect(roundTrip(started)).toStrictEqual(started);
  });

  test('tells an empty text, list, map and byte string from an absent one', () => {
    const cost = { amountMinor: 0n, currency: '' };
    const full = payment({ type: 'capture_started', cost, reason: '', cart: [] });
    const bare = payment({ type: 'capture_started', cost });
    expect(roundTrip(full)).toStrictEqual(full);
    expect(roundTrip(bare)).toStrictEqual(bare);
    expect(roundTrip({ ...recordOf(), fingerprint: new Uint8Array() })).toHaveProperty('fingerprint');
    expect(roundTrip(recordOf())).not.toHaveProperty('fingerprint');
  });

  test.each([2 ** 7, 2 ** 14, 2 ** 21])('may nest messages whose length is about %d', (length) => {
    for (let shorter = 0; shorter < 16; shorter += 1) {
      const reason = 'x'.repeat(length - shorter);
      const record = recordOf({ type: 'attention_raised', attention: { reason, since: 0 } });
      expect(roundTrip(record)).toStrictEqual(record);
    }
  });

  test('takes the name of a prototype for a name like any other', () => {
    const form = JSON.parse('{"__proto__":"x","constructor":"y"}');
    const interaction = { type: 'redirect', method: 'get', url: '', form } as const;
    const record = payment({
      type: 'session_changed',
      no: 0,
      change: { type: 'session_interaction_changed', interaction, status: 'requested' },
    });
    expect(roundTrip(record)).toStrictEqual(record);
  });

  test.each(['\ud800', `${'x'.repeat(60)}\udfff`])('stores U+FFFD for text that has no UTF-8 form', (reason) => {
    const written = recordOf({ type: 'invoice_status_changed', status: { tag: 'cancelled', reason } });
    const status = { tag: 'cancelled', reason: reason.toWellFormed() } as const;
    expect(roundTrip(written)).toStrictEqual(recordOf({ type: 'invoice_status_changed', status }));
  });
});

describe('the bytes of a record', () => {
  const type = internalType('Record');

  test('are those that protobufjs writes for the same message by the .proto files alone', () => {
    fc.assert(
      fc.property(records, (record) => {
        const bytes = encodeRecord(record);
        expect(Buffer.from(type.encode(type.decode(bytes)).finish())).toStrictEqual(Buffer.from(bytes));
      }),
    );
  });

  test('mean to protobufjs what the record says', () => {
    const record: RecordContent = {
      ...recordOf({
        type: 'payment_changed',
        paymentId: '1',
        change: {
          type: 'payment_status_changed',
          status: { tag: 'captured', cost: { amountMinor: 10n ** 13n, currency: 'RUB' } },
        },
      }),
      time: 1_763_776_000_000_000,
      requestId: 'r',
    };
    const message = type.decode(encodeRecord(record));
    expect(type.toObject(message, { longs: String, enums: String })).toEqual({
      time: '1763776000000000',
      actor: { credential: 'demo', role: 'ACTOR_ROLE_MERCHANT' },
      request_id: 'r',
      invoice_changes: [
        {
          payment_changed: {
            payment_id: '1',
            change: {
              payment_status_changed: {
                status: { captured: { cost: { amount_minor: '10000000000000', currency: 'RUB' } } },
              },
            },
          },
        },
      ],
    });
  });
});

describe('bytes that this release cannot read', () => {
  const good = encodeRecord(started);
  const appended = (write: (writer: protobuf.Writer) => protobuf.Writer) =>
    Buffer.concat([encodeRecord(recordOf()), write(protobuf.Writer.create()).finish()]);
  const nested = (tag: number, content: Uint8Array) => protobuf.Writer.create().uint32(tag).bytes(content).finish();
  const tagOf = (field: number, wireType: number) => (field << 3) | wireType;

  test('are refused when a record has a field of a newer release', () => {
    const bytes = appended((writer) => writer.uint32(tagOf(99, 2)).string('new'));
    expect(() => decodeRecord(bytes)).toThrow(
      new UnreadableRecord('.turnpike.internal.v1.Record has field 99, unknown to this release'),
    );
  });

  test('are refused when a change is of a kind of a newer release', () => {
    const change = nested(tagOf(30, 2), new Uint8Array());
    const bytes = appended((writer) => writer.uint32(tagOf(16, 2)).bytes(change));
    expect(() => decodeRecord(bytes)).toThrow('.turnpike.internal.v1.InvoiceChange has field 30');
  });

  test('are refused when a word is one of a newer release', () => {
    const newRole = protobuf.Writer.create().uint32(tagOf(1, 2)).string('x').uint32(tagOf(2, 0)).uint32(77).finish();
    const bytes = nested(tagOf(2, 2), newRole);
    expect(() => decodeRecord(bytes)).toThrow('.turnpike.internal.v1.ActorRole has no number 77');
  });

  test('are refused when a change has no variant, or two', () => {
    const cleared = nested(tagOf(5, 2), new Uint8Array());
    for (const content of [new Uint8Array(), Buffer.concat([cleared, cleared])]) {
      const bytes = appended((writer) => writer.uint32(tagOf(16, 2)).bytes(content));
      expect(() => decodeRecord(bytes)).toThrow(UnreadableRecord);
    }
  });

  test('are refused when what must be there is not', () => {
    expect(() => decodeRecord(new Uint8Array())).toThrow('.turnpike.internal.v1.Record lacks actor');
  });

  test('are refused when a text goes on beyond the message that it is in', () => {
    const reason = protobuf.Writer.create().uint32(tagOf(1, 2)).string('reason').finish();
    const attention = Buffer.concat([Uint8Array.from([tagOf(1, 2), reason.length - 1]), reason]);
    const change = nested(tagOf(4, 2), attention);
    expect(() => decodeRecord(appended((writer) => writer.uint32(tagOf(16, 2)).bytes(change)))).toThrow(
      '.turnpike.internal.v1.Attention does not end where its length says',
    );
  });

  test('are refused when a known field has another wire type', () => {
    expect(() => decodeRecord(appended((writer) => writer.uint32(tagOf(1, 2)).string('x')))).toThrow(UnreadableRecord);
  });

  test('are refused when a number is longer than its type', () => {
    const time = (...bytes: readonly number[]) => Uint8Array.from([tagOf(1, 0), ...bytes]);
    const continued = Array.from({ length: 10 }, () => 0xff);
    expect(() => decodeRecord(time(...continued, 0x01))).toThrow('longer than 64 bits');
    expect(() => decodeRecord(time(...continued.slice(2), 0x7f))).toThrow('longer than 53 bits');
    expect(() => decodeRecord(Uint8Array.from(continued))).toThrow('longer than 32 bits');
  });

  test('are refused wherever they were cut, or read as a record with fewer changes', () => {
    const reencoded = (bytes: Uint8Array) => encodeRecord(decodeRecord(bytes));
    for (let length = 0; length < good.length; length += 1) {
      const cut = good.subarray(0, length);
      try {
        expect(Buffer.from(reencoded(cut))).toStrictEqual(Buffer.from(cut));
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableRecord);
      }
    }
  });

  test('never throw anything but UnreadableRecord, whatever bytes they are', () => {
    const damaged = fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([index, byte]) => good.with(index, byte));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), damaged), (bytes) => {
        try {
          decodeRecord(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableRecord);
        }
      }),
      { numRuns: 500 },
    );
  });
});
