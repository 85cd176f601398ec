import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bytesHoldCardNumber } from '../base/card-number.ts';
import type { CallbackGate } from '../ports/callback-gate.ts';
import type { CallbackRates } from './callback-rates.ts';
import { HttpError, refuseTooFast } from './http-error.ts';

/**
 * Where partner acquirers call back (reference integrations B1, B3): that an operation is over, and that a card was saved. Not
 * responsible for what they say: the bytes go to the gate, as those of `/callbacks` do.
 *
 *  O1 200 and nothing else, as soon as the callback is durable; 503 when it is not, so that the partner repeats it.
 *  O2 Whether a request id is known is never told: unknown ones wait as early ones do, and are parked after a day.
 *  O3 An address that may not call back meets what there is at a path that does not exist.
 *  O4 A body that holds a card number is refused before it is stored (P9).
 *  O5 What comes faster than its partner may is refused before it is looked at; an address that may not call uses nothing up.
 */
export interface PartnerRoutesOptions {
  readonly callbacks: Pick<CallbackGate, 'accept'>;
  /** The partner that a path means; without a name the only one there is. */
  readonly partners?: (providerId: string | undefined) => PartnerOfPath | undefined;
  /** Absent: as fast as they come. */
  readonly callbackRates?: CallbackRates;
}

export interface PartnerOfPath {
  readonly providerId: string;
  readonly allows: (address: string) => boolean;
}

const PATHS = ['/v1/on_payment_completed', '/v1/on_card_saved'];
const MAX_BODY_BYTES = 64 * 1024;
const NOTHING = new Uint8Array();

type PartnerRequest = FastifyRequest<{ readonly Params: { readonly providerId?: string } }>;

export function addPartnerRoutes(
  app: FastifyInstance,
  { callbacks, partners, callbackRates = () => 0 }: PartnerRoutesOptions,
): void {
  if (partners === undefined) return;

  const accept = async (request: PartnerRequest, reply: FastifyReply): Promise<void> => {
    const partner = partners(request.params.providerId);
    const body = request.body instanceof Uint8Array ? request.body : NOTHING;
    if (partner === undefined || !partner.allows(request.ip)) throw nothingHere(); // O3
    refuseTooFast(reply, callbackRates(partner.providerId)); // O5
    if (bytesHoldCardNumber(body)) throw new HttpError(422, 'CARD_DATA_NOT_ALLOWED', 'The body holds a card number'); // O4
    const answer = await stored(callbacks, partner.providerId, body);
    if (answer === 'unknown') throw nothingHere();
    await reply.code(200).send(); // O1, O2
  };

  void app.register(async (scope) => {
    scope.addHook('onRequest', async ({ headers }) => {
      delete headers['content-type'];
    });
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => body);
    for (const path of PATHS.flatMap((each) => [each, `${each}/:providerId`]))
      scope.post(path, { bodyLimit: MAX_BODY_BYTES }, (request: PartnerRequest, reply) => accept(request, reply));
  });
}

async function stored(callbacks: PartnerRoutesOptions['callbacks'], providerId: string, body: Uint8Array) {
  try {
    return await callbacks.accept(providerId, { headers: {}, body }, { atOnce: true });
  } catch (error) {
    throw new HttpError(503, 'JOURNAL_UNAVAILABLE', 'The callback could not be stored; repeat it', error); // O1
  }
}

function nothingHere(): HttpError {
  return new HttpError(404, 'NOT_FOUND', 'There is nothing at this path for this message');
}
