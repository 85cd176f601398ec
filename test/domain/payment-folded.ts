import { evolvePayment, startPaymentState } from '../../src/domain/payment/evolve.ts';
import type { PaymentChange, PaymentFacts, PaymentState } from '../../src/domain/payment/payment.ts';
import type { Route } from '../../src/domain/routing/route.ts';
import type { SessionChange } from '../../src/domain/session/session.ts';
import { DAY_MS, NOW } from '../kit/invoice-world.ts';
import { rub, VISA } from './world.ts';

/** Payments folded from changes alone, without a decision before them. */

export const FACTS: PaymentFacts = {
  id: 'payment',
  invoiceId: 'invoice',
  partyId: 'party',
  shopId: 'shop',
  createTime: NOW,
  cost: rub(42_000),
  revision: 1,
  flow: { type: 'hold', onExpiration: 'cancel', heldUntil: NOW + DAY_MS * 1000 },
  payer: { type: 'payment_resource', tool: VISA, features: {} },
  makeRecurrent: false,
  seed: 'seed',
  origin: 'merchant',
};

export const ROUTE: Route = { providerId: 'bank', terminalId: 't1' };

export const LIMIT_HOLD = {
  limitId: 'turnover',
  counter: 'counter',
  operation: 'operation',
  delta: 42_000n,
  boundary: 100_000n,
  metric: 'amount',
} as const;

export const ROUTE_CHANGED = {
  type: 'route_changed',
  route: ROUTE,
  candidates: [],
  rejected: [],
  scores: [],
  holds: [],
  skipRecurrent: false,
} as const satisfies PaymentChange;

export function posted(amountMinor: number, details?: string) {
  return {
    source: { role: 'provider.settlement', accountId: 'bank' },
    destination: { role: 'merchant.settlement', accountId: 'merchant' },
    volume: rub(amountMinor),
    ...(details === undefined ? {} : { details }),
  } as const;
}

export function cashFlow(amountMinor: number, details?: string): PaymentChange {
  return { type: 'cash_flow_changed', postings: [posted(amountMinor, details)] };
}

export function inSession(no: number, change: SessionChange): PaymentChange {
  return { type: 'session_changed', no, change };
}

export function sessionStarted(
  no: number,
  target: 'processed' | 'captured' | 'cancelled' = 'processed',
): PaymentChange {
  return inSession(no, { type: 'session_started', target, route: ROUTE, idempotencyKey: `key-${no}`, time: NOW });
}

export function succeeded(no: number): PaymentChange {
  return inSession(no, { type: 'session_finished', result: { type: 'succeeded' } });
}

export const DECLINED = { type: 'failure', failure: { code: 'authorization_failed:insufficient_funds' } } as const;

export function declined(no: number): PaymentChange {
  return inSession(no, { type: 'session_finished', result: { type: 'failed', failure: DECLINED } });
}

export const PROCESSED: PaymentChange = { type: 'payment_status_changed', status: { tag: 'processed' } };

export function fold(...changes: readonly PaymentChange[]): PaymentState {
  return changes.reduce(evolvePayment, startPaymentState(FACTS));
}

/** The changes that bring a payment to the point where its money is held. */
export const UNTIL_HELD: readonly PaymentChange[] = [
  { type: 'shop_limit_initiated', holds: [{ ...LIMIT_HOLD, operation: 'shop' }] },
  { type: 'shop_limit_applied' },
  { type: 'risk_score_changed', score: 'low' },
  { ...ROUTE_CHANGED, holds: [{ ...LIMIT_HOLD, operation: 'route' }] },
  cashFlow(42_000, 'payment'),
  sessionStarted(0),
  succeeded(0),
  PROCESSED,
];
