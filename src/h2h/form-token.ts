import { timingSafeEqual } from 'node:crypto';
import type { Vault } from '../ports/vault.ts';

/**
 * The address of the page that serves a payer: the id of the application, and 128 bits that only this installation can compute.
 * Who knows an id knows no page by it.
 */
const FORM = /^([A-Za-z0-9_-]{32})([A-Za-z0-9_-]{22})$/;
const ID_PREFIX = 'h2h_';
const PROOF_BYTES = 16;

export function formUrlOf(vault: Pick<Vault, 'digest'>, publicUrl: string, applicationId: string): string {
  return `${publicUrl}/pay/${formToken(vault, applicationId)}`;
}

export function formToken(vault: Pick<Vault, 'digest'>, applicationId: string): string {
  return `${applicationId.slice(ID_PREFIX.length)}${proofOf(vault, applicationId)}`;
}

/** The id of the application that a token is for; undefined for a token that is not ours. */
export function applicationOfToken(vault: Pick<Vault, 'digest'>, token: string): string | undefined {
  const [, digest, proof = ''] = FORM.exec(token) ?? [];
  if (digest === undefined) return undefined;
  const applicationId = ID_PREFIX + digest;
  return timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(vault, applicationId))) ? applicationId : undefined;
}

function proofOf(vault: Pick<Vault, 'digest'>, applicationId: string): string {
  return Buffer.from(vault.digest('form', applicationId)).subarray(0, PROOF_BYTES).toString('base64url');
}
