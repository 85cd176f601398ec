import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callbackLayout, decodePartnerCallback, encodePartnerCallback } from '../../src/wire/partner-callback.ts';
import { arbitrary } from './arbitrary.ts';

test('a partner callback comes back as it went in, slashes in its event id too', () => {
  const callbacks = arbitrary(callbackLayout).map(({ provider, eventId, ...rest }) => ({
    ...rest,
    id: `${provider}/${eventId}`,
    providerId: provider,
  }));
  fc.assert(
    fc.property(callbacks, (callback) => {
      expect(decodePartnerCallback(encodePartnerCallback(callback))).toStrictEqual(callback);
    }),
  );
});

test('a callback whose id does not begin with its provider is not written', () => {
  const callback = {
    id: 'other/1',
    providerId: 'bank',
    tag: 't',
    receivedTime: 1,
    headers: {},
    body: new Uint8Array(),
  };
  expect(() => encodePartnerCallback(callback)).toThrow('begins with its provider');
});
