/**
 * A provider's (or our own) definite no, recorded in the journal. The text form joins the codes by ":"
 * (`authorization_failed:insufficient_funds`). Unknown codes are carried through untouched (reference §9.2).
 */
export interface Failure {
  readonly code: string;
  readonly reason?: string;
}

/** What ended an operation without success: a failure, or a suspended session that nobody came back to. */
export type OperationFailure =
  | { readonly type: 'failure'; readonly failure: Failure }
  | { readonly type: 'operation_timeout' };

/** Path of codes joined by ":", as cascade signatures and documents write it. */
export function failure(code: string, reason?: string): OperationFailure {
  return { type: 'failure', failure: reason === undefined ? { code } : { code, reason } };
}

export const OPERATION_TIMEOUT: OperationFailure = { type: 'operation_timeout' };

/** The only failure that a session is repeated after (reference §4.4). */
export function isTransient(value: OperationFailure): boolean {
  return value.type === 'failure' && value.failure.code === 'authorization_failed:temporarily_unavailable';
}

export function failureCode(value: OperationFailure): string {
  return value.type === 'failure' ? value.failure.code : 'operation_timeout';
}
