import type { AccountRole, Posting } from '../domain/cashflow/cash-flow.ts';
import type { LimitHold } from '../domain/limits/limit.ts';
import { choice, flag, type LayoutOf, message, minor, optional, text } from './layout.ts';
import { money } from './money.ts';

/** What changes hold and move: shares of limits, postings. */

export const limitHold: LayoutOf<LimitHold> = message<LimitHold>({
  limitId: text,
  counter: text,
  operation: text,
  delta: minor,
  boundary: minor,
  metric: choice<LimitHold['metric']>({ amount: 'AMOUNT', number: 'NUMBER' }),
  unbounded: optional(flag),
  inverted: optional(flag),
});

const postingAccount = message<Posting['source']>({
  role: choice<AccountRole>({
    'merchant.settlement': 'MERCHANT_SETTLEMENT',
    'merchant.guarantee': 'MERCHANT_GUARANTEE',
    'provider.settlement': 'PROVIDER_SETTLEMENT',
    'system.settlement': 'SYSTEM_SETTLEMENT',
    'system.subagent': 'SYSTEM_SUBAGENT',
    'external.income': 'EXTERNAL_INCOME',
    'external.outcome': 'EXTERNAL_OUTCOME',
  }),
  accountId: text,
});

export const posting: LayoutOf<Posting> = message<Posting>({
  source: postingAccount,
  destination: postingAccount,
  volume: money,
  details: optional(text),
});
