import type {
  PaymentChange,
  PaymentFacts,
  PaymentFlag,
  PaymentFlow,
  PaymentStatus,
} from '../domain/payment/payment.ts';
import type { RecurrentToken } from '../domain/recurrent/recurrent.ts';
import type { RiskScore } from '../domain/risk.ts';
import { adjustmentChange } from './adjustment-change.ts';
import { allocation } from './allocation.ts';
import { limitHold, posting } from './booked.ts';
import { cart, opaqueContext, stringMap } from './cart.ts';
import { chargebackChange } from './chargeback-change.ts';
import { operationFailure } from './failure.ts';
import { boxed, byTag, byType, choice, flag, integer, type LayoutOf, list, message, optional, text } from './layout.ts';
import { money } from './money.ts';
import { payer } from './payer.ts';
import { refundChange } from './refund-change.ts';
import { candidate, rejectedRoute, route, routeScore } from './route.ts';
import { sessionChange } from './session-change.ts';

type RouteChanged = Extract<PaymentChange, { readonly type: 'route_changed' }>;

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
  allocation: optional(allocation),
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
    blacklisted: optional(boxed('routes', list(route))),
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
  capture_started: { reason: optional(text), cost: money, cart: optional(cart), allocation: optional(allocation) },
  cancel_started: { reason: optional(text) },
  rollback_started: { failure: operationFailure },
  cascade_started: {},
  route_holds_changed: { holds: list(limitHold) },
  cascade_tokens_loaded: {
    tokens: list(message<RecurrentToken>({ providerId: text, terminalId: text, token: text })),
    predefined: flag,
  },
  recurrence_recorded: {},
  late_positive_found: { no: integer },
  reversal_changed: { no: integer, change: sessionChange },
  refund_changed: { refundId: text, change: refundChange },
  adjustment_changed: { adjustmentId: text, change: adjustmentChange },
  chargeback_changed: { chargebackId: text, change: chargebackChange },
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
