import { type AddressPolicy, urlFault } from '../../base/public-address.ts';
import type { AlertUrls, Product } from '../../domain/application/application.ts';
import { methodOf } from '../../domain/application/methods.ts';
import type { Shop } from '../../domain/configuration.ts';
import { isCurrency, MAX_AMOUNT_MINOR, type Money } from '../../domain/money.ts';
import { isTestShop, type OpenDesk, shopOf } from './cash-desk.ts';
import type { Faults } from './faults.ts';
import type { CustomerInput } from './read-customer.ts';

/** What payins and payouts are created with, as both doors give it: not checked yet, nothing filled in. */
export interface NewApplication {
  readonly paymentId: string | undefined;
  readonly product: Product | undefined;
  readonly method: string | undefined;
  readonly amount: Money | undefined;
  readonly lifetimeSeconds: number | undefined;
  readonly customer: CustomerInput | undefined;
  readonly urls: Partial<Record<keyof AlertUrls, string | undefined>>;
  readonly redirectUrl: string | undefined;
  readonly description: string | undefined;
  readonly validateOnly: boolean;
}

/** Checked against the cash desk, with its defaults filled in. */
export interface ReadApplication {
  readonly shop: Shop;
  readonly paymentId: string;
  readonly product: Product;
  readonly method: string;
  readonly amount: Money;
  readonly lifetimeMs: number;
  readonly urls: AlertUrls;
  readonly redirectUrl?: string;
  readonly description?: string;
  readonly country?: string;
  readonly language?: string;
}

export const MAX_PAYMENT_ID_LENGTH = 255;
const MAX_METHOD_LENGTH = 32;
const MAX_DESCRIPTION_LENGTH = 255;
const MAX_URL_LENGTH = 2048;
/** Nobody can pay sooner (reference h2h §2.1). */
const MIN_LIFETIME_SECONDS = 300;
/** Our own bound: a day. */
const MAX_LIFETIME_SECONDS = 86_400;
const URL_KINDS = ['informative', 'success', 'decline'] as const;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** What an application of one kind may say, and others may not. */
export interface Latitude {
  readonly maxLifetimeSeconds?: number;
  /** The payer chooses the method, where the merchant names none. */
  readonly payerChooses?: boolean;
}

/** Gives a value only after `faults.done()`: until then what is wrong is written down, and a stand-in goes on. */
export function readApplication(
  faults: Faults,
  open: OpenDesk,
  type: 'payin' | 'payout',
  asked: NewApplication,
  { maxLifetimeSeconds = MAX_LIFETIME_SECONDS, payerChooses = false }: Latitude = {},
): () => ReadApplication {
  const { desk } = open;
  const paymentId = faults.requiredText('payment_id', asked.paymentId, MAX_PAYMENT_ID_LENGTH);
  if (asked.product === undefined) faults.wrong('product', 'is required');
  const method = payerChooses && (asked.method ?? '') === '' ? '' : readMethod(faults, open, type, asked);
  const amount = readAmount(faults, 'amount', asked.amount) ?? { amountMinor: 0n, currency: '' };
  const shop = shopOf(open, amount.currency);
  if (shop === undefined && asked.amount !== undefined && isCurrency(amount.currency)) {
    faults.wrong('amount.currency', 'is not a currency of the cash desk');
  }
  const lifetimeMs = readLifetime(faults, open, asked.lifetimeSeconds, maxLifetimeSeconds);
  const description = faults.text('description', asked.description, MAX_DESCRIPTION_LENGTH);
  const anywhere = isTestShop(open, shop);
  const urls = readUrls(faults, open, asked, anywhere);
  const redirectUrl = readUrl(faults, 'redirect_url', asked.redirectUrl, anywhere) ?? desk.redirectUrl;
  const country = faults.formed(
    'customer.country',
    asked.customer?.country,
    /^[A-Z]{2}$/,
    'must be ISO 3166-1 alpha-2',
  );
  const language = faults.formed('customer.language', asked.customer?.language, /^[a-z]{2}$/, 'must be ISO 639-1');
  return () => {
    if (shop === undefined || asked.product === undefined) throw new Error('a refused application was used');
    return {
      shop,
      paymentId,
      product: asked.product,
      method,
      amount,
      lifetimeMs,
      urls,
      ...(redirectUrl === undefined ? {} : { redirectUrl }),
      ...(description === undefined ? {} : { description }),
      ...(country === undefined ? {} : { country }),
      ...(language === undefined ? {} : { language }),
    };
  };
}

