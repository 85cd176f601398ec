import { METHODS, type MethodCode } from '../domain/application/methods.ts';
import type { Selector } from '../domain/condition.ts';
import type { CashDeskSource } from './cash-desk-schema.ts';
import type { ConfigurationSource, ShopSource } from './document-schema.ts';
import type { Report } from './references.ts';

/** What cash desks say about the rest of a document: parties, shops and their currencies, methods that the shops' terms take. */
export function checkCashDesks(source: ConfigurationSource, report: Report): void {
  for (const [id, desk] of Object.entries(source.cash_desks)) {
    const path = ['cash_desks', id];
    if (id.length > 36) report(path, 'is not a project_id: at most 36 characters');
    checkKeys(desk, [...path, 'request_keys'], report);
    if (!Object.hasOwn(source.parties, desk.party)) {
      report([...path, 'party'], `there is no party "${desk.party}"`);
      continue;
    }
    const shops = shopsOf(source, desk, [...path, 'shops'], report);
    if (shops.length < Object.keys(desk.shops).length) continue; // What the others take is not all that they would.
    for (const [index, method] of desk.payin_methods.entries()) {
      if (!shops.some(({ terms }) => takesPayin(source, terms, method))) {
        report([...path, 'payin_methods', index], `the terms of no shop take ${payinWords(method)}`);
      }
    }
    if (desk.payout_methods.length > 0 && !shops.some((shop) => routesPayouts(source, shop))) {
      report([...path, 'payout_methods'], 'the institution of no shop has rules for payouts');
    }
    for (const [index, method] of desk.payout_methods.entries()) {
      if (!shops.some(({ terms }) => valuesOf(source.terms[terms]?.payouts?.methods).includes(method))) {
        report([...path, 'payout_methods', index], `the terms of no shop pay out by ${method}`);
      }
    }
  }
}

function shopsOf(
  { parties }: ConfigurationSource,
  { party, shops }: CashDeskSource,
  path: readonly string[],
  report: Report,
): readonly ShopSource[] {
  return Object.entries(shops).flatMap(([currency, shopId]) => {
    const all = parties[party]?.shops ?? {};
    const shop = Object.hasOwn(all, shopId) ? all[shopId] : undefined;
    if (shop === undefined) report([...path, currency], `party "${party}" has no shop "${shopId}"`);
    else if (shop.currency === currency) return [shop];
    else report([...path, currency], `shop "${shopId}" is in ${shop.currency}`);
    return [];
  });
}

function checkKeys({ request_keys }: CashDeskSource, path: readonly string[], report: Report): void {
  const seen = new Set<string>();
  for (const [index, { id }] of request_keys.entries()) {
    if (seen.has(id)) report([...path, index, 'id'], `is the id of another key of this cash desk`);
    seen.add(id);
  }
}

/** A payin by card takes any card; any other one is a method of its own, `terminal/<code>`. */
function takesPayin(source: ConfigurationSource, terms: string, method: MethodCode): boolean {
  const taken = valuesOf(source.terms[terms]?.payments?.methods);
  if (METHODS[method].product === 'ecom') return taken.some((each) => each.startsWith('card/'));
  return taken.includes(`terminal/${method}`);
}

function routesPayouts({ institutions }: ConfigurationSource, { institution }: ShopSource): boolean {
  return institutions[institution]?.routing.payouts !== undefined;
}

function payinWords(method: MethodCode): string {
  return METHODS[method].product === 'ecom' ? 'cards' : `terminal/${method}`;
}

function valuesOf(selector: Selector<readonly string[]> | undefined): readonly string[] {
  return selector?.decisions.flatMap(({ value }) => value) ?? [];
}
