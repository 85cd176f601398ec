import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The parts of a configuration document that rows look into or change, as they are written. */
export interface ConfigurationDocument {
  readonly parties: Record<string, PartyDocument>;
  readonly terms: Record<string, TermsDocument>;
  readonly institutions: Record<string, InstitutionDocument>;
  readonly inspectors: Record<string, unknown>;
  readonly providers: Record<string, ProviderDocument>;
  readonly terminals: Record<string, TerminalDocument>;
  readonly rulesets: Record<string, unknown>;
  readonly limits: Record<string, unknown>;
  readonly api_keys: Record<string, unknown>;
}

export interface PartyDocument {
  readonly name: string;
  blocked?: boolean;
  suspended?: boolean;
  readonly shops: Record<string, ShopDocument>;
}

export interface ShopDocument {
  readonly name: string;
  readonly location: string;
  readonly category: string;
  readonly currency: string;
  readonly institution: string;
  readonly terms: string;
  readonly turnover_limits?: readonly LimitDocument[];
  blocked?: boolean;
  suspended?: boolean;
}

export interface TermsDocument {
  readonly payments: Record<string, unknown>;
  readonly recurrent?: unknown;
}

export interface InstitutionDocument {
  readonly realm: string;
  readonly system_accounts: unknown;
  readonly routing: { readonly policies?: string; readonly prohibitions?: string };
  readonly inspector: unknown;
}

export interface ProviderDocument {
  readonly name: string;
  readonly adapter: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly accounts: readonly string[];
  readonly retries?: unknown;
  readonly cascade?: unknown;
  readonly health_override?: { readonly enabled: boolean };
  readonly terms?: {
    readonly payments?: Record<string, unknown>;
    readonly recurrent?: unknown;
    skip_recurrent?: boolean;
  };
}

export interface TerminalDocument {
  readonly provider: string;
  readonly name: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly terms?: ProviderDocument['terms'];
}

export interface LimitDocument {
  readonly limit: string;
  readonly at_most: string | number;
}

/** The common facts of reference §12.0, anew for whoever changes them. */
export function commonDocument(): ConfigurationDocument {
  return parse(readFileSync(new URL('../kit/acceptance.yaml', import.meta.url), 'utf8')) as ConfigurationDocument;
}

/** The "adjusted" cash flow of a provider: cheaper by half a percent, with a fixed 20 for others. */
export const ADJUSTED_CASH_FLOW = [
  { from: 'provider.settlement', to: 'merchant.settlement', volume: '100%' },
  { from: 'system.settlement', to: 'provider.settlement', volume: '1.6%' },
  { from: 'system.settlement', to: 'external.outcome', volume: '0.20 RUB', details: 'Kickback' },
];

/** One decision of a selector. Made this way, since an object with `then` in code could be taken for a promise. */
export function decision(when: string, value: unknown): object {
  return Object.fromEntries([
    ['when', when],
    ['then', value],
  ]);
}
