import { assert } from '../base/assert.ts';
import type { Configuration, Provider } from '../domain/configuration.ts';
import type { InvoiceFacts, SessionRef } from '../domain/invoice/invoice.ts';
import { sessionOf } from '../domain/payment/owned-sessions.ts';
import { effectiveCost, type PaymentState } from '../domain/payment/payment.ts';
import { sameRoute } from '../domain/routing/route.ts';
import type { SessionState } from '../domain/session/session.ts';
import type { Configurations } from '../ports/configuration.ts';
import { type Exchange, OutcomeUnknown, type PaymentInfo, type ProviderAdapter } from '../ports/provider.ts';
import type { RevealedCard, Vault } from '../ports/vault.ts';
import type { SessionCallerOptions, SessionJob } from './session-call.ts';
import { mintTag } from './session-tag.ts';

/** All that one exchange with a provider needs, gathered before it begins. */
export interface Talk {
  readonly job: SessionJob;
  readonly facts: InvoiceFacts;
  readonly payment: PaymentState;
  readonly session: SessionState;
  readonly configuration: Configuration;
  readonly provider: Provider;
  readonly adapter: ProviderAdapter;
  readonly card?: RevealedCard;
  readonly exchange: Exchange;
}

export type TalkSources = Pick<SessionCallerOptions, 'adapters' | 'configurations' | 'vault' | 'secret' | 'publicUrl'>;

/** Throws `OutcomeUnknown` where this node lacks what the call needs: another one may have it. */
export async function prepareTalk(options: TalkSources, job: SessionJob, signal: AbortSignal): Promise<Talk> {
  const { configurations, adapters } = options;
  const { facts } = job.invoice;
  const payment = job.invoice.payments.get(job.session.paymentId);
  const session = payment && sessionOf(payment, job.session);
  assert(facts !== undefined && payment !== undefined && session !== undefined, 'a call has its session');
  const configuration = await configurations.load(payment.facts.revision);
  const provider = configuration.providers.get(session.route.providerId);
  const terminal = configuration.terminals.get(session.route.terminalId);
  const shop = configuration.parties.get(facts.partyId)?.shops.get(facts.shopId);
  assert(
    provider !== undefined && terminal !== undefined && shop !== undefined,
    'a pinned revision has the route that was chosen in it',
  );
  const adapter = adapters.get(provider.adapter);
  if (adapter === undefined) throw new OutcomeUnknown(`no adapter ${provider.adapter} on this node`);
  const card = await cardOf(options.vault, payment, session);
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
    contact: await contactOf(options.vault, payment),
    ...(payment.facts.redirectUrl === undefined ? {} : { redirectUrl: payment.facts.redirectUrl }),
    makeRecurrent: payment.facts.makeRecurrent,
    skipRecurrent: payment.skipRecurrent,
    ...recurrentTokenOf(payment, session),
    ...(payment.facts.processingDeadline === undefined ? {} : { processingDeadline: payment.facts.processingDeadline }),
  };
  const tag = mintTag(facts.partyId, facts.id, job.session);
  const exchange: Exchange = {
    target: session.target,
    idempotencyKey: session.idempotencyKey,
    ...(session.proxyState === undefined ? {} : { state: session.proxyState }),
    ...(session.trx === undefined ? {} : { trx: session.trx }),
    payment: info,
    ...(session.target === 'captured' ? { captureCost: payment.capture?.cost ?? effectiveCost(payment) } : {}),
    ...refundOf(payment, job.session),
    tag,
    callbackUrl: `${options.publicUrl()}/callbacks/${provider.id}`,
    returnUrl: `${options.publicUrl()}/return/${tag}`,
    options: { ...provider.options, ...terminal.options },
    secrets: secretsOf(configurations, provider, options.secret),
    signal,
  };
  return {
    job,
    facts,
    payment,
    session,
    configuration,
    provider,
    adapter,
    exchange,
    ...(card === undefined ? {} : { card }),
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

/** Credentials are read by the latest names, whatever the payment is pinned to (decisions #14). */
function secretsOf(configurations: Configurations, provider: Provider, secret: (name: string) => string | undefined) {
  const names = configurations.latest().providers.get(provider.id)?.secrets ?? provider.secrets;
  const values: Record<string, string> = {};
  for (const [option, name] of Object.entries(names)) {
    const value = secret(name);
    if (value === undefined) throw new OutcomeUnknown(`secret ${name} is not set on this node`);
    values[option] = value;
  }
  return values;
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

export function withTrace(exchange: Exchange, traceparent: string | undefined): Exchange {
  return traceparent === undefined ? exchange : { ...exchange, traceparent };
}
