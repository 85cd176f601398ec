/**
 * AES-256-GCM (NIST SP 800-38D) as the vault uses it: 256-bit keys, 96-bit nonces, 128-bit tags and nothing else.
 * Not responsible for where keys come from.
 *
 *  G1 What does not authenticate is never returned, not even in part.
 *  G2 Every nonce of a box is random, so one key may seal up to 2^32 boxes (SP 800-38D §8.3).
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { assert } from '../base/assert.ts';
import { freshBytes } from './entropy.ts';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 1;
const HEADER_BYTES = 1 + NONCE_BYTES;

/** How many bytes a box is longer than what is in it: version, nonce, tag. */
export const BOX_OVERHEAD_BYTES = HEADER_BYTES + TAG_BYTES;

/** A fresh random data key. */
export function newDataKey(): Buffer {
  return freshBytes(KEY_BYTES);
}

/**
 * Takes over the bytes of a key, which are overwritten. A KeyObject prints and serialises as nothing, is wiped when it is
 * collected, may be dropped while another call uses it, and saves the 25 µs that node:crypto takes for a key given as bytes.
 */
export function secretKey(bytes: Buffer): KeyObject {
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

/** Ciphertext followed by the tag. */
export function gcmEncrypt(key: KeyObject, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Buffer {
  assertSizes(key, nonce);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext, or undefined when key, nonce, associated data, ciphertext and tag do not belong together (G1). */
export function gcmDecrypt(
  key: KeyObject,
  nonce: Uint8Array,
  aad: Uint8Array,
  ciphertextAndTag: Uint8Array,
): Buffer | undefined {
  assertSizes(key, nonce);
  const split = ciphertextAndTag.length - TAG_BYTES;
  if (split < 0) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(ciphertextAndTag.subarray(split));
  const plaintext = decipher.update(ciphertextAndTag.subarray(0, split));
  try {
    decipher.final();
    return plaintext;
  } catch {
    plaintext.fill(0);
    return undefined;
  }
}

/** A self-contained ciphertext: one byte of version, the nonce, ciphertext, tag. */
export function sealBox(key: KeyObject, aad: Uint8Array, plaintext: Uint8Array): Buffer {
  const nonce = freshBytes(NONCE_BYTES);
  return Buffer.concat([Buffer.of(VERSION), nonce, gcmEncrypt(key, nonce, aad, plaintext)]);
}

/** What `sealBox` sealed, or undefined when this is not a box of this key and associated data. */
export function openBox(key: KeyObject, aad: Uint8Array, box: Uint8Array): Buffer | undefined {
  if (box.length < BOX_OVERHEAD_BYTES || box[0] !== VERSION) return undefined;
  return gcmDecrypt(key, box.subarray(1, HEADER_BYTES), aad, box.subarray(HEADER_BYTES));
}

/** Associated data from strings. JSON keeps the parts apart, so that `ab`, `c` is never taken for `a`, `bc`. */
export function bind(...parts: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(parts));
}

function assertSizes(key: KeyObject, nonce: Uint8Array): void {
  assert(key.symmetricKeySize === KEY_BYTES, 'the vault uses AES keys of 256 bits');
  assert(nonce.length === NONCE_BYTES, 'the vault uses nonces of 96 bits');
}
