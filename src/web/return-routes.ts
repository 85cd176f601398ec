import type { FastifyInstance } from 'fastify';
import type { MachineClock } from '../ports/clocks.ts';
import { PAY_COOKIE } from './pay/pay-routes.ts';
import { RETURN_PAGE_POLICY, type ReturnStatus, returnPage } from './return-page.ts';

/**
 * Where a payer's browser comes back to from the bank. A return proves nothing: it is a reason to ask the provider.
 *
 *  V1 The provider is asked first; then the payer goes on to the merchant, or is shown what is known.
 *  V2 Whatever breaks on the way, the payer gets an answer and never pays twice out of doubt: unknown is shown as pending.
 *  V3 The page tells whether it was paid, and nothing else of the payment: who knows a tag is not known to be its payer.
 *  V4 A payer whose browser has been at the hosted page of this very payment is brought back there. Whoever knows the tag alone is not.
 */
export interface ReturnRoutesOptions {
  /** Asks the provider about the payment that the tag belongs to. Resolves when it was asked, not when it has answered. */
  readonly payerReturned: (tag: string) => Promise<void>;
  /** What became of the payment; undefined when no payment has this tag. */
  readonly resolveReturn: (tag: string) => Promise<ReturnView | undefined>;
  /** Whether the payment of this tag is that of the hosted page with this token. */
  readonly isOfPage?: (tag: string, token: string) => boolean;
  readonly clock: MachineClock;
}

export interface ReturnView {
  readonly status: ReturnStatus;
  /** The merchant's page. */
  readonly redirectUrl?: string;
}

/** A bank answers within a second or two as a rule: a page that waits for it saves the payer a look at "being checked". */
const LOOKS = 5;
const LOOK_EVERY_MS = 500;

/** Set by the hosted page, for this path alone. */
const PAGE_OF_COOKIE = new RegExp(`(?:^|;\\s*)${PAY_COOKIE}=([A-Za-z0-9_-]{54})(?:;|$)`);

export function addReturnRoutes(
  app: FastifyInstance,
  { payerReturned, resolveReturn, isOfPage, clock }: ReturnRoutesOptions,
  failed: (error: unknown) => void,
): void {
  const look = async (tag: string): Promise<ReturnView | undefined> => {
    await payerReturned(tag).catch(failed);
    let view = await resolveReturn(tag);
    for (let no = 1; no < LOOKS && view?.status === 'pending' && view.redirectUrl === undefined; no += 1) {
      await new Promise<void>((resolve) => clock.after(LOOK_EVERY_MS, resolve));
      view = await resolveReturn(tag);
    }
    return view;
  };

  app.get<{ Params: { readonly tag: string } }>('/return/:tag', async (request, reply) => {
    const { tag } = request.params;
    const token = PAGE_OF_COOKIE.exec(request.headers.cookie ?? '')?.[1];
    if (token !== undefined && isOfPage?.(tag, token) === true) {
      await payerReturned(tag).catch(failed);
      return reply.redirect(`/pay/${token}`, 303); // V4
    }
    const view = await look(tag).catch((error: unknown): ReturnView => {
      failed(error);
      return { status: 'pending' }; // V2
    });
    if (isWebUrl(view?.redirectUrl)) return reply.redirect(view.redirectUrl, 303);
    return reply
      .code(view === undefined ? 404 : 200)
      .headers({ 'content-security-policy': RETURN_PAGE_POLICY, 'content-type': 'text/html; charset=utf-8' })
      .send(returnPage(view?.status ?? 'unknown'));
  });
}

function isWebUrl(url: string | undefined): url is string {
  return url !== undefined && URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
