import type { KnownAdapters } from './config/references.ts';
import type { ProviderAdapter } from './ports/provider.ts';
import { createPartnerAcquirerAdapter, PARTNER_ACQUIRER } from './providers/partner-acquirer/adapter.ts';
import { createSandboxBankAdapter } from './providers/sandbox-bank/adapter.ts';

/** The adapters that come with Turnpike, by the names that a provider of the configuration calls them. */
export interface Adapters extends ReadonlyMap<string, ProviderAdapter> {
  /** Lets calls in flight end, then closes the connections. */
  readonly close: () => Promise<void>;
}

/** The same, for who only reads what a configuration asks of them. */
export const KNOWN_ADAPTERS: KnownAdapters = new Map([
  ['sandbox-bank', { payouts: true }],
  [PARTNER_ACQUIRER, {}],
]);

export function createAdapters({ sandboxBankUrl }: { readonly sandboxBankUrl: string }): Adapters {
  const bank = createSandboxBankAdapter({ url: sandboxBankUrl });
  const partner = createPartnerAcquirerAdapter();
  const adapters = new Map<string, ProviderAdapter>([
    ['sandbox-bank', bank],
    [PARTNER_ACQUIRER, partner],
  ]);
  return Object.assign(adapters, {
    close: async () => {
      await Promise.all([bank.close(), partner.close()]);
    },
  });
}
