import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalText, signedMessage } from '../../src/h2h/canonical.ts';
import { MalformedJson, parseJson, parseJsonBytes } from '../../src/h2h/json.ts';
import { rsaPublicKey, signHmac, signRsa, verifyHmac, verifyRsa } from '../../src/h2h/signature.ts';

const BODY = JSON.stringify({
  general: { project_id: '57aff4db-b45d-42bf-bc5f-b7a499a01782', payment_id: 'order-42' },
  payment: { method: 'card-p2p', amount: 10_000, currency: 'RUB', lifetime: 600 },
  sender: {},
  customer: {
    id: 'u-1',
    ip_address: '203.0.113.7',
    country: 'RU',
    phone: null,
    verified: true,
    tags: ['a', 'b'],
  },
});
/** Without the empty object: it leaves no line, and so its name is not signed (canonical.ts, C3). */
const SIGNED = BODY.replace('"sender":{}', '"sender":{"bank":"b"}');
const TIMESTAMP = '1706182847';
const HMAC_KEY = 'test-hmac-key';

const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const publicKey = rsaPublicKey(pair.publicKey);

describe('the vector of the reference', () => {
  const message = signedMessage(parseJson(BODY), TIMESTAMP);

  it('has the canonical text', () => {
    expect(canonicalText(parseJson(BODY))).toBe(
      'customer:country:RU;customer:id:u-1;customer:ip_address:203.0.113.7;customer:phone:None;customer:tags:0:a;customer:tags:1:b;customer:verified:1;general:payment_id:order-42;general:project_id:57aff4db-b45d-42bf-bc5f-b7a499a01782;payment:amount:10000;payment:currency:RUB;payment:lifetime:600;payment:method:card-p2p',
    );
  });

  it('has the digest and the HMAC', () => {
    expect(createHash('sha256').update(message).digest('hex')).toBe(
      '1ec23246828a819d58f1a9422ea9b8c0d3552d688cd868d24344c02e40b01ee9',
    );
    const hmac = 'b5wV5P6cmGL14U2ZJmj6eOnq7ioaMGwM1mXeI5wbXsWKQzwj7O2YUHugmCGyHuXw7cMmMD4xnYZxwMv3lDmZIA';
    expect(signHmac(HMAC_KEY, message)).toBe(hmac);
    expect(verifyHmac(HMAC_KEY, message, hmac)).toBe(true);
    expect(verifyHmac(HMAC_KEY, message, `${hmac}==`)).toBe(true);
  });
});

describe('the canonical text', () => {
  it('is not made where names repeat themselves beyond the length of any body (C4)', () => {
    const name = 'k'.repeat(200);
    const nested = (levels: number): string =>
      levels === 0 ? `[${Array(50_000).fill('0').join(',')}]` : `{"${name}":${nested(levels - 1)}}`;
    expect(() => canonicalText(parseJson(nested(20)))).toThrow(MalformedJson);
  });

  it('has room for the largest evidence', () => {
    const evidence = { content: 'A'.repeat(13_400_000), file_name: 'receipt.pdf' };
    expect(canonicalText(parseJson(JSON.stringify({ evidence }))).length).toBeGreaterThan(13_400_000);
  });
});

