import { ContractViolation, type VerificationResult } from '../ports/provider.ts';

/** What the edges entrusted to the vault: a verification result as JSON. Its text is never part of an error (P9). */
export function readVerification(payload: string): VerificationResult {
  const read: unknown = parsed(payload);
  if (!isVerification(read)) throw new ContractViolation('what was entrusted is no verification result');
  return read;
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

const FIELDS: Readonly<Record<string, readonly string[]>> = { cres: ['cres'], pa_res: ['paRes', 'md'], otp: ['otp'] };

function isVerification(read: unknown): read is VerificationResult {
  if (typeof read !== 'object' || read === null || !('type' in read)) return false;
  const fields = typeof read.type === 'string' ? FIELDS[read.type] : undefined;
  return (
    fields?.every((field) => typeof Object.entries(read).find(([name]) => name === field)?.[1] === 'string') ?? false
  );
}
