import { createPrivateKey, sign } from 'node:crypto';
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
