import type { AlertUrls } from '../domain/application/application.ts';
import { APPLICATION_STATUSES, type ApplicationStatus } from '../domain/application/status.ts';
import type { AlertSigning } from '../domain/configuration.ts';
import { signedMessage } from './canonical.ts';
import { parseJson } from './json.ts';
import { signHmac, signRsa } from './signature.ts';

/** Which alert a step asks for, and how it is signed (reference h2h §7). */
export type AlertKind = keyof AlertUrls;

/** `error` tells of no success, and so goes where refusals go. */
export function alertKind(status: ApplicationStatus): AlertKind {
  const { status: shown } = APPLICATION_STATUSES[status];
  if (shown === 'success') return 'success';
  return shown === 'decline' || shown === 'error' ? 'decline' : 'informative';
}

export function alertUrl(urls: AlertUrls, status: ApplicationStatus): string {
  return urls[alertKind(status)];
}

/**
 * The headers that an alert is sent with. `body` is the very text that is sent, `secret` what the cash desk's `alerts.secret` names: a
 * private key in PEM or an HMAC key; `timeSeconds` is Unix time at sending.
 */
export function alertHeaders(
  { algorithm }: AlertSigning,
  secret: string,
  body: string,
  timeSeconds: number,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(timeSeconds));
  const message = signedMessage(parseJson(body), timestamp);
  const signature = algorithm === 'RSA-SHA256' ? signRsa(secret, message) : signHmac(secret, message);
  return {
    'content-type': 'application/json; charset=utf-8',
    'x-access-signature': signature,
    'x-access-timestamp': timestamp,
    'x-access-merchant-algorithm': algorithm,
  };
}
