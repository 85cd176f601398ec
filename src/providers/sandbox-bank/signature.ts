import { createHmac, timingSafeEqual } from 'node:crypto';

/** How the bank signs its callbacks: `bank-signature: t=<seconds>,v1=<hex HMAC-SHA256 of "t.body">`. */

export const SIGNATURE_HEADER = 'bank-signature';

export function signCallback(secret: string, timeSeconds: number, body: string | Uint8Array): string {
  return `t=${timeSeconds},v1=${digest(secret, String(timeSeconds), body).toString('hex')}`;
}

/**
 * True when the header was made from this body with this secret. The time is covered, not judged: a callback may have
 * waited in an inbox for long, and a replayed one only makes us look again.
 */
export function verifyCallback(secret: string, header: string | undefined, body: string | Uint8Array): boolean {
  const [, time, hex] = /^t=([0-9]{1,15}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (time === undefined || hex === undefined) return false;
  return timingSafeEqual(Buffer.from(hex, 'hex'), digest(secret, time, body));
}

function digest(secret: string, time: string, body: string | Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${time}.`).update(body).digest();
}
