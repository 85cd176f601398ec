import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { SignatureScheme } from '../domain/webhook/webhook.ts';

/** Keys that messages to merchants are signed with, and the texts in which Standard Webhooks shows them. */
export interface NewWebhookKey {
  /** 32 bytes for HMAC, PKCS #8 for ed25519. */
  readonly key: Uint8Array;
  /** Of ed25519: the 32 bytes that verify. */
  readonly publicKey?: Uint8Array;
}

const HMAC_KEY_BYTES = 32;
const RAW_PUBLIC_BYTES = 32;

export function newWebhookKey(scheme: SignatureScheme): NewWebhookKey {
  if (scheme === 'hmac') return { key: new Uint8Array(randomBytes(HMAC_KEY_BYTES)) };
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return {
    key: new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' })),
    publicKey: new Uint8Array(spki.subarray(spki.length - RAW_PUBLIC_BYTES)),
  };
}

export function secretText(key: Uint8Array): string {
  return `whsec_${Buffer.from(key).toString('base64')}`;
}

export function publicKeyText(publicKey: Uint8Array): string {
  return `whpk_${Buffer.from(publicKey).toString('base64')}`;
}
