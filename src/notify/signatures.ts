import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { SignatureScheme } from '../domain/webhook/webhook.ts';

/**
 * Signatures of Standard Webhooks: what is signed is `<id>.<timestamp>.<body>`. One signature for each secret that signs, so that a
 * receiver may change from one to the next while messages come.
 */
export interface SigningKey {
  readonly scheme: SignatureScheme;
  /** 32 bytes for HMAC, PKCS #8 for ed25519. */
  readonly key: Uint8Array;
}

/** `timeSeconds` is the time of the attempt, by the wall. */
export function webhookHeaders(
  id: string,
  timeSeconds: number,
  body: string,
  keys: readonly SigningKey[],
): Readonly<Record<string, string>> {
  const seconds = Math.floor(timeSeconds);
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': keys.map((each) => signatureOf(each, id, seconds, body)).join(' '),
  };
}

function signatureOf({ scheme, key }: SigningKey, id: string, seconds: number, body: string): string {
  if (scheme === 'hmac') return new Webhook(key, { format: 'raw' }).sign(id, new Date(seconds * 1000), body);
  const privateKey = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' });
  return `v1a,${sign(null, Buffer.from(`${id}.${seconds}.${body}`), privateKey).toString('base64')}`;
}

export interface NewSigningKey extends SigningKey {
  readonly publicKey?: Uint8Array;
}

const HMAC_KEY_BYTES = 32;
const RAW_PUBLIC_BYTES = 32;

export function newSigningKey(scheme: SignatureScheme): NewSigningKey {
  if (scheme === 'hmac') return { scheme, key: randomBytes(HMAC_KEY_BYTES) };
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return {
    scheme,
    key: privateKey.export({ format: 'der', type: 'pkcs8' }),
    publicKey: spki.subarray(spki.length - RAW_PUBLIC_BYTES),
  };
}

/** As merchants know them. */
export function secretText(key: Uint8Array): string {
  return `whsec_${Buffer.from(key).toString('base64')}`;
}

export function publicKeyText(publicKey: Uint8Array): string {
  return `whpk_${Buffer.from(publicKey).toString('base64')}`;
}
