import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  configurationLayout,
  decodeConfigurationRecord,
  encodeConfigurationRecord,
} from '../../src/wire/configuration-record.ts';
import { arbitrary } from './arbitrary.ts';

test('a configuration revision comes back as it went in', () => {
  fc.assert(
    fc.property(arbitrary(configurationLayout), (document) => {
      expect(decodeConfigurationRecord(encodeConfigurationRecord(document))).toStrictEqual(document);
    }),
  );
});

test.each([70_000, 3_000_000])('a document of %d characters comes back whole, and small ones after it', (length) => {
  const large = { revision: 1, time: 2, author: 'operator', source: 'ключ: значение\n'.repeat(length / 15) };
  const small = { ...large, source: '' };
  expect(decodeConfigurationRecord(encodeConfigurationRecord(large))).toStrictEqual(large);
  expect(decodeConfigurationRecord(encodeConfigurationRecord(small))).toStrictEqual(small);
});
