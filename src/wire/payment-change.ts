import type { AccountRole, Posting } from '../domain/cashflow/cash-flow.ts';
import type { LimitHold } from '../domain/limits/limit.ts';
import type {
  PaymentChange,
  PaymentFacts,
  PaymentFlag,
  PaymentFlow,
  PaymentStatus,
} from '../domain/payment/payment.ts';
import type { RiskScore } from '../domain/risk.ts';
import { cart, opaqueContext, stringMap } from './cart.ts';
import { operationFailure } from './failure.ts';
import { byTag, byType, choice, flag, integer, type LayoutOf, list, message, minor, optional, text } from './layout.ts';
import { money } from './money.ts';
import { payer } from './payer.ts';
import { candidate, rejectedRoute, route, routeScore } from './route.ts';
import { sessionChange } from './session-change.ts';

type RouteChanged = Extract<PaymentChange, { readonly type: 'route_changed' }>;

const limitHold = message<LimitHold>({
  limitId: text,
  counter: text,
  operation: text,
  delta: minor,
  boundary: minor,
  metric: choice<LimitHold['metric']>({ amount: 'AMOUNT', number: 'NUMBER' }),
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

const posting = message<Posting>({
  source: postingAccount,
  destination: postingAccount,
  volume: money,
  details: optional(text),
});

const flow = byType<PaymentFlow>({
  instant: {},
  hold: { onExpiration: choice<'cancel' | 'capture'>({ cancel: 'CANCEL', capture: 'CAPTURE' }), heldUntil: integer },
});

const facts = message<PaymentFacts>({
  id: text,
  invoiceId: text,
  partyId: text,
  shopId: text,
  createTime: integer,
  cost: money,
  revision: integer,
  flow,
  payer,
  makeRecurrent: flag,
  seed: text,
  origin: choice<PaymentFacts['origin']>({ merchant: 'MERCHANT', provider: 'PROVIDER' }),
  redirectUrl: optional(text),
  processingDeadline: optional(integer),
  externalId: optional(text),
  context: optional(opaqueContext),
  metadata: optional(stringMap),
  customerId: optional(text),
  trustLevel: optional(text),
});

const status = byTag<PaymentStatus>({
  pending: {},
  processed: {},
  captured: { reason: optional(text), cost: money, cart: optional(cart) },
  cancelled: { reason: optional(text) },
  refunded: {},
  failed: { failure: operationFailure },
  charged_back: {},
});

export const paymentChange: LayoutOf<PaymentChange> = byType<PaymentChange>({
  payment_started: { payment: facts },
  shop_limit_initiated: { holds: list(limitHold) },
  shop_limit_applied: {},
  risk_score_changed: {
    score: choice<RiskScore>({ trusted: 'TRUSTED', low: 'LOW', high: 'HIGH', fatal: 'FATAL' }),
  },
  route_changed: {
    route,
    candidates: list(candidate),
    rejected: list(rejectedRoute),
    scores: list(message<RouteChanged['scores'][number]>({ route, score: routeScore })),
    holds: list(limitHold),
    skipRecurrent: flag,
  },
  route_rejected: { rejected: list(rejectedRoute) },
  cash_flow_changed: { postings: list(posting) },
  session_changed: { no: integer, change: sessionChange },
  recurrent_token_acquired: { token: text },
  cash_changed: { from: money, to: money },
  capture_started: { reason: optional(text), cost: money, cart: optional(cart) },
  cancel_started: { reason: optional(text) },
  rollback_started: { failure: operationFailure },
  payment_status_changed: { status },
  payment_flag_raised: {
    flag: choice<PaymentFlag>({
      PAID_LATE: 'PAID_LATE',
      PAID_PARTIAL: 'PAID_PARTIAL',
      PAID_OVER: 'PAID_OVER',
      LATE_POSITIVE: 'LATE_POSITIVE',
    }),
  },
});
