import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CALLBACK_HEADERS } from '../base/callback-headers.ts';
import { bytesHoldCardNumber } from '../base/card-number.ts';
import { isClientId } from '../domain/ids.ts';
import type { CallbackGate } from '../ports/callback-gate.ts';
import type { CallbackMessage } from '../ports/provider.ts';
import type { CallbackRates } from './callback-rates.ts';
import { HttpError, refuseTooFast } from './http-error.ts';

/**
 * Where providers call back. Not responsible for what a callback means: any body is taken as bytes and goes to the gate.
 *
 *  B1 200 only after the callback is durable; 503 when it is not, so that the partner repeats it.
 *  B2 A body that holds a card number is refused before it is stored (P9).
 *  B3 Only listed headers go on: those that carry no credential of ours or of a payer.
 *  B4 An unknown provider and a message that is no callback of its look the same from outside.
 *  B5 What comes faster than its provider may is refused before it is looked at: the partner repeats it, and nothing is lost.
 */
export interface CallbackRoutesOptions {
  readonly callbacks: Pick<CallbackGate, 'accept'>;
  /** Lower case. Headers in which the providers of this installation sign, beside those that are common. */
  readonly callbackHeaders?: readonly string[];
  /** Absent: as fast as they come. */
  readonly callbackRates?: CallbackRates;
}

type CallbackRequest = FastifyRequest<{ readonly Params: { readonly providerId: string } }>;

export function addCallbackRoutes(
  app: FastifyInstance,
  { callbacks, callbackHeaders = [], callbackRates = () => 0 }: CallbackRoutesOptions,
): void {
  const allowed = [...CALLBACK_HEADERS, ...callbackHeaders];

  const accept = async (request: CallbackRequest, reply: FastifyReply, body: Uint8Array): Promise<void> => {
    const { providerId } = request.params;
    refuseTooFast(reply, callbackRates(providerId)); // B5
    const encoding = request.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity')
      throw new HttpError(415, 'UNSUPPORTED_ENCODING', 'Send the body as it is, without Content-Encoding');
    if (bytesHoldCardNumber(body)) throw new HttpError(422, 'CARD_DATA_NOT_ALLOWED', 'The body holds a card number'); // B2
    const message = { headers: listed(request, allowed), body };
    const answer = isClientId(providerId) ? await stored(callbacks, providerId, message) : 'unknown';
    if (answer === 'unknown') throw new HttpError(404, 'NOT_FOUND', 'There is nothing at this path for this message'); // B4
    // A refusal came after the callback was stored: the node brings it to its invoice later.
    const response = answer.ok ? answer.response : new Uint8Array();
    await reply.header('content-type', contentTypeOf(response)).send(Buffer.from(response));
  };

  void app.register(async (scope) => {
    // Some partners send a type that is none; the bytes are taken whatever it says.
    scope.addHook('onRequest', async ({ headers }) => {
      delete headers['content-type'];
    });
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => body);
    scope.post('/callbacks/:providerId', (request: CallbackRequest, reply) =>
      accept(request, reply, request.body instanceof Uint8Array ? request.body : new Uint8Array()),
    );
    // Who calls back by GET says all in the query.
    scope.get('/callbacks/:providerId', (request: CallbackRequest, reply) =>
      accept(request, reply, Buffer.from(queryOf(request.url))),
    );
  });
}

async function stored(callbacks: CallbackRoutesOptions['callbacks'], providerId: string, message: CallbackMessage) {
  try {
    return await callbacks.accept(providerId, message);
  } catch (error) {
    throw new HttpError(503, 'JOURNAL_UNAVAILABLE', 'The callback could not be stored; repeat it', error); // B1
  }
}

/** Read from what came over the wire: of the parsed headers the type is gone. */
function listed({ raw }: FastifyRequest, allowed: readonly string[]): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const name of allowed) {
    const values = raw.headersDistinct[name];
    if (values !== undefined) kept[name] = values.join(', ');
  }
  return kept;
}

/** Providers want their acknowledgement byte by byte; of its type we know what its first byte says. */
function contentTypeOf(response: Uint8Array): string {
  const first = String.fromCharCode(response[0] ?? 0);
  return first === '{' || first === '[' ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
}

function queryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}
