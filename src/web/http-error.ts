import type { FastifyReply } from 'fastify';

/** An answer other than success: `{"error": {"reason", "message"}}`. Programs go by the reason, which keeps its meaning. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly reason: string;

  /** `cause` is for our log alone. */
  constructor(status: number, reason: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.status = status;
    this.reason = reason;
  }
}

/** Seconds after which to repeat what could not be taken now. */
const RETRY_AFTER_SECONDS = 5;

/** Answers with the error. What is our fault is told to `failed`, and to the caller in fixed words only. */
export async function answerError(
  error: unknown,
  reply: FastifyReply,
  failed: (error: unknown) => void,
): Promise<void> {
  const { status, reason, message, cause } = httpErrorOf(error);
  if (status >= 500) failed(cause ?? error);
  if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  await reply.code(status).send({ error: { reason, message } });
}

function httpErrorOf(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  const status = statusOf(error);
  if (status === 413) return new HttpError(413, 'BODY_TOO_LARGE', 'The body is too large');
  if (status !== undefined && status >= 400 && status < 500)
    return new HttpError(status, 'UNDECODABLE_REQUEST', 'The request is not well-formed HTTP for this path');
  return new HttpError(500, 'INTERNAL', 'A bug of ours; our log has the cause', error);
}

/** The framework's own errors carry the status they stand for. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** Refuses what came too fast; `waitMs` as token buckets say. */
export function refuseTooFast(reply: FastifyReply, waitMs: number): void {
  if (waitMs === 0) return;
  void reply.header('retry-after', Math.ceil(waitMs / 1000));
  throw new HttpError(429, 'RATE_LIMITED', 'Callbacks of this provider come faster than it may; repeat this one later');
}
