import { createPrivateKey, createPublicKey, type KeyObject, randomInt, sign, verify } from 'node:crypto';

/**
 * What proves to the partner who asks: the hex of a DER signature by ECDSA P-521 over SHA-512 of merchant, nonce and time, one
 * after the other (reference integrations B2). It covers nothing else of a request: what became of an amount is asked for.
 */
export interface Signed {
  readonly merchantId: string;
  /** 32 characters of [0-9A-Za-z], never used before. */
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

const NONCE_LENGTH = 32;
const NONCE_LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const NONCE = /^[0-9A-Za-z]{32}$/;
/** The longest DER signature of this curve has 139 bytes. */
const CHECK_VALUE = /^(?:[0-9A-Fa-f]{2}){8,139}$/;
const CURVE = 'secp521r1';

export function newNonce(): string {
  return Array.from({ length: NONCE_LENGTH }, () => NONCE_LETTERS.charAt(randomInt(NONCE_LETTERS.length))).join('');
}

export function checkValue(key: KeyObject, signed: Signed): string {
  return sign('sha512', Buffer.from(messageOf(signed)), key).toString('hex');
}

export function isCheckValue(key: KeyObject, signed: Signed, value: string): boolean {
  return CHECK_VALUE.test(value) && isSignature(key, Buffer.from(messageOf(signed)), Buffer.from(value, 'hex'));
}

/** DER and nothing else: the two halves side by side, which other libraries write, are no signature here. */
export function isSignature(key: KeyObject, message: Uint8Array, signature: Uint8Array): boolean {
  return verify('sha512', message, key, signature);
}

/** A private key in PKCS#8 PEM. Undefined for any other text, and for a key of another kind. */
export function readPrivateKey(pem: string): KeyObject | undefined {
  return ofCurve(() => createPrivateKey(withLines(pem)));
}

/** A public key in SPKI PEM. */
export function readPublicKey(pem: string): KeyObject | undefined {
  return ofCurve(() => createPublicKey(withLines(pem)));
}

/** Environments whose values have no lines write `\n` for them. */
function withLines(pem: string): string {
  return pem.replaceAll('\\n', '\n');
}

function ofCurve(read: () => KeyObject): KeyObject | undefined {
  try {
    const key = read();
    return key.asymmetricKeyDetails?.namedCurve === CURVE ? key : undefined;
  } catch {
    return undefined; // What the library says may quote the text.
  }
}

function messageOf({ merchantId, nonce, timestamp }: Signed): string {
  return `${merchantId}${nonce}${timestamp}`;
}
