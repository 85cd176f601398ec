import type { IncomingMessage, ServerResponse } from 'node:http';
import { unreachable } from '../../base/assert.ts';
import type { CallbackMessage } from './answers.ts';
import type { CallbackSender } from './callback-sender.ts';
import { type Reply, refusal } from './reply.ts';
import { BadRequest } from './requests.ts';

/** Carries replies to their callers, well or badly, as their outcomes ask. */
export interface ReplyDelivery {
  deliver(request: IncomingMessage, response: ServerResponse, reply: Reply): void;
  send(messages: readonly CallbackMessage[]): Promise<void>;
  /** Lets a transfer arrive a moment from now. */
  expect(transferId: string): void;
  /** What the bank says when it could not read a call, or broke. */
  fail(response: ServerResponse, error: unknown): void;
  close(): void;
}

export interface DeliveryOptions {
  readonly callbacks: CallbackSender;
  readonly slowMs: number;
  readonly hangMs: number;
  /** How long a transfer is on its way. */
  readonly transferMs: number;
  readonly arrive: (transferId: string) => readonly CallbackMessage[];
}

export function replyDelivery(options: DeliveryOptions): ReplyDelivery {
  const { callbacks, slowMs, hangMs, transferMs, arrive } = options;
  const timers = new Set<NodeJS.Timeout>();

  function later(delayMs: number, action: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      action();
    }, delayMs);
    timers.add(timer);
  }

  async function send(messages: readonly CallbackMessage[]): Promise<void> {
    for (const message of messages) await callbacks.send(message);
  }

  function expect(transferId: string): void {
    later(transferMs, () => void send(arrive(transferId)));
  }

  function deliver(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
    if (reply.arrives !== undefined) expect(reply.arrives);
    if (reply.before === undefined) carry(request, response, reply);
    else void send(reply.before).then(() => carry(request, response, reply));
  }

  function carry(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
    switch (reply.delivery) {
      case 'plain':
        respond(response, reply);
        break;
      case 'slow':
        later(slowMs, () => respond(response, reply));
        break;
      case 'queued':
        later(slowMs, () => deliver(request, response, reply.later?.() ?? reply));
        break;
      case 'hang':
        later(hangMs, () => request.socket.destroy());
        break;
      case 'error':
        respond(response, refusal(500, 'internal', 'something went wrong'));
        break;
      case 'garbage':
        respondText(response, 200, '<html><body>Bad Gateway</body></html>');
        break;
      case 'reset':
        request.socket.resetAndDestroy();
        break;
      case 'wrong_transaction':
        respond(response, { ...reply, body: { ...reply.body, ...SOMEBODY_ELSE } });
        break;
      default:
        unreachable(reply.delivery);
    }
  }

  function respond(response: ServerResponse, reply: Reply): void {
    respondText(response, reply.status, JSON.stringify(reply.body), reply.replayed);
    if (reply.after !== undefined) void send(reply.after);
  }

  return {
    deliver,
    send,
    expect,
    fail(response, error) {
      const bad = error instanceof BadRequest;
      respond(
        response,
        bad
          ? refusal(400, 'invalid_request', error.message, error.field)
          : refusal(500, 'internal', 'something went wrong'),
      );
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

const SOMEBODY_ELSE = { paymentId: 'pay_of_somebody_else', transaction: { id: 'pay_of_somebody_else' } };

function respondText(response: ServerResponse, status: number, text: string, replayed = false): void {
  const headers = ['content-type', 'application/json', 'content-length', String(Buffer.byteLength(text))];
  if (replayed) headers.push('idempotent-replayed', 'true');
  response.writeHead(status, headers).end(text);
}
