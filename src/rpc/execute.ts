import type { handleBidiStreamingCall, MethodDefinition } from '@grpc/grpc-js';
import { codeOf, type Refusal } from '../domain/errors.ts';
import type { ExecuteRequest__Output } from '../generated/turnpike/v1/ExecuteRequest.ts';
import type { ExecuteResponse } from '../generated/turnpike/v1/ExecuteResponse.ts';
import { answerCall, type Outcome, refusalOf } from './answer-call.ts';
import { authenticate, credentialOf } from './authenticate.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { decodeRequest } from './decode-request.ts';
import { callStatusOf, statusOf } from './error-status.ts';
import { type Fields, readFields } from './fields.ts';
import type { InvoicingMethods } from './invoicing-service.ts';
import { encoderOf } from './protos.ts';
import { refused } from './refused.ts';
import { draining } from './stream-call.ts';
import { DEFAULT_TIMEOUT_MS, MAX_TIMEOUT_MS } from './unary.ts';

/**
 * Many commands on one stream: the methods of the single calls without the cost of a call each.
 *  X1 Every command that could be read has exactly one answer under its tag; one that could not, an answer without a tag.
 *  X2 Commands that name the same invoice run one after the other in the order sent, others side by side.
 *  X3 No more than 256 are unanswered, and an answer counts until the transport has taken it; a client that does not read
 *     its answers is not read either.
 *  X4 The credential is looked up for each command.
 */

export const MAX_IN_FLIGHT = 256;
/** Answers that wait for a slow client, refusals among them, before we stop reading from it. */
const MAX_UNSENT = 1_024;
const MAX_TAG_LENGTH = 64;

type Command = Exclude<NonNullable<ExecuteRequest__Output['command']>, undefined>;
type Result = Exclude<NonNullable<ExecuteResponse['result']>, 'status'>;

/** Command → the method that runs it, and the field of the answer that takes what it gives. */
const COMMANDS = {
  createInvoice: ['CreateInvoice', 'invoice'],
  createInvoiceFromTemplate: ['CreateInvoiceFromTemplate', 'invoice'],
  fulfillInvoice: ['FulfillInvoice', 'invoice'],
  rescindInvoice: ['RescindInvoice', 'invoice'],
  startPayment: ['StartPayment', 'payment'],
  registerPayment: ['RegisterPayment', 'payment'],
  capturePayment: ['CapturePayment', 'payment'],
  cancelPayment: ['CancelPayment', 'payment'],
  refundPayment: ['RefundPayment', 'refund'],
  createManualRefund: ['CreateManualRefund', 'refund'],
  createAdjustment: ['CreateAdjustment', 'adjustment'],
  createChargeback: ['CreateChargeback', 'chargeback'],
  acceptChargeback: ['AcceptChargeback', 'chargeback'],
  rejectChargeback: ['RejectChargeback', 'chargeback'],
  reopenChargeback: ['ReopenChargeback', 'chargeback'],
  cancelChargeback: ['CancelChargeback', 'chargeback'],
  repairInvoice: ['RepairInvoice', 'invoice'],
  repairInvoiceWithScenario: ['RepairInvoiceWithScenario', 'invoice'],
  getInvoice: ['GetInvoice', 'invoice'],
  getPayment: ['GetPayment', 'payment'],
} as const satisfies Readonly<Record<Command, readonly [keyof InvoicingMethods, Result]>>;

const COMMAND_NAMES = Object.keys(COMMANDS) as readonly Command[];

interface ReadCommand {
  readonly tag: string;
  readonly timeoutMs: number;
  readonly name: Command;
  readonly request: { readonly partyId?: string | undefined; readonly invoiceId?: string | undefined };
}

const encodeResponse = encoderOf<ExecuteResponse>('turnpike.v1.ExecuteResponse');

type Ordered = UnaryMethod<never, object> & { readonly answered?: () => void };

