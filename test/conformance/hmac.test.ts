import { expect, type TestContext, test } from 'vitest';
import { type HmacHash, signHmac, verifyHmac } from '../../src/h2h/signature.ts';
import { requireVectors } from '../kit/vectors.ts';

interface VectorFile {
  readonly testGroups: readonly {
    readonly tagSize: number;
    readonly tests: readonly {
      readonly tcId: number;
      readonly key: string;
      readonly msg: string;
      readonly tag: string;
      readonly result: 'valid' | 'invalid';
    }[];
  }[];
}

/** A tag that was cut short is not one of ours, however valid. */
async function check(context: TestContext, hash: HmacHash, bits: number): Promise<void> {
  const file: VectorFile = JSON.parse(await requireVectors(context, `hmac_${hash}_test.json`));
  const cases = file.testGroups.flatMap(({ tagSize, tests }) =>
    tests.map(({ tcId, key, msg, tag, result }) => {
      const [secret, message] = [Buffer.from(key, 'hex'), Buffer.from(msg, 'hex')];
      const signature = Buffer.from(tag, 'hex').toString('base64url');
      const right = result === 'valid' && tagSize === bits;
      const passes = verifyHmac(secret, message, signature, hash);
      const signed = verifyHmac(secret, message, signHmac(secret, message, hash), hash);
      return { tcId, right, passes, signed };
    }),
  );
  expect(cases.filter(({ right, passes, signed }) => passes !== right || !signed)).toEqual([]);
  expect(cases.filter(({ passes }) => passes).length).toBeGreaterThan(20);
  expect(cases.filter(({ passes }) => !passes).length).toBeGreaterThan(50);
}

test('Wycheproof HMAC-SHA512: every whole and valid tag passes, every other one is refused', (context) =>
  check(context, 'sha512', 512));

test('Wycheproof HMAC-SHA256: every whole and valid tag passes, every other one is refused', (context) =>
  check(context, 'sha256', 256));