export function readAmount(faults: Faults, field: string, amount: Money | undefined): Money | undefined {
  if (amount === undefined) {
    faults.wrong(`${field}.amount_minor`, 'is required');
    return undefined;
  }
  const { amountMinor, currency } = amount;
  if (amountMinor < 1n || amountMinor > MAX_AMOUNT_MINOR) {
    faults.wrong(`${field}.amount_minor`, `must be 1 to ${MAX_AMOUNT_MINOR} minor units`);
  }
  if (!/^[A-Z]{3}$/.test(currency) || !isCurrency(currency)) faults.wrong(`${field}.currency`, 'must be of ISO 4217');
  return amount;
}

/** An amount of something that is there: where no currency is said it is in that one's. */
export interface AskedAmount {
  readonly amountMinor: bigint;
  readonly currency: string | undefined;
}

export function readOwnAmount(faults: Faults, field: string, amount: AskedAmount | undefined): void {
  if (amount !== undefined) readAmount(faults, field, { ...amount, currency: amount.currency ?? ANY_CURRENCY });
}

/** Stands in where the currency is not the caller's to say. */
const ANY_CURRENCY = 'EUR';

function readMethod(
  faults: Faults,
  { desk }: OpenDesk,
  type: 'payin' | 'payout',
  { method, product }: NewApplication,
): string {
  const code = faults.requiredText('method', method, MAX_METHOD_LENGTH);
  if (code === '') return code;
  const allowed = type === 'payin' ? desk.payinMethods : desk.payoutMethods;
  const known = methodOf(code);
  if (known === undefined || !allowed.includes(code)) faults.wrong('method', 'is not one that the cash desk may use');
  else if (product !== undefined && known.product !== product) faults.wrong('method', `is not one of ${product}`);
  return code;
}

function readLifetime(faults: Faults, { desk }: OpenDesk, seconds: number | undefined, most: number): number {
  if (seconds === undefined || seconds === 0) return Math.min(desk.defaultLifetimeMs, most * 1000);
  if (seconds < MIN_LIFETIME_SECONDS || seconds > most) {
    faults.wrong('lifetime_seconds', `must be ${MIN_LIFETIME_SECONDS} to ${most} seconds`);
  }
  return seconds * 1000;
}

/** A URL that no alert would ever be sent to is refused now: the merchant would wait for a final one in vain. */
function readUrls(faults: Faults, open: OpenDesk, { urls }: NewApplication, anywhere: boolean): AlertUrls {
  const { desk, policy } = open;
  const read = URL_KINDS.map((kind) => {
    const field = `callback_urls.${kind}`;
    const url = readUrl(faults, field, urls[kind], anywhere, policy) ?? desk.urls[kind];
    if (url === undefined) faults.wrong(field, 'is required: the cash desk has no default');
    return url ?? '';
  });
  const [informative = '', success = '', decline = ''] = read;
  return { informative, success, decline };
}

/** `anywhere`: plain http is taken for this machine, where a merchant is tried out. `policy`: we call it ourselves. */
function readUrl(
  faults: Faults,
  field: string,
  value: string | undefined,
  anywhere: boolean,
  policy?: AddressPolicy,
): string | undefined {
  const text = faults.text(field, value, MAX_URL_LENGTH);
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  const secure = url?.protocol === 'https:';
  const here = url?.protocol === 'http:' && anywhere && LOOPBACK.test(url.hostname);
  if (!(secure || here)) faults.wrong(field, 'must be an absolute https URL');
  else if (url.username !== '' || url.password !== '') faults.wrong(field, 'must not hold a credential');
  else {
    const fault = policy && urlFault(text, policy);
    if (fault !== undefined) faults.wrong(field, fault);
  }
  return text;
}
