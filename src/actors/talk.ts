import type { Configuration, Provider } from '../domain/configuration.ts';
import type { AdapterResult, SessionState } from '../domain/session/session.ts';
import type { Configurations } from '../ports/configuration.ts';
import {
  type CallbackInput,
  type ExchangeBase,
  OutcomeUnknown,
  type ProviderAdapter,
  type ProviderAdapters,
  type ProviderAnswer,
  type VerificationResult,
} from '../ports/provider.ts';
import type { Vault } from '../ports/vault.ts';

/** All that one exchange with a provider needs, gathered before it begins; whether of a payment or of a payout is said by its maker. */
export interface Talk {
  readonly provider: Provider;
  readonly session: SessionState;
  /** What the adapter can do for this exchange. */
  api(traceparent: string | undefined): ProviderApi;
  /** What the payer gave for one request is gone before that was made: what it was given without is other content (X4). */
  readonly lostItsCvv: boolean;
  /** True where the same content can be sent again (X3). */
  resendable(): Promise<boolean>;
  /** The provider said something definite: what was kept for its answer alone is forgotten (X4). */
  answered(result: AdapterResult): void;
  /** Whose data the requisites are that a provider gives. */
  readonly subject: string;
}

/** An adapter with its exchange. */
export interface ProviderApi {
  process(): Promise<ProviderAnswer>;
  readonly status?: () => Promise<ProviderAnswer | 'not_found'>;
  readonly cancel?: () => Promise<AdapterResult | 'cancelled'>;
  readonly submit?: (result: VerificationResult) => Promise<ProviderAnswer>;
  handleCallback(callback: CallbackInput): Promise<{ readonly response: Uint8Array; readonly result: ProviderAnswer }>;
}

export interface TalkSources {
  readonly adapters: ProviderAdapters;
  readonly configurations: Configurations;
  readonly vault: Vault;
  /** Values of secrets by name; undefined for one that is not set. */
  readonly secret: (name: string) => string | undefined;
  /** Where providers reach the callback bridge and payers come back to, without a slash at the end. */
  readonly publicUrl: () => string;
}

/** What adapters of payments and of payouts have in common. */
interface AdapterOf<Exchange> {
  process(exchange: Exchange): Promise<ProviderAnswer>;
  status?(exchange: Exchange): Promise<ProviderAnswer | 'not_found'>;
  cancel?(exchange: Exchange): Promise<AdapterResult | 'cancelled'>;
  submit?(exchange: Exchange, result: VerificationResult): Promise<ProviderAnswer>;
  handleCallback(
    exchange: Exchange,
    callback: CallbackInput,
  ): Promise<{ readonly response: Uint8Array; readonly result: ProviderAnswer }>;
}

export function bound<Exchange extends ExchangeBase>(
  adapter: AdapterOf<Exchange>,
  exchange: Exchange,
): (traceparent: string | undefined) => ProviderApi {
  return (traceparent) => {
    const sent = traceparent === undefined ? exchange : { ...exchange, traceparent };
    const { status, cancel, submit } = adapter;
    return {
      process: () => adapter.process(sent),
      handleCallback: (callback) => adapter.handleCallback(sent, callback),
      ...(status === undefined ? {} : { status: () => status.call(adapter, sent) }),
      ...(cancel === undefined ? {} : { cancel: () => cancel.call(adapter, sent) }),
      ...(submit === undefined ? {} : { submit: (result) => submit.call(adapter, sent, result) }),
    };
  };
}

/** Throws `OutcomeUnknown` where this node has no such adapter: another one may. */
export function adapterOf({ adapters }: Pick<TalkSources, 'adapters'>, { adapter: name }: Provider): ProviderAdapter {
  const adapter = adapters.get(name);
  if (adapter === undefined) throw new OutcomeUnknown(`no adapter ${name} on this node`);
  return adapter;
}

/** What every exchange of a session has. Throws `OutcomeUnknown` where this node lacks what the call needs. */
export function exchangeBase(
  { configurations, secret, publicUrl }: TalkSources,
  configuration: Configuration,
  provider: Provider,
  { route, idempotencyKey, proxyState, trx }: SessionState,
  { tag, signal }: Pick<ExchangeBase, 'tag' | 'signal'>,
): ExchangeBase {
  return {
    idempotencyKey,
    ...(proxyState === undefined ? {} : { state: proxyState }),
    ...(trx === undefined ? {} : { trx }),
    tag,
    callbackUrl: `${publicUrl()}/callbacks/${provider.id}`,
    returnUrl: `${publicUrl()}/return/${tag}`,
    options: { ...provider.options, ...configuration.terminals.get(route.terminalId)?.options },
    secrets: secretsOf(configurations, provider, secret),
    signal,
  };
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
