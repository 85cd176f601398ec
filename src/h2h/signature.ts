import {
  constants,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';

/**
 * Signatures of host-to-host requests and alerts (reference h2h §3.4). Not responsible for what is signed (`canonical.ts`), nor for
 * who may use which key.
 *
 *  G1 RSA is RSASSA-PKCS1-v1_5 with SHA-256 over the message. The reading that hashes twice is taken only where a key says so.
 *  G2 A signature has one written form: base64url without stray bits, padded or not.
 *  G3 How long a refusal takes tells nothing of a secret.
 */
export type RsaReading = 'once' | 'once_or_twice';

/** Of SPKI in PEM. Throws for anything but an RSA key. */
export function rsaPublicKey(pem: string): KeyObject {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'rsa') throw new Error('the key is not an RSA key');
  return key;
}

export function verifyRsa(
  key: KeyObject,
  message: string | Uint8Array,
  signature: string,
  reading: RsaReading,
): boolean {
  const bytes = decodeSignature(signature);
  if (bytes === undefined) return false;
  const signed = Buffer.from(message);
  if (verifyBytes(key, signed, bytes)) return true;
  return reading === 'once_or_twice' && verifyBytes(key, createHash('sha256').update(signed).digest(), bytes); // G1
}

export function signRsa(privateKeyPem: string, message: string): string {
  const key = { key: createPrivateKey(privateKeyPem), padding: constants.RSA_PKCS1_PADDING };
  return sign('sha256', Buffer.from(message), key).toString('base64url');
}

export type HmacHash = 'sha512' | 'sha256';

export function verifyHmac(
  secret: string | Uint8Array,
  message: string | Uint8Array,
  signature: string,
  hash: HmacHash = 'sha512',
): boolean {
  const bytes = decodeSignature(signature);
  const expected = createHmac(hash, secret).update(message).digest();
  return bytes !== undefined && bytes.length === expected.length && timingSafeEqual(bytes, expected); // G3
}

export function signHmac(secret: string | Uint8Array, message: string | Uint8Array, hash: HmacHash = 'sha512'): string {
  return createHmac(hash, secret).update(message).digest('base64url');
}

function verifyBytes(key: KeyObject, message: Uint8Array, signature: Uint8Array): boolean {
  return verify('sha256', message, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
}

/** Undefined for a text that is not the one written form of its bytes (G2). */
function decodeSignature(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  const bare = bytes.toString('base64url');
  const padded = bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
  return text === bare || text === padded ? bytes : undefined;
}
