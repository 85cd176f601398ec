import type { Product } from '../../domain/application/application.ts';
import { methodOf } from '../../domain/application/methods.ts';
import { alternatives, type Selector } from '../../domain/condition.ts';
import type { Bank, Shop } from '../../domain/configuration.ts';
import { unpricedVariables } from '../../domain/routing/variables.ts';
import { type OpenDesk, shopOf } from './cash-desk.ts';
import { collectFaults } from './faults.ts';

/** What a merchant can choose from: banks, and payment methods (reference h2h §2.4, §6). */
export interface BankFilter {
  readonly country: string | undefined;
  readonly currency: string | undefined;
  readonly method: string | undefined;
}

export function banksOf({ configuration }: OpenDesk, filter: BankFilter): readonly Bank[] {
  const faults = collectFaults();
  const country = faults.formed('country', filter.country, /^[A-Z]{2}$/, 'must be ISO 3166-1 alpha-2');
  const currency = faults.formed('currency', filter.currency, /^[A-Z]{3}$/, 'must be of ISO 4217');
  const method = faults.text('method', filter.method, 32);
  faults.done();
  return configuration.banks.filter(
    (bank) =>
      (country === undefined || bank.country === country) &&
      (currency === undefined || bank.currencies.includes(currency)) &&
      (method === undefined || bank.methods.includes(method)),
  );
}

export interface DeskMethod {
  readonly code: string;
  readonly type: 'payin' | 'payout';
  readonly product: Product;
  /** Those whose terms have the method, by their codes. */
  readonly currencies: readonly string[];
}

/** Those of the cash desk that the terms of at least one of its shops have. */
export function methodsOf(open: OpenDesk): readonly DeskMethod[] {
  const { payinMethods, payoutMethods } = open.desk;
  const ofType = (type: DeskMethod['type'], codes: readonly string[], has: (shop: Shop, code: string) => boolean) =>
    codes.flatMap((code): DeskMethod[] => {
      const product = methodOf(code)?.product;
      const currencies = [...open.desk.shops.keys()].sort().filter((currency) => {
        const shop = shopOf(open, currency);
        return shop !== undefined && has(shop, code);
      });
      return product === undefined || currencies.length === 0 ? [] : [{ code, type, product, currencies }];
    });
  return [...ofType('payin', payinMethods, takesPayins), ...ofType('payout', payoutMethods, makesPayouts)];
}

/** As far as the terms can be known before there is an amount or a card. */
function takesPayins(shop: Shop, code: string): boolean {
  const terms = shop.terms.payments;
  if (terms === undefined) return false;
  const isCard = methodOf(code)?.product === 'ecom';
  return mayHave(shop, terms.methods, (each) => (isCard ? each.startsWith('card/') : each === `terminal/${code}`));
}

function makesPayouts(shop: Shop, code: string): boolean {
  const terms = shop.terms.payouts;
  return terms !== undefined && mayHave(shop, terms.methods, (each) => each === code);
}

function mayHave(shop: Shop, methods: Selector<readonly string[]>, isIt: (method: string) => boolean): boolean {
  const variables = unpricedVariables({ partyId: shop.partyId, shop });
  return alternatives(methods, variables).some((each) => each.some(isIt));
}

/** What the payer of a hosted payin may choose from in this currency; of a named method it is that one, if it can be had. */
export function choicesOf(open: OpenDesk, currency: string, named: string): readonly DeskMethod[] {
  return methodsOf(open).filter(
    ({ type, code, currencies }) =>
      type === 'payin' && currencies.includes(currency) && (named === '' || named === code),
  );
}
