import { ContractViolation, type Exchange, OutcomeUnknown } from '../../ports/provider.ts';
import type { AmountUnit } from './wire-amount.ts';

/** What the configuration says of one partner (`options` of a provider or a terminal), read and checked. */
export interface PartnerOptions {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly merchantId: string;
  readonly amountUnit: AmountUnit;
  readonly connectTimeoutMs: number;
  /** Of one exchange, all its requests together; the node's own deadline holds besides. */
  readonly timeoutMs: number;
  /** Pauses between questions about what is not finished; the last is repeated. */
  readonly askAfterMs: readonly number[];
  /** A request that is still not finished after so long is for an operator. */
  readonly maxAgeMs: number;
  /** Where the partner tells that an operation is over. */
  readonly completedUrl: string;
}

const MINUTE_MS = 60_000;
/** Reference integrations B4. */
const ASK_AFTER_MS = [1, 2, 5, 10, 15].map((minutes) => minutes * MINUTE_MS);
const MAX_AGE_MS = 24 * 60 * MINUTE_MS;
const CONNECT_TIMEOUT_MS = 3_000;
const TIMEOUT_MS = 15_000;

export function partnerOptions({ options, callbackUrl }: Pick<Exchange, 'options' | 'callbackUrl'>): PartnerOptions {
  const { base_url: baseUrl, merchant_id: merchantId, amount_unit: amountUnit = 'minor' } = options;
  if (baseUrl === undefined || !/^https?:$/.test(protocolOf(baseUrl)))
    throw wrong('base_url', 'the URL of the partner');
  if (merchantId === undefined || merchantId === '') throw wrong('merchant_id', 'what the partner calls us');
  if (amountUnit !== 'minor' && amountUnit !== 'major') throw wrong('amount_unit', 'minor or major');
  return {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    merchantId,
    amountUnit,
    connectTimeoutMs: milliseconds(options, 'connect_timeout_ms') ?? CONNECT_TIMEOUT_MS,
    timeoutMs: milliseconds(options, 'timeout_ms') ?? TIMEOUT_MS,
    askAfterMs: pauses(options['ask_after_ms']) ?? ASK_AFTER_MS,
    maxAgeMs: milliseconds(options, 'max_age_ms') ?? MAX_AGE_MS,
    completedUrl: options['callback_url'] ?? callbackUrl.replace('/callbacks/', '/v1/on_payment_completed/'),
  };
}

/** The value of a secret that the configuration names under `option`. */
export function partnerSecret({ secrets }: Pick<Exchange, 'secrets'>, option: string): string {
  const value = secrets[option];
  if (value === undefined || value === '') throw new OutcomeUnknown(`this node has no secret ${option} of the partner`);
  return value;
}

function milliseconds(options: Exchange['options'], name: string): number | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw wrong(name, 'a number of milliseconds');
  return Number(text);
}

function pauses(text: string | undefined): readonly number[] | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,9}(?:,[1-9]\d{0,9}){0,19}$/.test(text))
    throw wrong('ask_after_ms', 'milliseconds with commas between');
  return text.split(',').map(Number);
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}

function wrong(option: string, wanted: string): ContractViolation {
  return new ContractViolation(`option ${option} of the partner is not ${wanted}`);
}
