import type { handleUnaryCall, MethodDefinition } from '@grpc/grpc-js';
import { codeOf } from '../domain/errors.ts';
import { answerCall, refusalOf } from './answer-call.ts';
import { authenticate, credentialOf } from './authenticate.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { decodeRequest } from './decode-request.ts';
import { callStatusOf } from './error-status.ts';

/** A call without a deadline is given up after this long: the caller may be gone without a word. */
export const DEFAULT_TIMEOUT_MS = 30_000;
/** No call needs longer, and timers hold no more than 24 days. */
export const MAX_TIMEOUT_MS = 600_000;

/** grpc-js says `cancelled` after every call: a reason made once saves each the error that an abort without one makes. */
const CALL_OVER = 'the call is over';

/** A method as the gRPC library calls it. Messages pass it as bytes: decoding and its errors are ours. */
export function unaryCall(
  ports: Ports,
  name: string,
  definition: MethodDefinition<object, object>,
  encode: (response: object) => Buffer,
  method: UnaryMethod<never, object>,
): handleUnaryCall<Buffer, Buffer> {
  const { machineClock, observer, configurations } = ports;
  return (call, callback) => {
    const startedMs = machineClock.nowMs();
    const abort = new AbortController();
    call.on('cancelled', () => abort.abort(CALL_OVER));
    const request = {
      name,
      authenticate: () => authenticate(configurations, credentialOf(call.metadata, call.getAuthContext())),
      decode: () => decodeRequest(definition, name, call.request, method.maxRequestBytes) as never,
      timeoutMs: timeoutOf(call.getDeadline()),
      traceparent: call.metadata.get('traceparent')[0]?.toString(),
      abort,
    };
    void answerCall(ports, method, request).then((outcome) => {
      const observe = (code: string) => observer.callHandled(name, code, machineClock.nowMs() - startedMs);
      if (call.cancelled) return observe('CANCELLED');
      if (!outcome.ok) {
        observe(codeOf(outcome));
        return callback(callStatusOf(outcome));
      }
      try {
        const bytes = encode(outcome.response);
        observe('OK');
        callback(null, bytes);
      } catch (error) {
        observe('INTERNAL');
        callback(callStatusOf(refusalOf(ports, name, error)));
      }
    });
  };
}

function timeoutOf(deadline: Date | number): number {
  const timeoutMs = Number(deadline) - Date.now();
  return Number.isFinite(timeoutMs) ? Math.max(0, Math.min(timeoutMs, MAX_TIMEOUT_MS)) : DEFAULT_TIMEOUT_MS;
}
