import type { FastifyReply } from 'fastify';
import { codeOf, type ErrorCode, type FieldViolation, type Refusal } from '../../domain/errors.ts';
import { MalformedJson } from '../../h2h/json.ts';

/**
 * Answers other than success (reference h2h §8): the body always has `status: "error"`, `status_description`, `code` and `errors`.
 * A code is the reason of gRPC in lower case.
 */
const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  INVALID_ARGUMENT: 422,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  FAILED_PRECONDITION: 409,
  ABORTED: 409,
  RESOURCE_EXHAUSTED: 429,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
  CANCELLED: 499,
  UNIMPLEMENTED: 501,
  INTERNAL: 500,
};

/** Seconds, where the refusal does not say more: an overload passes in less than one, a take-over takes up to six. */
const RETRY_SECONDS: Partial<Readonly<Record<ErrorCode, number>>> = { RESOURCE_EXHAUSTED: 1, UNAVAILABLE: 5 };

/** What the door itself refuses before there is an operation. */
export class H2hError extends Error {
  override readonly name = 'H2hError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export interface ErrorBody {
  readonly status: 'error';
  readonly sub_status: null;
  readonly status_description: string;
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly code: string; readonly message: string }[];
}

/** `nameOf` gives the name that a field of the operation has in the request. */
export async function sendRefusal(
  reply: FastifyReply,
  refusal: Refusal,
  nameOf: (field: string) => string,
): Promise<void> {
  const code = codeOf(refusal);
  const violations = (refusal.violations ?? []).map(({ field, description }) => ({
    field: nameOf(field),
    description,
  }));
  const retrySeconds = retryAfter(refusal, code);
  if (retrySeconds !== undefined) reply.header('retry-after', retrySeconds);
  const message = violations.length === 0 ? refusal.message : summary(violations);
  await reply.code(HTTP_STATUS[code]).send(errorBody(refusal.reason.toLowerCase(), message, violations));
}

/** An error that is not a refusal: the door's own, the framework's, or a bug, of which a caller learns nothing. */
export async function sendError(reply: FastifyReply, error: unknown, failed: (error: unknown) => void): Promise<void> {
  const { status, code, message } = h2hErrorOf(error);
  if (status >= 500) failed(error);
  await reply.code(status).send(errorBody(code, message));
}

function h2hErrorOf(error: unknown): H2hError {
  if (error instanceof H2hError) return error;
  if (error instanceof MalformedJson)
    return new H2hError(400, 'malformed_json', `The body is not a JSON object: ${error.message}`);
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new H2hError(413, 'body_too_large', 'The body is too large');
  if (status === 415) return new H2hError(415, 'unsupported_media_type', 'Send application/json in UTF-8');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new H2hError(status, 'undecodable_request', 'The request is not well-formed HTTP for this path');
  }
  return new H2hError(500, 'internal', 'A bug of ours; our log has the cause');
}

function errorBody(code: string, message: string, violations: readonly FieldViolation[] = []): ErrorBody {
  const errors = violations.map(({ field, description }) => ({
    field,
    code: description.startsWith('is required') ? 'required' : 'invalid',
    message: description,
  }));
  return { status: 'error', sub_status: null, status_description: message, code, errors };
}

function summary(violations: readonly FieldViolation[]): string {
  return violations.map(({ field, description }) => `${field} ${description}`).join('; ');
}

function retryAfter({ metadata }: Refusal, code: ErrorCode): number | undefined {
  const { retry_after_ms: waitMs } = metadata;
  return waitMs === undefined ? RETRY_SECONDS[code] : Math.max(1, Math.ceil(Number(waitMs) / 1000));
}
