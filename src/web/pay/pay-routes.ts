import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createTokenBuckets, type Rate } from '../../base/token-buckets.ts';
import type { HostToHost } from '../../h2h/operations/host-to-host.ts';
import type { HostedPage } from '../../h2h/operations/hosted-page.ts';
import type { Outcome } from '../../h2h/operations/refused.ts';
import type { MachineClock } from '../../ports/clocks.ts';
import { faultsOf, readCard } from './card-form.ts';
import { payPage, plainPage, type SentPage } from './pay-page.ts';
import { wordsOfBrowser } from './words.ts';

/**
 * The hosted page of a payin (reference h2h §10). Whoever has its address is taken for the payer, and nobody else is: no cookie of
 * ours lets a form in, so that no other site can send one in a payer's name.
 *
 *  V1 A click says that the money was sent, and is never a proof of it.
 *  V2 What comes too late, or twice, leads to the page as it is now; a payin is charged once.
 *  V3 Nothing that a payer typed is in a page, an address or a log (P9).
 *  V4 A link is good for so many requests a second: nobody tries out card numbers or passwords by it.
 */
export interface PayRoutesOptions {
  readonly hostToHost: Pick<HostToHost, 'lookHosted' | 'payHosted' | 'verifyHosted' | 'confirmHosted'>;
  readonly clock: MachineClock;
}

type PayRequest = { readonly Params: { readonly token: string } };
type Sent = FastifyRequest<PayRequest>;

/** So that whoever comes back from the bank finds this page again; see `return-routes.ts`. */
export const PAY_COOKIE = 'turnpike_pay';
const COOKIE_SECONDS = 86_400;
const MAX_FORM_BYTES = 8 * 1024;
const TOKEN = /^[A-Za-z0-9_-]{54}$/;
const LOOKS: Rate = { perSecond: 2, burst: 60 };
const FORMS: Rate = { perSecond: 0.2, burst: 15 };

export function addPayRoutes(
  app: FastifyInstance,
  { hostToHost, clock }: PayRoutesOptions,
  failed: (error: unknown) => void,
): void {
  const buckets = createTokenBuckets(clock.nowMs);

  /** True when the request may go on; else it was answered. */
  const admitted = async (request: Sent, reply: FastifyReply, kind: string, rate: Rate): Promise<boolean> => {
    const { token } = request.params;
    const words = wordsOfBrowser(request.headers['accept-language']);
    if (!TOKEN.test(token)) {
      await send(reply, 404, plainPage(words, words.unknown));
      return false;
    }
    const waitMs = buckets.take(`${kind}/${token}`, rate); // V4
    if (waitMs === 0) return true;
    void reply.header('retry-after', Math.ceil(waitMs / 1000));
    await send(reply, 429, plainPage(words, words.tooMany));
    return false;
  };

  const unanswered = async (request: Sent, reply: FastifyReply, outcome: Outcome<undefined>): Promise<void> => {
    const words = wordsOfBrowser(request.headers['accept-language']);
    if (outcome.ok) return await send(reply, 404, plainPage(words, words.unknown));
    failed(new Error(outcome.message));
    await send(reply, 503, plainPage(words, words.away));
  };

  const show = async (request: Sent, reply: FastifyReply): Promise<void> => {
    const { token } = request.params;
    const outcome = await hostToHost.lookHosted(token);
    if (!outcome.ok) return await unanswered(request, reply, outcome);
    if (outcome.value === undefined) return await unanswered(request, reply, NOTHING);
    void reply.header(
      'set-cookie',
      `${PAY_COOKIE}=${token}; Path=/return; Max-Age=${COOKIE_SECONDS}; HttpOnly; Secure; SameSite=Lax`,
    );
    await send(reply, 200, payPage(token, outcome.value));
  };

  /** Back to the page when it was taken; the page with its faults when a field was wrong. */
  const answer = async (
    request: Sent,
    reply: FastifyReply,
    outcome: Outcome<HostedPage | undefined>,
  ): Promise<void> => {
    const { token } = request.params;
    if (outcome.ok && outcome.value === undefined) return await unanswered(request, reply, NOTHING);
    if (outcome.ok || OVERTAKEN.has(outcome.reason)) return reply.redirect(`/pay/${token}`, 303); // V2
    const page = await hostToHost.lookHosted(token);
    const isFault = outcome.violations !== undefined || REFUSED_BY_TERMS.has(outcome.reason);
    if (!isFault || !page.ok || page.value === undefined) return await unanswered(request, reply, outcome);
    await send(reply, 422, payPage(token, page.value, faultsOf(outcome)));
  };

  app.get<PayRequest>('/pay/:token', async (request, reply) => {
    if (await admitted(request, reply, 'look', LOOKS)) await show(request, reply);
    return reply;
  });
  for (const step of ['card', 'transfer', 'otp', 'paid']) {
    // A payer who loads the page with a fault again, or goes back to it.
    app.get<PayRequest>(`/pay/:token/${step}`, async ({ params: { token } }, reply) =>
      reply.redirect(`/pay/${encodeURIComponent(token)}`, 303),
    );
  }

  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      async (_request: FastifyRequest, body: string) => new URLSearchParams(body),
    );
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async () => undefined);
    const post = (
      step: string,
      act: (token: string, form: URLSearchParams) => Promise<Outcome<HostedPage | undefined>>,
    ) =>
      scope.post<PayRequest>(`/pay/:token/${step}`, { bodyLimit: MAX_FORM_BYTES }, async (request, reply) => {
        const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
        if (await admitted(request, reply, 'form', FORMS)) {
          await answer(request, reply, await act(request.params.token, form));
        }
        return reply;
      });
    post('card', (token, form) => hostToHost.payHosted(token, { method: methodIn(form), card: readCard(form) }));
    post('transfer', (token, form) => hostToHost.payHosted(token, { method: methodIn(form) }));
    post('otp', (token, form) => hostToHost.verifyHosted(token, (form.get('otp') ?? '').trim()));
    post('paid', (token) => hostToHost.confirmHosted(token)); // V1
  });
}

const NOTHING = { ok: true, value: undefined } as const;
/** The payin has gone on meanwhile. */
const OVERTAKEN: ReadonlySet<string> = new Set(['INVALID_APPLICATION_STATUS', 'APPLICATION_NOT_FOUND']);
/** What a merchant's terms say of a card shows only when it is there. */
const REFUSED_BY_TERMS: ReadonlySet<string> = new Set(['INVALID_REQUEST', 'OPERATION_NOT_PERMITTED']);

function methodIn(form: URLSearchParams): string {
  return form.get('method') ?? '';
}

async function send(reply: FastifyReply, status: number, { html, policy }: SentPage): Promise<void> {
  await reply
    .code(status)
    .headers({ 'content-security-policy': policy, 'content-type': 'text/html; charset=utf-8' })
    .send(html);
}