describe('a signed request', () => {
  const signers = {
    RSA: {
      signature: signRsa(pair.privateKey, signedMessage(parseJson(SIGNED), TIMESTAMP)),
      verify: (message: string, signature: string) => verifyRsa(publicKey, message, signature, 'once_or_twice'),
    },
    HMAC: {
      signature: signHmac(HMAC_KEY, signedMessage(parseJson(SIGNED), TIMESTAMP)),
      verify: (message: string, signature: string) => verifyHmac(HMAC_KEY, message, signature),
    },
  };
  type Signed = (typeof signers)['RSA'];

  /** As the door does: a body that is none is refused as well. */
  const passes = ({ verify }: Signed, body: Uint8Array, timestamp: string, signature: string): boolean => {
    try {
      return verify(signedMessage(parseJsonBytes(body), timestamp), signature);
    } catch {
      return false;
    }
  };

  /** Every text that differs in one bit of one byte. */
  function* flipped(text: string): Generator<Buffer> {
    for (let index = 0; index < text.length; index += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const bytes = Buffer.from(text);
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        yield bytes;
      }
    }
  }

  it.each(Object.entries(signers))('by %s passes as it is', (_name, signed) => {
    expect(passes(signed, Buffer.from(SIGNED), TIMESTAMP, signed.signature)).toBe(true);
  });

  it.each(Object.entries(signers))('by %s fails with any bit of the body flipped', (_name, signed) => {
    const taken = [...flipped(SIGNED)].filter((body) => passes(signed, body, TIMESTAMP, signed.signature));
    expect(taken.map(String)).toEqual([]);
  });

  it.each(Object.entries(signers))('by %s fails with any bit of the timestamp flipped', (_name, signed) => {
    const body = Buffer.from(SIGNED);
    const taken = [...flipped(TIMESTAMP)].filter((time) => passes(signed, body, String(time), signed.signature));
    expect(taken.map(String)).toEqual([]);
  });

  it.each(Object.entries(signers))('by %s fails with any bit of the signature flipped', (_name, signed) => {
    const body = Buffer.from(SIGNED);
    const taken = [...flipped(signed.signature)].filter((other) => passes(signed, body, TIMESTAMP, String(other)));
    expect(taken.map(String)).toEqual([]);
  });

  it('says nothing of an empty object, and so not of its name', () => {
    const message = signedMessage(parseJson(BODY), TIMESTAMP);
    expect(signedMessage(parseJson(BODY.replace('sender', 'stranger')), TIMESTAMP)).toBe(message);
  });

  it('that was hashed twice passes where its key says so, and only there', () => {
    const message = signedMessage(parseJson(SIGNED), TIMESTAMP);
    const digest = createHash('sha256').update(message).digest();
    const twice = sign('sha256', digest, createPrivateKey(pair.privateKey)).toString('base64url');
    expect(verifyRsa(publicKey, message, twice, 'once_or_twice')).toBe(true);
    expect(verifyRsa(publicKey, message, twice, 'once')).toBe(false);
  });

  it.each(['', '=', 'not base64url!', '+/+/', 'AAAA\n'])('fails with the signature %j', (signature) => {
    expect(verifyHmac(HMAC_KEY, 'x', signature)).toBe(false);
    expect(verifyRsa(publicKey, 'x', signature, 'once')).toBe(false);
  });
});

describe('the canonical text', () => {
  it.each([
    ['nothing of empty objects and arrays, as of absent fields', '{"a":{},"b":[],"c":1}', 'c:1'],
    ['nothing of an empty body', '{}', ''],
    ['an empty text', '{"a":""}', 'a:'],
    [
      'numbers as they were written',
      '{"a":9007199254740993,"b":1.0,"c":1,"d":1e3}',
      'a:9007199254740993;b:1.0;c:1;d:1e3',
    ],
    ['booleans and null', '{"a":true,"b":false,"c":null}', 'a:1;b:0;c:None'],
    ['texts in any script', '{"имя":"Ж","😀":"é"}', 'имя:Ж;😀:é'],
    ['escapes as what they stand for', '{"a":"\\u0416\\n"}', 'a:Ж\n'],
    ['a colon in a key', '{"a:b":1}', 'a:b:1'],
    ['semicolons in keys and texts', '{"a;b":"c;d"}', 'a;b:c;d'],
    [
      'ten items, sorted as texts',
      '{"a":[0,1,2,3,4,5,6,7,8,9,10]}',
      'a:0:0;a:10:10;a:1:1;a:2:2;a:3:3;a:4:4;a:5:5;a:6:6;a:7:7;a:8:8;a:9:9',
    ],
    ['capitals before small letters, and those before other scripts', '{"a":1,"B":2,"é":3}', 'B:2;a:1;é:3'],
    ['arrays of objects', '{"a":[{"b":1},{"b":[2]}]}', 'a:0:b:1;a:1:b:0:2'],
  ])('has %s', (_what, body, text) => {
    expect(canonicalText(parseJson(body))).toBe(text);
  });

  it('is sorted by code units, where an astral character comes before U+FFFD', () => {
    expect(canonicalText(parseJson('{"\ufffd":1,"😀":2}'))).toBe('😀:2;\ufffd:1');
  });
});
