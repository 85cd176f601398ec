import type { KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { MICROS_PER_MS } from '../../base/time.ts';
import type { CashDesk, RequestKey } from '../../domain/configuration.ts';
import { type Refusal, refuse } from '../../domain/errors.ts';
import { signedMessage } from '../../h2h/canonical.ts';
import type { JsonObject } from '../../h2h/json.ts';
import { rsaPublicKey, verifyHmac, verifyRsa } from '../../h2h/signature.ts';
import type { BusinessClock } from '../../ports/clocks.ts';
import type { Configurations } from '../../ports/configuration.ts';

/**
 * Who sends a request over HTTP (reference h2h §3): a cash desk, by a signature of its key over body and time.
 *
 *  S1 The wall clock counts, not the business clock: a sandbox whose time was moved still knows its merchants.
 *  S2 A key is good until its end, so that old and new ones go together while they are changed.
 *  S3 Nothing is told apart that would help to guess: an unknown key, a wrong algorithm and a wrong signature are one refusal.
 */
export interface SignedRequests {
  /** The cash desk, or why the request is not one of its. */
  authenticate(headers: IncomingHttpHeaders, body: JsonObject): Signed | Refusal;
}

export interface Signed {
  readonly ok: true;
  readonly desk: CashDesk;
  readonly signature: string;
}

export interface SignedRequestsOptions {
  readonly configurations: Pick<Configurations, 'latest'>;
  readonly secret: (name: string) => string | undefined;
  /** Wall time. */
  readonly wall: BusinessClock;
}

/** How far the time of a request may be from ours, either way. */
export const WINDOW_SECONDS = 300;
const TIMESTAMP = /^[0-9]{1,12}$/;
const DEFAULT_ALGORITHM = 'RSA-SHA256';

export function createSignedRequests({ configurations, secret, wall }: SignedRequestsOptions): SignedRequests {
  const passes = (key: RequestKey, message: string, signature: string, token: string): boolean => {
    if (key.algorithm === 'HMAC-SHA512') {
      const value = secret(key.secret);
      return value !== undefined && verifyHmac(value, message, signature);
    }
    const known = knownKey(key);
    if (token !== '' && token.replace(/=+$/, '') !== known.token) return false;
    return verifyRsa(known.publicKey, message, signature, key.hashedTwice ? 'once_or_twice' : 'once');
  };

  return {
    authenticate(headers, body) {
      const desk = configurations.latest().projects.get(one(headers['x-access-merchant-id']));
      if (desk === undefined) return refuse('UNKNOWN_MERCHANT', 'x-access-merchant-id is not the id of a cash desk');
      const timestamp = one(headers['x-access-timestamp']);
      const now = wall.now(); // S1
      const ageSeconds = Math.abs(now / (MICROS_PER_MS * 1000) - Number(timestamp));
      if (!TIMESTAMP.test(timestamp) || ageSeconds > WINDOW_SECONDS) {
        return refuse(
          'TIMESTAMP_OUT_OF_RANGE',
          `x-access-timestamp must be the Unix seconds of signing, at most ${WINDOW_SECONDS} from now`,
        );
      }
      const signature = one(headers['x-access-signature']);
      const algorithm = one(headers['x-access-merchant-algorithm']) || DEFAULT_ALGORITHM;
      const message = signedMessage(body, timestamp);
      const token = one(headers['x-access-token']);
      const signed = desk.requestKeys.some(
        (key) =>
          key.algorithm === algorithm &&
          (key.notAfter === undefined || now < key.notAfter) && // S2
          passes(key, message, signature, token),
      );
      if (signed) return { ok: true, desk, signature };
      return refuse(
        'INVALID_SIGNATURE',
        'x-access-signature is not that of this body and timestamp by a key of the cash desk',
      ); // S3
    },
  };
}

interface KnownKey {
  readonly publicKey: KeyObject;
  /** As `x-access-token` has it. */
  readonly token: string;
}

/** Keys of a revision are the same objects as long as it lasts; to read one takes longer than to check a signature. */
const knownKeys = new WeakMap<RequestKey, KnownKey>();

function knownKey(key: Extract<RequestKey, { readonly algorithm: 'RSA-SHA256' }>): KnownKey {
  const known = knownKeys.get(key);
  if (known !== undefined) return known;
  const publicKey = rsaPublicKey(key.publicKey);
  const read = { publicKey, token: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url') };
  knownKeys.set(key, read);
  return read;
}

function one(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}
