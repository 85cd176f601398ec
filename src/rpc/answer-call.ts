import { type Refusal, refuse } from '../domain/errors.ts';
import type { Caller } from './authenticate.ts';
import { requireRole } from './authenticate.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import { refusalOfError } from './refusal-of-error.ts';

/**
 * Runs one method for one request, whichever door it came through.
 *  A1 There is exactly one outcome, at the deadline at the latest. What still runs then runs on: whether it takes effect only
 *     the same request id finds out.
 *  A2 A bug of ours tells the caller nothing but an id, under which our log has the stack.
 */
export type Outcome<Response> = { readonly ok: true; readonly response: Response } | Refusal;

export interface CallRequest<Request> {
  /** `InvoicingService/CreateInvoice`. */
  readonly name: string;
  /** Throws `Refused`. */
  readonly authenticate: () => Caller;
  /** Throws `Refused` for bytes that are not a message of the method. */
  readonly decode: () => Request;
  readonly timeoutMs: number;
  readonly traceparent: string | undefined;
  /** Aborted by the caller's leaving. */
  readonly abort: AbortController;
}

export function answerCall<Request, Response>(
  ports: Ports,
  method: UnaryMethod<Request, Response>,
  { name, authenticate, decode, timeoutMs, traceparent, abort }: CallRequest<Request>,
): Promise<Outcome<Response>> {
  const { machineClock, tracing, rates } = ports;
  return new Promise((resolve) => {
    const cancelTimer = machineClock.after(timeoutMs, () => {
      resolve(refuse('DEADLINE_EXCEEDED', `There was no answer within ${Math.round(timeoutMs)} ms`));
      abort.abort();
    });
    const run = async (): Promise<Outcome<Response>> => {
      const caller = authenticate();
      rates.take(caller);
      requireRole(caller, method.roles);
      const request = decode();
      const deadlineMs = machineClock.nowMs() + timeoutMs;
      const context = { caller, signal: abort.signal, deadlineMs };
      const response = await tracing.span(`rpc ${name}`, traceparent, {}, (inner) =>
        method.handle(request, { ...context, traceparent: inner } satisfies CallContext),
      );
      return { ok: true, response };
    };
    run()
      .catch((error: unknown) => refusalOf(ports, name, error))
      .then(resolve)
      .finally(cancelTimer);
  });
}

/** The refusal that an error is answered with; logs what is our fault. */
export function refusalOf({ random, log }: Pick<Ports, 'random' | 'log'>, name: string, error: unknown): Refusal {
  const refusal = refusalOfError(error);
  if (refusal !== undefined) return refusal;
  const requestId = random.id();
  log.error({ err: error, method: name, requestId }, 'a call failed');
  return refuse('INTERNAL', 'Internal error; our log has the cause under the request id', { request_id: requestId });
}
