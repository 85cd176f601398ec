import type { AccountId } from '../ids.ts';
import type { Money } from '../money.ts';

/** Templates of postings, and the postings made of them (reference §6.2, §6.3). */

export type AccountRole =
  | 'merchant.settlement'
  | 'merchant.guarantee'
  | 'provider.settlement'
  | 'system.settlement'
  | 'system.subagent'
  | 'external.income'
  | 'external.outcome';

export type Rounding = 'half_away_from_zero' | 'half_towards_zero';

/** Amounts a share is taken of. `surplus` is the levy of a chargeback. */
export type ShareBase = 'operation_amount' | 'surplus';

export type Volume =
  | { readonly type: 'fixed'; readonly money: Money }
  | {
      readonly type: 'share';
      readonly numerator: bigint;
      readonly denominator: bigint;
      readonly of: ShareBase;
      readonly rounding: Rounding;
    }
  | {
      readonly type: 'product';
      readonly operator: 'min_of' | 'max_of' | 'sum_of';
      readonly volumes: readonly Volume[];
    };

export interface PostingTemplate {
  readonly source: AccountRole;
  readonly destination: AccountRole;
  readonly volume: Volume;
  readonly details?: string;
}

/** One movement of a plan. Zero amounts are valid, negative ones are not. */
export interface Posting {
  readonly source: { readonly role: AccountRole; readonly accountId: AccountId };
  readonly destination: { readonly role: AccountRole; readonly accountId: AccountId };
  readonly volume: Money;
  readonly details?: string;
}

/** The accounts that the roles of one operation stand for. A role that is absent fails only when a posting uses it. */
export type AccountMap = Readonly<Partial<Record<AccountRole, AccountId>>>;

export type ShareBases = Readonly<Partial<Record<ShareBase, Money>>>;
