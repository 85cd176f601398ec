import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePartnerCallback, encodePartnerCallback } from '../../src/wire/partner-callback.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const callbacks = fc.record({
  providerId: text,
  tag: text,
  eventId: text,
  headers: fc.dictionary(text, text, { noNullPrototype: true }),
  body: fc.uint8Array(),
});

test('a partner callback comes back as it went in', () => {
  fc.assert(
    fc.property(callbacks, fc.integer({ min: 0, max: 4e15 }), (callback, receivedTime) => {
      expect(decodePartnerCallback(encodePartnerCallback({ ...callback, receivedTime }))).toEqual(callback);
    }),
  );
});

test('an empty message is one without anything, and fields that are not known are ignored', () => {
  const nothing = { providerId: '', tag: '', eventId: '', headers: {}, body: new Uint8Array() };
  expect(decodePartnerCallback(new Uint8Array())).toEqual(nothing);
  // Field 15, a text of one character.
  expect(decodePartnerCallback(Buffer.from([0x7a, 1, 0x21]))).toEqual(nothing);
});

test('bytes that are no such message are told from those that are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const decoded = decodePartnerCallback(bytes);
      if (decoded !== undefined) expect(decoded.providerId).toBeTypeOf('string');
    }),
  );
  expect(decodePartnerCallback(Buffer.from('{"not": "protobuf"}'))).toBeUndefined();
});

test('the bytes are those of the published contract', () => {
  const bytes = encodePartnerCallback({
    providerId: 'bank',
    tag: 't',
    eventId: 'e',
    headers: { date: 'd' },
    body: Buffer.from('{}'),
    receivedTime: 1_500_000,
  });
  const expected = [
    ...[0x0a, 4, ...Buffer.from('bank')],
    ...[0x12, 1, 0x74],
    ...[0x1a, 1, 0x65],
    ...[0x22, 8, 0x08, 1, 0x10, 0x80, 0xca, 0xb5, 0xee, 0x01],
    ...[0x2a, 9, 0x0a, 4, ...Buffer.from('date'), 0x12, 1, 0x64],
    ...[0x32, 2, 0x7b, 0x7d],
  ];
  expect([...bytes]).toEqual(expected);
});
