import { createHmac, timingSafeEqual } from 'node:crypto';

/** How the provider signs its callbacks: the header holds hex HMAC-SHA256 of the body. */

export const SIGNATURE_HEADER = 'example-bank-signature';

export function signCallback(secret: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** In constant time, so that nobody guesses a signature byte by byte. */
export function isSigned(secret: string, header: string | undefined, body: Uint8Array): boolean {
  if (secret === '' || header === undefined || !/^[0-9a-f]{64}$/.test(header)) return false;
  return timingSafeEqual(Buffer.from(header, 'hex'), Buffer.from(signCallback(secret, body), 'hex'));
}
