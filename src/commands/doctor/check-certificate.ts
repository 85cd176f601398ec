import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Settings } from '../../config/settings.ts';
import { broken, type CheckResult, messageOf, note, ok } from './check.ts';

const DAY_MS = 86_400_000;
const SOON_MS = 14 * DAY_MS;

/** The certificate of the gRPC listener: readable, of its key, and still valid. */
export function checkCertificate({ tls }: Pick<Settings, 'tls'>, nowMs: number): CheckResult {
  const name = 'certificate';
  if (tls === undefined) return ok(name, 'none: gRPC is in the clear, for loopback and private networks');
  try {
    const certificate = new X509Certificate(readFileSync(tls.certFile));
    if (tls.caFile !== undefined) new X509Certificate(readFileSync(tls.caFile));
    if (!certificate.checkPrivateKey(createPrivateKey(readFileSync(tls.keyFile)))) {
      return broken(
        name,
        `${tls.keyFile} is not the key of ${tls.certFile}`,
        'Name a certificate and the key it was made with.',
      );
    }
    const leftMs = certificate.validToDate.getTime() - nowMs;
    const end = `${tls.certFile} is valid until ${certificate.validToDate.toISOString()}`;
    if (leftMs <= 0)
      return broken(name, `${tls.certFile} expired at ${certificate.validToDate.toISOString()}`, 'Renew it.');
    return leftMs < SOON_MS ? note(name, end, 'Renew it soon.') : ok(name, end);
  } catch (error) {
    return broken(name, messageOf(error), 'TURNPIKE_TLS_CERT, TURNPIKE_TLS_KEY and TURNPIKE_TLS_CA name PEM files.');
  }
}
