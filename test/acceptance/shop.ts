import type { TurnpikeClient } from '../../src/client/client.ts';
import type { CreateInvoiceRequest } from '../../src/generated/turnpike/v1/CreateInvoiceRequest.ts';
import { type Balance, balanceOf } from './books.ts';
import type { ConfigurationDocument, LimitDocument, ProviderDocument, TermsDocument } from './document.ts';
import { type Invoice, invoiceOf } from './invoice.ts';
import { requestId, rub } from './requests.ts';
import type { World } from './world.ts';

export interface ShopOptions {
  /** A party of the common facts, or a new one. */
  readonly party?: string;
  /** Terms of the common facts by their name, or with an edit. */
  readonly terms?: string;
  readonly editTerms?: (terms: TermsDocument) => TermsDocument;
  readonly category?: string;
  readonly turnoverLimits?: readonly LimitDocument[];
  /** In the order of their priority, the first is the best; the common default provider alone when absent. */
  readonly routes?: readonly RouteOptions[];
  /** Rules of its own in place of `routes`. */
  readonly ruleset?: unknown;
  /** Condition for the routes that cards must not go. */
  readonly blacklist?: string;
}

/** A terminal of a provider that is like one of the common facts. */
export interface RouteOptions {
  readonly provider?: string;
  readonly edit?: (provider: ProviderDocument) => ProviderDocument;
  /** Terms of the provider's payments that differ. Without a limit here there is none. */
  readonly payments?: Readonly<Record<string, unknown>>;
  /** Of sessions that fail transiently, for each target. */
  readonly retryEvery?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly cascade?: unknown;
  readonly when?: string;
}

/** A shop with routes, providers, institution and accounts of its own. */
export interface Shop {
  readonly id: string;
  readonly partyId: string;
  readonly merchant: TurnpikeClient;
  invoice(amountMinor: bigint, overrides?: CreateInvoiceRequest): Promise<Invoice>;
  /** What the merchant has. */
  balance(): Promise<Balance>;
  /** What the merchant, the system and the provider of each route have of their own. */
  books(): Promise<Books>;
  /** Ids of the terminal and provider of each route. */
  readonly routes: readonly { readonly terminalId: string; readonly providerId: string }[];
}

export interface Books {
  readonly merchant: bigint;
  readonly system: bigint;
  readonly providers: readonly bigint[];
}

const FIRST_PRIORITY = 1000;
const HOUR = 3600;

export async function createShop(world: World, id: string, options: ShopOptions): Promise<Shop> {
  const { party: partyId = 'party', routes = [{}] } = options;
  await world.configure((document) => addShop(document, partyId, id, options, routes));
  const merchant = world.merchant(partyId);
  const account = `merchant:${partyId}:${id}:settlement`;
  const own = async (accountId: string) => (await balanceOf(world.operator, accountId)).own;
  const shop: Shop = {
    id,
    partyId,
    merchant,
    routes: routes.map((_, index) => ({ terminalId: routeId(id, index), providerId: routeId(id, index) })),
    async invoice(amountMinor, overrides = {}) {
      const created = await merchant.invoicing.CreateInvoice({
        requestId: requestId(),
        shopId: id,
        cost: rub(amountMinor),
        details: { product: 'Book' },
        dueTime: world.later(HOUR),
        ...overrides,
      });
      return invoiceOf(world, shop, created);
    },
    balance: () => balanceOf(world.operator, account),
    books: async () => ({
      merchant: await own(account),
      system: await own(`system:${id}:settlement:RUB`),
      providers: await Promise.all(routes.map((_, index) => own(`provider:${routeId(id, index)}:settlement:RUB`))),
    }),
  };
  return shop;
}

function addShop(
  document: ConfigurationDocument,
  partyId: string,
  id: string,
  options: ShopOptions,
  routes: readonly RouteOptions[],
): void {
  const { terms = 'terms-1', category = '1', editTerms, turnoverLimits = [], ruleset, blacklist } = options;
  const common = document.institutions['main'];
  const commonTerms = document.terms[terms];
  if (common === undefined || commonTerms === undefined) throw new Error('the common facts have both');
  if (editTerms !== undefined) document.terms[id] = editTerms(commonTerms);
  document.parties[partyId] ??= { name: partyId, shops: {} };
  document.parties[partyId].shops[id] = {
    name: id,
    location: `https://${id}.example`,
    category,
    currency: 'RUB',
    institution: id,
    terms: editTerms === undefined ? terms : id,
    turnover_limits: turnoverLimits,
  };
  if (blacklist !== undefined) document.inspectors[id] = { type: 'rules', rules: 'low', blacklist };
  document.institutions[id] = {
    ...common,
    routing: { ...common.routing, policies: id },
    inspector: blacklist === undefined ? common.inspector : id,
  };
  document.rulesets[id] = ruleset ?? { candidates: routes.map((route, index) => addRoute(document, id, index, route)) };
}

function addRoute(document: ConfigurationDocument, shopId: string, index: number, route: RouteOptions): object {
  const { provider: likeId = 'default', edit = (same) => same, payments, when, retryEvery, options, cascade } = route;
  const like = document.providers[likeId];
  if (like === undefined) throw new Error(`the common facts have no provider ${likeId}`);
  const id = routeId(shopId, index);
  document.providers[id] = edit({
    ...like,
    options: { ...options },
    ...(cascade === undefined ? {} : { cascade }),
    ...(retryEvery === undefined ? {} : { retries: threeRetries(retryEvery) }),
    terms: { ...like.terms, payments: { ...like.terms?.payments, turnover_limits: [], ...payments } },
  });
  document.terminals[id] = { provider: id, name: id };
  return { terminal: id, priority: FIRST_PRIORITY - index, ...(when === undefined ? {} : { when }) };
}

function threeRetries(delay: string): object {
  const policy = { type: 'linear', attempts: 3, delay };
  return { processed: policy, captured: policy, refunded: policy };
}

function routeId(shopId: string, index: number): string {
  return `${shopId}-route-${index + 1}`;
}
