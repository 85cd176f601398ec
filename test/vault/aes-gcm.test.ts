import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { gcmDecrypt, gcmEncrypt, newDataKey, openBox, sealBox, secretKey } from '../../src/vault/aes-gcm.ts';
import { requireVectors } from '../kit/vectors.ts';

interface VectorFile {
  readonly testGroups: readonly {
    readonly ivSize: number;
    readonly keySize: number;
    readonly tagSize: number;
    readonly tests: readonly Vector[];
  }[];
}

interface Vector {
  readonly tcId: number;
  readonly key: string;
  readonly iv: string;
  readonly aad: string;
  readonly msg: string;
  readonly ct: string;
  readonly tag: string;
  readonly result: 'valid' | 'invalid';
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

async function vectors(context: Parameters<typeof requireVectors>[0]) {
  const file: VectorFile = JSON.parse(await requireVectors(context, 'aes_gcm_test.json'));
  const isOurs = ({ ivSize, keySize, tagSize }: VectorFile['testGroups'][number]) =>
    ivSize === 96 && keySize === 256 && tagSize === 128;
  return {
    ours: file.testGroups.filter(isOurs).flatMap(({ tests }) => tests),
    others: file.testGroups.filter((group) => !isOurs(group)).flatMap(({ tests }) => tests),
  };
}

describe('Wycheproof AES-GCM', () => {
  test('every valid vector of our sizes is encrypted and decrypted to the byte, every invalid one is refused', async (context) => {
    const { ours } = await vectors(context);
    const wrong = ours.filter(({ key, iv, aad, msg, ct, tag, result }) => {
      const opened = gcmDecrypt(secretKey(hex(key)), hex(iv), hex(aad), hex(ct + tag));
      const sealed = gcmEncrypt(secretKey(hex(key)), hex(iv), hex(aad), hex(msg));
      return result === 'valid'
        ? opened?.toString('hex') !== msg || sealed.toString('hex') !== ct + tag
        : opened !== undefined || sealed.toString('hex') === ct + tag;
    });
    expect(wrong.map(({ tcId }) => tcId)).toEqual([]);
    expect(ours.filter(({ result }) => result === 'valid').length).toBeGreaterThan(30);
    expect(ours.filter(({ result }) => result === 'invalid').length).toBeGreaterThan(20);
  });

  test('keys and nonces of other sizes, the empty nonce among them, are not used at all', async (context) => {
    const { others } = await vectors(context);
    expect(others.length).toBeGreaterThan(200);
    for (const { key, iv, aad, msg, ct, tag } of others) {
      expect(() => gcmEncrypt(createSecretKey(hex(key)), hex(iv), hex(aad), hex(msg))).toThrow('the vault uses');
      expect(() => gcmDecrypt(createSecretKey(hex(key)), hex(iv), hex(aad), hex(ct + tag))).toThrow('the vault uses');
    }
  });
});

describe('a box', () => {
  const key = secretKey(newDataKey());
  const aad = Buffer.from('bound to this');

  test('opens to what was sealed, an empty text included', () => {
    for (const text of ['', 'x', 'y'.repeat(100_000)]) {
      expect(openBox(key, aad, sealBox(key, aad, Buffer.from(text)))?.toString()).toBe(text);
    }
  });

  test('never has the same nonce twice', () => {
    const nonces = Array.from({ length: 2_000 }, () => sealBox(key, aad, Buffer.of()).subarray(1, 13).toString('hex'));
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  test('does not open with one bit changed anywhere, shortened, or under another key or binding', () => {
    const box = sealBox(key, aad, Buffer.from('secret'));
    for (let bit = 0; bit < box.length * 8; bit += 1) {
      const changed = Buffer.from(box);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(openBox(key, aad, changed)).toBeUndefined();
    }
    for (let length = 0; length < box.length; length += 1) {
      expect(openBox(key, aad, box.subarray(0, length))).toBeUndefined();
    }
    expect(openBox(secretKey(newDataKey()), aad, box)).toBeUndefined();
    expect(openBox(key, Buffer.from('bound to that'), box)).toBeUndefined();
    expect(openBox(key, aad, randomBytes(64))).toBeUndefined();
  });

  test('the bytes of a key are overwritten once it is a key', () => {
    const bytes = newDataKey();
    secretKey(bytes);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
  });
});
