import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import {
  checkValue,
  isCheckValue,
  isSignature,
  NONCE,
  newNonce,
  readPrivateKey,
  readPublicKey,
} from '../../src/providers/partner-acquirer/check-value.ts';
import { requireVectors } from '../kit/vectors.ts';

interface VectorFile {
  readonly testGroups: readonly {
    readonly publicKeyPem: string;
    readonly tests: readonly {
      readonly tcId: number;
      readonly msg: string;
      readonly sig: string;
      readonly result: 'valid' | 'invalid';
    }[];
  }[];
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const pem = { type: 'pkcs8', format: 'pem' } as const;

describe('Wycheproof ECDSA P-521 with SHA-512', () => {
  test('every valid signature is one and every invalid one is none, DER that is not quite DER among them', async (context) => {
    const file: VectorFile = JSON.parse(await requireVectors(context, 'ecdsa_secp521r1_sha512_test.json'));
    const judged = file.testGroups.flatMap(({ publicKeyPem, tests }) => {
      const key = createPublicKey(publicKeyPem);
      return tests.map((each) => ({ ...each, said: isSignature(key, hex(each.msg), hex(each.sig)) }));
    });
    expect(judged.filter(({ said, result }) => said !== (result === 'valid')).map(({ tcId }) => tcId)).toEqual([]);
    expect(judged.filter(({ result }) => result === 'valid').length).toBeGreaterThan(50);
    expect(judged.filter(({ result }) => result === 'invalid').length).toBeGreaterThan(200);
  });
});

describe('a check value', () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'secp521r1' });
  const other = generateKeyPairSync('ec', { namedCurve: 'secp521r1' });
  const signed = { merchantId: 'merchant-1', nonce: newNonce(), timestamp: 1_768_478_400_123 };
  const value = checkValue(pair.privateKey, signed);

  it('is the hex of a DER signature over merchant, nonce and time, one after the other', () => {
    const text = Buffer.from(`merchant-1${signed.nonce}1768478400123`);
    expect(value).toMatch(/^30[0-9a-f]{264,276}$/);
    expect(isSignature(pair.publicKey, text, hex(value))).toBe(true);
    expect(isCheckValue(pair.publicKey, signed, value)).toBe(true);
  });

  it('holds no more with one byte changed anywhere in it or in what it covers', () => {
    for (let place = 0; place < value.length / 2; place += 1) {
      const bytes = hex(value);
      bytes[place] = (bytes[place] ?? 0) ^ 0x01;
      expect(isCheckValue(pair.publicKey, signed, bytes.toString('hex')), `byte ${place}`).toBe(false);
    }
    const [first = ''] = signed.nonce;
    const nonce = (first === 'a' ? 'b' : 'a') + signed.nonce.slice(1);
    expect(isCheckValue(pair.publicKey, { ...signed, nonce }, value)).toBe(false);
    expect(isCheckValue(pair.publicKey, { ...signed, merchantId: 'merchant-2' }, value)).toBe(false);
    expect(isCheckValue(pair.publicKey, { ...signed, timestamp: signed.timestamp + 1 }, value)).toBe(false);
    expect(isCheckValue(other.publicKey, signed, value)).toBe(false);
  });

  it.each([
    ['nothing', () => ''],
    ['a letter that is no hex', (good: string) => `${good.slice(0, -1)}g`],
    ['half a byte', (good: string) => good.slice(0, -1)],
    ['something behind it', (good: string) => `${good}00`],
    ['the two halves side by side, as other libraries write them', () => halves(pair.privateKey, signed)],
  ] as const)('is not %s', (_, spoilt) => {
    expect(isCheckValue(pair.publicKey, signed, spoilt(value))).toBe(false);
  });

  it('has a nonce of 32 letters and digits that never comes again', () => {
    const nonces = Array.from({ length: 2_000 }, newNonce);
    expect(nonces.every((nonce) => NONCE.test(nonce))).toBe(true);
    expect(new Set(nonces).size).toBe(nonces.length);
  });
});

function halves(
  key: ReturnType<typeof generateKeyPairSync>['privateKey'],
  signed: { readonly nonce: string; readonly timestamp: number },
) {
  const text = Buffer.from(`merchant-1${signed.nonce}${signed.timestamp}`);
  return sign('sha512', text, { key, dsaEncoding: 'ieee-p1363' }).toString('hex');
}

describe('a key of the partner', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'secp521r1' });

  it('is read from PKCS#8 in PEM, also where the environment has no lines', () => {
    const text = privateKey.export(pem).toString();
    expect(readPrivateKey(text)?.equals(privateKey)).toBe(true);
    expect(readPrivateKey(text.replaceAll('\n', '\\n'))?.equals(privateKey)).toBe(true);
    expect(readPublicKey(publicKey.export({ type: 'spki', format: 'pem' }).toString())?.equals(publicKey)).toBe(true);
  });

  it.each([
    ['no PEM', () => 'secret'],
    ['a public key', () => publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['another curve', () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export(pem).toString()],
    ['RSA', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pem).toString()],
  ])('is no private key when it is %s', (_, text) => {
    expect(readPrivateKey(text())).toBeUndefined();
  });
});
