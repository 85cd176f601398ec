import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../domain/errors.ts';
import { isJsonObject, MalformedJson, parseJsonBytes } from '../../h2h/json.ts';
import type { HostToHostCall } from '../../h2h/operations/call.ts';
import type { HostToHost } from '../../h2h/operations/host-to-host.ts';
import type { MachineClock } from '../../ports/clocks.ts';
import { readBody } from './body-reader.ts';
import {
  listBanks,
  listDisputes,
  listMethods,
  openDispute,
  readBalance,
  readDispute,
  submitEvidence,
} from './desk-handlers.ts';
import { FIELDS } from './field-names.ts';
import { H2hError, sendError, sendRefusal } from './h2h-error.ts';
import {
  confirm3ds,
  confirmPaid,
  correctRequisites,
  createHostedPayin,
  createPayin,
  createPayout,
  createRefund,
  readInfo,
  readRefund,
} from './payment-handlers.ts';
import { createReplays } from './replays.ts';
import type { H2hHandler } from './request.ts';
import { createSignedRequests, type SignedRequestsOptions, WINDOW_SECONDS } from './signed-request.ts';

/**
 * Host-to-host operations over HTTP (reference h2h §2): signed JSON at fixed paths, behind it the operations of gRPC.
 *
 *  D1 Nothing is read of a body but its JSON before its signature is checked.
 *  D2 A body, and what went wrong with one, is in no log (P9).
 *  D3 Every answer other than success has the form of `h2h-error.ts`.
 *  D4 A signature is taken once for a request that changes something. A read may be repeated within its second.
 */
export interface H2hRoutesOptions extends SignedRequestsOptions {
  readonly hostToHost: HostToHost;
  readonly clock: MachineClock;
}

interface H2hRoute {
  readonly path: string;
  readonly handle: H2hHandler;
  readonly reads?: true;
  readonly bodyLimit?: number;
}

/** As long as a call without a deadline over gRPC. */
const TIMEOUT_MS = 30_000;
const MAX_BODY_BYTES = 256 * 1024;
/** Ten megabytes in base64, and the fields beside them. */
const MAX_EVIDENCE_BODY_BYTES = 14 * 1024 * 1024;

const PRODUCTS = ['p2p', 'ecom'] as const;

const ROUTES: readonly H2hRoute[] = [
  ...PRODUCTS.flatMap((product): H2hRoute[] => [
    { path: `/payment/${product}/payin`, handle: createPayin({ product, flow: 'payin' }) },
    { path: `/payment/${product}/payout`, handle: createPayout({ product, flow: 'payout' }) },
    { path: `/payment/${product}/payin/info`, handle: readInfo({ product, flow: 'payin' }), reads: true },
    { path: `/payment/${product}/payout/info`, handle: readInfo({ product, flow: 'payout' }), reads: true },
    { path: `/payment/${product}/payin/confirm-3ds-result`, handle: confirm3ds },
    { path: `/payment/${product}/payin/refund`, handle: createRefund },
    { path: `/payment/${product}/payin/refund/info`, handle: readRefund, reads: true },
    { path: `/payment/${product}/payout/correct-requisites`, handle: correctRequisites },
  ]),
  { path: '/payment/p2p/payin/confirm', handle: confirmPaid },
  { path: '/widget/payin', handle: createHostedPayin },
  { path: '/balance/info', handle: readBalance, reads: true },
  { path: '/bank/list', handle: listBanks, reads: true },
  { path: '/payment-method/list', handle: listMethods, reads: true },
  { path: '/dispute', handle: openDispute },
  { path: '/dispute/info', handle: readDispute, reads: true },
  { path: '/dispute/list', handle: listDisputes, reads: true },
  { path: '/dispute/evidence', handle: submitEvidence, bodyLimit: MAX_EVIDENCE_BODY_BYTES },
];

export function addH2hRoutes(app: FastifyInstance, options: H2hRoutesOptions, failed: (error: unknown) => void): void {
  const { hostToHost, clock } = options;
  const signed = createSignedRequests(options);
  // A request from a clock that is ahead passes for twice the window.
  const replays = createReplays(clock.nowMs, 2 * WINDOW_SECONDS * 1000);

  const answer = async (route: H2hRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const body = bodyOf(request);
    const caller = signed.authenticate(request.headers, body);
    if (!caller.ok) return await sendRefusal(reply, caller, FIELDS.payment);
    const { desk, signature } = caller;
    if (route.reads === undefined && !replays.take(desk.id, signature)) {
      const reused = refuse('SIGNATURE_REUSED', 'This signature was taken already; sign a repeat anew'); // D4
      return await sendRefusal(reply, reused, FIELDS.payment);
    }
    const call: HostToHostCall = {
      actor: { credential: `project/${desk.id}`, role: 'merchant', partyId: desk.partyId },
      partyId: desk.partyId,
      projectId: desk.id,
      deadlineMs: clock.nowMs() + TIMEOUT_MS,
    };
    const reader = readBody(body);
    const projectId = reader.text('general.project_id');
    const given = await route.handle({ hostToHost, call, body: reader, projectId });
    if (!given.ok) return await sendRefusal(reply, given.refusal, given.names);
    await reply.send(given.body);
  };

  void app.register(
    async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(
        'application/json',
        { parseAs: 'buffer' },
        async (_request: FastifyRequest, body: Buffer) => body,
      );
      scope.setErrorHandler((error, _request, reply) => sendError(reply, error, failed)); // D3
      scope.setNotFoundHandler(async () => {
        throw new H2hError(404, 'not_found', 'There is nothing at this path for this method');
      });
      for (const route of ROUTES) {
        const { path, bodyLimit = MAX_BODY_BYTES } = route;
        scope.post(path, { bodyLimit }, (request, reply) => answer(route, request, reply));
      }
    },
    { prefix: '/api/v1' },
  );
}

function bodyOf({ body }: FastifyRequest) {
  if (!(body instanceof Uint8Array))
    throw new H2hError(415, 'unsupported_media_type', 'Send application/json in UTF-8');
  const json = parseJsonBytes(body);
  if (isJsonObject(json)) return json;
  throw new MalformedJson('no object');
}
