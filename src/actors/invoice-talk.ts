import { assert } from '../base/assert.ts';
import type { ApplicationFacts } from '../domain/application/application.ts';
import { Misconfigured } from '../domain/condition.ts';
import type { Configuration } from '../domain/configuration.ts';
import { isTransient, type OperationFailure } from '../domain/failure.ts';
import type { InvoiceState, SessionRef } from '../domain/invoice/invoice.ts';
import { mayCascade } from '../domain/payment/cascade.ts';
import { sessionOf } from '../domain/payment/owned-sessions.ts';
import { effectiveCost, type PaymentState } from '../domain/payment/payment.ts';
import { judgedBy } from '../domain/payment/pinned.ts';
import { sameRoute } from '../domain/routing/route.ts';
import type { SessionState } from '../domain/session/session.ts';
import type { Exchange, PaymentInfo } from '../ports/provider.ts';
import type { RevealedCard, Vault } from '../ports/vault.ts';
import { mintTag } from './session-tag.ts';
import { adapterOf, bound, exchangeBase, type Talk, type TalkSources } from './talk.ts';

/** What a session of an invoice has to say to its provider. Throws `OutcomeUnknown` where this node lacks what the call needs. */
export async function invoiceTalk(
  options: TalkSources,
  invoice: InvoiceState,
  ref: SessionRef,
  signal: AbortSignal,
): Promise<Talk> {
  const { configurations, vault } = options;
  const { facts } = invoice;
  const payment = invoice.payments.get(ref.paymentId);
  const session = payment && sessionOf(payment, ref);
  assert(facts !== undefined && payment !== undefined && session !== undefined, 'a call has its session');
  const configuration = await configurations.load(payment.facts.revision);
  const provider = configuration.providers.get(session.route.providerId);
  const terminal = configuration.terminals.get(session.route.terminalId);
  const shop = configuration.parties.get(facts.partyId)?.shops.get(facts.shopId);
  assert(
    provider !== undefined && terminal !== undefined && shop !== undefined,
    'a pinned revision has the route that was chosen in it',
  );
  const { target } = session;
  assert(target !== 'paid_out', 'no payment is paid out');
  const adapter = adapterOf(options, provider);
  const card = await cardOf(vault, payment, session);
  const info: PaymentInfo = {
    partyId: facts.partyId,
    shop: { id: shop.id, name: shop.name, category: shop.category, location: shop.location },
    invoice: {
      id: facts.id,
      createTime: facts.createTime,
      dueTime: facts.dueTime,
      product: facts.details.product,
      ...(facts.details.description === undefined ? {} : { description: facts.details.description }),
      cost: facts.cost,
    },
    paymentId: payment.facts.id,
    createTime: payment.facts.createTime,
    cost: payment.facts.cost,
    tool: payment.facts.payer.tool,
    ...(card === undefined ? {} : { card }),
    contact: await contactOf(vault, payment),
    ...(payment.facts.redirectUrl === undefined ? {} : { redirectUrl: payment.facts.redirectUrl }),
    ...(facts.application === undefined ? {} : { application: applicationInfo(facts.application) }),
    makeRecurrent: payment.facts.makeRecurrent,
    skipRecurrent: payment.skipRecurrent,
    ...recurrentTokenOf(payment, session),
    ...(payment.facts.processingDeadline === undefined ? {} : { processingDeadline: payment.facts.processingDeadline }),
  };
  const tag = mintTag(facts.partyId, facts.id, ref);
  const exchange: Exchange = {
    ...exchangeBase(options, configuration, provider, session, { tag, signal }),
    target,
    payment: info,
    ...(target === 'captured' ? { captureCost: payment.capture?.cost ?? effectiveCost(payment) } : {}),
    ...refundOf(payment, ref),
  };
  const cvvSession = cvvSessionOf(payment, session);
  return {
    provider,
    session,
    api: bound(adapter, exchange),
    lostItsCvv:
      isUnanswered(payment, session) && card !== undefined && card.cvv === undefined && cvvSession !== undefined,
    resendable: async () => cvvSession === undefined || (card?.cvv !== undefined && (await vault.holdsCvv(cvvSession))),
    answered: ({ intent }) => {
      if (target !== 'processed' || session.phase.tag === 'finished' || intent === undefined) return;
      if (intent.type === 'fail' && triesAgain(payment, configuration, intent.failure)) return; // X4
      const { payer } = payment.facts;
      if (payer.type === 'payment_resource' && payer.paymentSessionId !== undefined)
        vault.forget(payer.paymentSessionId);
    },
    subject: `payin/${facts.partyId}/${facts.id}`,
  };
}

/** Another attempt, after one that was answered, is a request of its own (X4). */
function isUnanswered({ sessions }: PaymentState, session: SessionState): boolean {
  return session.trx === undefined && session.proxyState === undefined && sessions.indexOf(session) === 0;
}

/** What the vault holds the CVV under that this session's request has in it. */
function cvvSessionOf({ facts: { payer } }: PaymentState, { target }: SessionState): string | undefined {
  if (target !== 'processed' || payer.type !== 'payment_resource' || payer.tool.type !== 'bank_card') return undefined;
  return payer.tool.cvvEmpty ? undefined : payer.paymentSessionId;
}

/** The same payment is about to send its card again: to the same provider, or on another route. */
function triesAgain(payment: PaymentState, configuration: Configuration, reason: OperationFailure): boolean {
  if (isTransient(reason)) return true;
  try {
    return mayCascade(payment, reason, judgedBy(payment, configuration));
  } catch (error) {
    if (error instanceof Misconfigured) return false; // The payment finds out the same.
    throw error;
  }
}

function applicationInfo({ product, method, expireTime, hosted, country, language }: ApplicationFacts) {
  return {
    product,
    method,
    expireTime,
    hosted,
    ...(country === undefined ? {} : { country }),
    ...(language === undefined ? {} : { language }),
  };
}

function refundOf(
  { refunds, trx: paymentTrx }: PaymentState,
  { refundId }: SessionRef,
): { readonly refund?: NonNullable<Exchange['refund']> } {
  const facts = refundId === undefined ? undefined : refunds.get(refundId)?.facts;
  if (facts === undefined) return {};
  const { id, cost, trx } = facts;
  const told = { ...(paymentTrx === undefined ? {} : { paymentTrx }), ...(trx === undefined ? {} : { trx }) };
  return { refund: { id, cost, ...told } };
}

/** A recurrent payment is made by the token that its card has where it is sent; no card number is needed. */
function recurrentTokenOf({ cascadeTokens }: PaymentState, { route }: SessionState) {
  const found = cascadeTokens.find((token) => sameRoute(token, route));
  return found === undefined ? {} : { recurrentToken: found.token };
}

async function cardOf(
  vault: Vault,
  { facts }: PaymentState,
  { target }: SessionState,
): Promise<RevealedCard | undefined> {
  const { payer } = facts;
  if (target !== 'processed' || payer.type !== 'payment_resource' || payer.tool.type !== 'bank_card') return undefined;
  return await vault.reveal(facts.partyId, payer.tool.token, payer.paymentSessionId);
}

async function contactOf(vault: Vault, { facts }: PaymentState): Promise<Readonly<Record<string, string>>> {
  const { personal } = facts.payer;
  const opened = personal === undefined ? undefined : await vault.open(personal);
  return opened === undefined ? {} : JSON.parse(Buffer.from(opened).toString('utf8'));
}
