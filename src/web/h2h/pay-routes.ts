import type { FastifyInstance, FastifyReply } from 'fastify';
import type { HostToHost } from '../../h2h/operations/host-to-host.ts';
import { PAY_PAGE_POLICY, payPage, unknownPayPage } from './pay-page.ts';

/**
 * The hosted page of a payin (reference h2h §10). Whoever has its address is taken for the payer.
 *
 *  V1 A click says that the money was sent, and is never a proof of it.
 *  V2 A click that comes too late, or twice, leads to the page as it is now.
 */
type PayRequest = { readonly Params: { readonly token: string } };

export function addPayRoutes(
  app: FastifyInstance,
  hostToHost: Pick<HostToHost, 'lookHosted' | 'confirmHosted'>,
  failed: (error: unknown) => void,
): void {
  const show = async (reply: FastifyReply, status: number, html: string): Promise<void> => {
    await reply
      .code(status)
      .headers({ 'content-security-policy': PAY_PAGE_POLICY, 'content-type': 'text/html; charset=utf-8' })
      .send(html);
  };

  app.get<PayRequest>('/pay/:token', async ({ params: { token } }, reply) => {
    const outcome = await hostToHost.lookHosted(token);
    if (!outcome.ok) failed(new Error(outcome.message));
    if (outcome.ok && outcome.value !== undefined) return show(reply, 200, payPage(token, outcome.value));
    return show(reply, outcome.ok ? 404 : 503, unknownPayPage());
  });

  void app.register(async (scope) => {
    // The form has no fields; what a browser sends with it is not read.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async () => undefined);
    scope.post<PayRequest>('/pay/:token/paid', async ({ params: { token } }, reply) => {
      await hostToHost.confirmHosted(token); // V2
      return reply.redirect(`/pay/${encodeURIComponent(token)}`, 303);
    });
  });
}
