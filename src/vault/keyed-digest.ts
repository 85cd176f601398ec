import { createHmac, type KeyObject } from 'node:crypto';
import { secretKey } from './aes-gcm.ts';

/** Purposes are named in code and few; a caller that makes them up does not fill the memory. */
const KEPT_PURPOSES = 100;

/** HMAC-SHA256 under a key of each purpose, so that equal data of two purposes have nothing in common. */
export function createKeyedDigest(root: KeyObject): (purpose: string, data: Uint8Array | string) => Buffer {
  const keys = new Map<string, KeyObject>();
  const keyOf = (purpose: string): KeyObject => {
    const known = keys.get(purpose);
    if (known !== undefined) return known;
    const key = secretKey(createHmac('sha256', root).update(purpose).digest());
    if (keys.size < KEPT_PURPOSES) keys.set(purpose, key);
    return key;
  };
  return (purpose, data) => createHmac('sha256', keyOf(purpose)).update(data).digest();
}

/** 128 bits of a keyed digest over several strings, as 22 characters of base64url. */
export function shortMac(key: KeyObject, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, 16).toString('base64url');
}
