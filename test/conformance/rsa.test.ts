import { expect, test } from 'vitest';
import { rsaPublicKey, verifyRsa } from '../../src/h2h/signature.ts';
import { requireVectors } from '../kit/vectors.ts';

interface VectorFile {
  readonly testGroups: readonly {
    readonly publicKeyPem: string;
    readonly tests: readonly {
      readonly tcId: number;
      readonly msg: string;
      readonly sig: string;
      readonly result: string;
    }[];
  }[];
}

test('Wycheproof RSA 2048 with SHA-256: every valid signature passes, every invalid one is refused', async (context) => {
  const file: VectorFile = JSON.parse(await requireVectors(context, 'rsa_signature_2048_sha256_test.json'));
  const cases = file.testGroups.flatMap(({ publicKeyPem, tests }) => {
    const key = rsaPublicKey(publicKeyPem);
    return tests.map(({ tcId, msg, sig, result }) => {
      const signature = Buffer.from(sig, 'hex').toString('base64url');
      return { tcId, result, passes: verifyRsa(key, Buffer.from(msg, 'hex'), signature, 'once') };
    });
  });
  // `acceptable` leaves out the NULL of the algorithm's parameters; a strict reader refuses it.
  const wrong = cases.filter(({ result, passes }) => passes !== (result === 'valid'));
  expect(wrong).toEqual([]);
  expect(cases.filter(({ passes }) => passes).length).toBeGreaterThan(5);
  expect(cases.filter(({ passes }) => !passes).length).toBeGreaterThan(200);
});