export function executeCall(
  ports: Ports,
  methods: InvoicingMethods,
  definition: MethodDefinition<ExecuteRequest__Output, ExecuteResponse>,
  drain: AbortSignal,
): handleBidiStreamingCall<Buffer, Buffer> {
  const { configurations, machineClock, observer } = ports;
  return (call) => {
    const credential = credentialOf(call.metadata, call.getAuthContext());
    const traceparent = call.metadata.get('traceparent')[0]?.toString();
    const whoCalls = () => authenticate(configurations, credential);
    const unanswered = new Map<string, AbortController>();
    /** The last command of each invoice that is named by one that runs (X2). */
    const lastOf = new Map<string, Promise<unknown>>();
    let ended = false;

    const finish = (): void => {
      if (unanswered.size > 0) return;
      if (drain.aborted) end(draining().refusal);
      else if (ended) call.end();
    };
    const end = (refusal: Refusal): void => {
      if (!call.cancelled) call.emit('error', callStatusOf(refusal));
    };

    const write = (response: ExecuteResponse, sent: () => void): void => {
      const bytes = encodeResponse(response);
      if (call.cancelled || call.writableEnded) sent();
      else call.write(bytes, sent);
      if (call.writableLength > MAX_UNSENT) call.pause();
    };
    const answer = (tag: string, outcome: Outcome<object>, result: Result, sent: () => void): void => {
      try {
        write(outcome.ok ? { tag, [result]: outcome.response } : { tag, status: statusOf(outcome) }, sent);
      } catch (error) {
        write({ tag, status: statusOf(refusalOf(ports, 'Execute', error)) }, sent);
      }
    };
    const refuseCommand = (tag: string, refusal: Refusal): void => {
      write({ tag, status: statusOf(refusal) }, () => {});
    };

    /** Runs after the command before it of the same invoice, whatever became of that one (X2). */
    const inOrder = (key: string, method: UnaryMethod<never, object>): Ordered => {
      const before = lastOf.get(key);
      let done = (): void => {};
      const last = new Promise<void>((resolve) => {
        done = resolve;
      });
      lastOf.set(key, last);
      void last.then(() => {
        if (lastOf.get(key) === last) lastOf.delete(key);
      });
      let begun = false;
      return {
        roles: method.roles,
        async handle(request, context) {
          begun = true;
          try {
            await before;
            if (context.signal.aborted) throw refused('DEADLINE_EXCEEDED', 'The command waited until its timeout');
            return await method.handle(request, context);
          } finally {
            done();
          }
        },
        // A command that was refused at the door never runs; one that was given up runs on, and the next waits for it.
        answered: () => (begun ? undefined : done()),
      };
    };

    const run = ({ tag, timeoutMs, name, request }: ReadCommand): void => {
      const startedMs = machineClock.nowMs();
      const [methodName, result] = COMMANDS[name];
      const abort = new AbortController();
      unanswered.set(tag, abort);
      const callName = `Execute/${methodName}`;
      const plain: Ordered = methods[methodName];
      const key = orderKey(request);
      const method = key === undefined ? plain : inOrder(key, plain);
      const decode = () => request as never;
      const outcome = answerCall(ports, method, {
        name: callName,
        authenticate: whoCalls,
        decode,
        timeoutMs,
        traceparent,
        abort,
      });
      void outcome.then((answered) => {
        method.answered?.();
        observer.callHandled(callName, answered.ok ? 'OK' : codeOf(answered), machineClock.nowMs() - startedMs);
        answer(tag, answered, result, () => {
          unanswered.delete(tag);
          finish();
        });
      });
    };

    const orderKey = ({ partyId = '', invoiceId = '' }: ReadCommand['request']): string | undefined => {
      return invoiceId === '' ? undefined : `${partyId}/${invoiceId}`;
    };

    const receive = (bytes: Buffer): void => {
      let tag = '';
      try {
        const command = decodeRequest(definition, 'InvoicingService/Execute', bytes);
        tag = command.tag ?? '';
        if (drain.aborted) throw draining();
        if (unanswered.size >= MAX_IN_FLIGHT) throw tooMany();
        run(readCommand(command, unanswered));
      } catch (error) {
        refuseCommand(tag.slice(0, MAX_TAG_LENGTH), refusalOf(ports, 'Execute', error));
      }
    };

    const leave = (): void => {
      for (const abort of unanswered.values()) abort.abort();
      drain.removeEventListener('abort', finish);
    };

    try {
      if (drain.aborted) throw draining();
      whoCalls();
    } catch (error) {
      return end(refusalOf(ports, 'Execute', error));
    }
    drain.addEventListener('abort', finish);
    call.on('data', receive);
    call.on('drain', () => call.resume());
    call.on('cancelled', leave);
    call.on('end', () => {
      ended = true;
      finish();
    });
    call.on('finish', () => drain.removeEventListener('abort', finish));
  };
}

function readCommand(command: ExecuteRequest__Output, unanswered: ReadonlyMap<string, unknown>): ReadCommand {
  const fields = readFields();
  const tag = fields.requiredText('tag', command.tag, MAX_TAG_LENGTH);
  if (unanswered.has(tag)) fields.wrong('tag', 'is that of a command that is not answered yet');
  const timeoutMs = readTimeout(fields, command);
  const name = fields.only('command', command, COMMAND_NAMES);
  if (name === undefined) fields.wrong('command', 'is required');
  fields.done();
  return { tag, timeoutMs, name: name ?? 'getInvoice', request: (name && command[name]) ?? {} };
}

function readTimeout(fields: Fields, { timeout }: ExecuteRequest__Output): number {
  if (timeout === undefined) return DEFAULT_TIMEOUT_MS;
  const { seconds = 0n, nanos = 0 } = timeout;
  const timeoutMs = Number(seconds) * 1000 + nanos / 1_000_000;
  if (!(timeoutMs > 0) || nanos < 0) fields.wrong('timeout', 'must be above zero');
  return Math.min(timeoutMs, MAX_TIMEOUT_MS);
}

function tooMany() {
  return refused('TOO_MANY_IN_FLIGHT', `The stream has ${MAX_IN_FLIGHT} unanswered commands`, {
    limit: String(MAX_IN_FLIGHT),
  });
}
