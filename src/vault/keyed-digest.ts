import { createHmac, type KeyObject } from 'node:crypto';
import { secretKey } from './aes-gcm.ts';

/** HMAC-SHA256 of the data under a key of this purpose, so that equal data of two purposes have nothing in common. */
export function keyedDigest(root: KeyObject, purpose: string, data: Uint8Array | string): Buffer {
  const key = secretKey(createHmac('sha256', root).update(purpose).digest());
  return createHmac('sha256', key).update(data).digest();
}

/** 128 bits of a keyed digest over several strings, as 22 characters of base64url. */
export function shortMac(key: KeyObject, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, 16).toString('base64url');
}
