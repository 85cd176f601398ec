import type { handleServerStreamingCall, MethodDefinition, ServerWritableStream } from '@grpc/grpc-js';
import type { ApiRole } from '../domain/configuration.ts';
import { codeOf, refuse } from '../domain/errors.ts';
import { refusalOf } from './answer-call.ts';
import { authenticate, credentialOf, requireRole } from './authenticate.ts';
import type { CallContext, Ports } from './call.ts';
import { decodeRequest } from './decode-request.ts';
import { callStatusOf } from './error-status.ts';
import { Refused } from './refused.ts';

/**
 * A method that answers with a stream. It ends when the caller leaves or the server drains, and when the credential is
 * revoked: it is looked up again every few seconds.
 */
export interface StreamMethod<Request> {
  readonly roles: readonly ApiRole[];
  /** Sends until the signal aborts. Throws `Refused`. */
  run(request: Request, context: CallContext, send: Send): Promise<void>;
}

/** Resolves when the stream takes more, or will take no more because the call has ended. */
export type Send = (message: Buffer) => Promise<void>;

const RECHECK_MS = 5_000;

export function streamCall(
  ports: Ports,
  name: string,
  definition: MethodDefinition<object, object>,
  method: StreamMethod<never>,
  drain: AbortSignal,
): handleServerStreamingCall<Buffer, Buffer> {
  const { machineClock, observer, configurations } = ports;
  return (call) => {
    const startedMs = machineClock.nowMs();
    const abort = new AbortController();
    const whoCalls = () => authenticate(configurations, credentialOf(call.metadata, call.getAuthContext()));
    const stopForDrain = () => abort.abort(draining());
    const leave = () => abort.abort();
    let cancelRecheck = () => {};
    const recheck = (): void => {
      try {
        requireRole(whoCalls(), method.roles);
        cancelRecheck = machineClock.after(RECHECK_MS, recheck);
      } catch (error) {
        abort.abort(error);
      }
    };

    const run = async (): Promise<void> => {
      if (drain.aborted) throw draining();
      const caller = whoCalls();
      requireRole(caller, method.roles);
      const request = decodeRequest(definition, name, call.request) as never;
      call.on('cancelled', leave);
      drain.addEventListener('abort', stopForDrain);
      cancelRecheck = machineClock.after(RECHECK_MS, recheck);
      const traceparent = call.metadata.get('traceparent')[0]?.toString();
      const { signal } = abort;
      await method.run(request, { caller, signal, deadlineMs: Number.POSITIVE_INFINITY, traceparent }, (message) =>
        send(call, signal, message),
      );
      if (signal.reason instanceof Refused) throw signal.reason;
    };

    void run()
      .then(
        () => {
          call.end();
          return call.cancelled ? 'CANCELLED' : 'OK';
        },
        (error: unknown) => {
          const refusal = refusalOf(ports, name, error);
          call.emit('error', callStatusOf(refusal));
          return codeOf(refusal);
        },
      )
      .then((code) => {
        drain.removeEventListener('abort', stopForDrain);
        cancelRecheck();
        observer.callHandled(name, code, machineClock.nowMs() - startedMs);
      });
  };
}

export function draining(): Refused {
  return new Refused(refuse('DRAINING', 'The node is shutting down; go on from another connection'));
}

function send(call: ServerWritableStream<Buffer, Buffer>, signal: AbortSignal, message: Buffer): Promise<void> {
  if (signal.aborted || call.write(message)) return Promise.resolve();
  return new Promise((resolve) => {
    const go = (): void => {
      call.off('drain', go);
      signal.removeEventListener('abort', go);
      resolve();
    };
    call.on('drain', go);
    signal.addEventListener('abort', go);
  });
}
