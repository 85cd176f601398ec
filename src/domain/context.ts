import type { Timestamp } from '../base/time.ts';
import type { Configuration, Inspector } from './configuration.ts';
import type { AccountId, ProviderId } from './ids.ts';
import type { RiskScore } from './risk.ts';
import type { ProviderHealth } from './routing/route.ts';
import type { OutcomeContext } from './session/apply-outcome.ts';

/** Everything a decision of an invoice needs from outside (M4). What was used ends up in the changes. */
export interface DecisionContext extends OutcomeContext {
  /** Business clock. */
  readonly now: Timestamp;
  /** The latest revision: party and shop status, merchant terms of a new payment. */
  readonly latest: Configuration;
  /** The revision a payment is pinned to; it is loaded before the decision. */
  configuration(revision: number): Configuration;
  /** A fresh random seed, 22 characters of base64url. */
  seed(): string;
  /** Uniform in (0, 1], for weighted routes. */
  draw(): number;
  /** Counters that refused guards have shown; one that is absent is assumed to fit. */
  readonly counters: ReadonlyMap<string, bigint>;
  /** Available minimum of accounts that refused guards have shown, in minor units. */
  readonly balances: ReadonlyMap<AccountId, bigint>;
  health(providerId: ProviderId): ProviderHealth;
}

/** A score at once, or the inspector to ask. */
export type Inspected =
  | { readonly type: 'score'; readonly score: RiskScore; readonly inspector: Extract<Inspector, { type: 'rules' }> }
  | { readonly type: 'outside'; readonly inspector: Extract<Inspector, { type: 'grpc' }> };
