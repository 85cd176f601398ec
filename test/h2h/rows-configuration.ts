import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { PROJECT } from './desk.ts';

/**
 * The demo, with one method that no bank takes, banks that are asked again alike, and a second cash desk: an inspector of its own looks at its payins, and its alerts
 * are signed by RSA.
 */
export function rowsConfiguration(inspectorAddress: string): string {
  const document = parse(readFileSync(new URL('../../config/demo.yaml', import.meta.url), 'utf8'));
  const without = (methods: readonly string[]) => methods.filter((method) => !method.endsWith('mobile-p2p'));
  for (const { terms } of Object.values<Record<'terms', Record<string, { methods: string[] }>>>(document.providers)) {
    for (const own of [terms['payments'], terms['payouts']]) {
      if (own !== undefined) own.methods = without(own.methods);
    }
  }
  document.providers.south.retries = document.providers.north.retries;
  const { shops } = document.parties.demo;
  document.inspectors.slow = { type: 'grpc', address: inspectorAddress, timeout: '20s', fallback_score: 'low' };
  document.institutions.watched = { ...document.institutions.main, inspector: 'slow' };
  shops.watched = { ...shops.books, institution: 'watched' };
  document.cash_desks.watched = {
    ...document.cash_desks[PROJECT],
    shops: { RUB: 'watched' },
    alerts: { algorithm: 'RSA-SHA256', secret: 'WATCHED_ALERTS' },
  };
  return stringify(document);
}
