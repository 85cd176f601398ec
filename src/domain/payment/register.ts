import { paymentCashFlow } from '../cashflow/payment-cash-flow.ts';
import type { Configuration, Shop } from '../configuration.ts';
import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse, refuseField } from '../errors.ts';
import type { InvoiceFacts, InvoiceState, RegisteredPayment } from '../invoice/invoice.ts';
import { type LimitHolds, routeLimitHolds, shopLimitHolds } from '../limits/holds.ts';
import { type LimitHold, unbounded } from '../limits/limit.ts';
import { accept, type Decision } from '../machine.ts';
import type { Money } from '../money.ts';
import type { Route } from '../routing/route.ts';
import type { SessionChange, TransactionInfo } from '../session/session.ts';
import { evolvePayment, startPaymentState } from './evolve.ts';
import { currentRoute, effectiveCost, type PaymentChange, type PaymentFacts, type PaymentState } from './payment.ts';
import { pinned, subjectOf } from './pinned.ts';
import { startSession } from './steps.ts';

/**
 * A payment that a provider has taken already (reference §3.9): terms, limits and inspectors have no say, and nobody is asked
 * for its money. Limits count it all the same. Its capture follows as a step like any other, in the same append.
 */
export function registerPayment(
  invoice: InvoiceFacts,
  shop: Shop,
  payment: RegisteredPayment,
  context: DecisionContext,
): Decision<PaymentChange> {
  const cost = payment.cost ?? invoice.cost;
  const refusal = checkCost(invoice, cost) ?? checkRoute(payment.route, context.latest) ?? checkTime(payment, context);
  if (refusal !== undefined) return refusal;
  const facts = factsOf(invoice, shop, payment, cost, context);
  let state = startPaymentState(facts);
  const changes: PaymentChange[] = [{ type: 'payment_started', payment: facts }];
  const add = (...next: readonly PaymentChange[]): void => {
    for (const change of next) {
      state = evolvePayment(state, change);
      changes.push(change);
    }
  };
  const session = (change: SessionChange): PaymentChange => ({ type: 'session_changed', no: 0, change });

  add({ type: 'shop_limit_initiated', holds: shopHolds(state, context) }, { type: 'shop_limit_applied' });
  if (payment.riskScore !== undefined) add({ type: 'risk_score_changed', score: payment.riskScore });
  add(routeTaken(state, payment.route, context));
  add({ type: 'cash_flow_changed', postings: cashFlow(state, context) });
  add(startSession(state, 'processed', context));
  if (payment.recurrentToken !== undefined) add({ type: 'recurrent_token_acquired', token: payment.recurrentToken });
  add(
    session({ type: 'session_transaction_bound', trx: payment.trx }),
    session({ type: 'session_finished', result: { type: 'succeeded' } }),
    { type: 'payment_status_changed', status: { tag: 'processed' } },
    { type: 'capture_started', reason: 'Timeout', cost: effectiveCost(state) },
  );
  return accept(changes);
}

/**
 * One transaction of a provider is one payment: to register it again would book its money twice. One that we gave up for
 * failed, and the provider did not, is registered like any other.
 */
export function refuseKnownTransaction(
  { payments }: InvoiceState,
  { route, trx }: RegisteredPayment,
): Refusal | undefined {
  for (const payment of payments.values()) {
    const same = payment.trx?.id === trx.id && currentRoute(payment)?.providerId === route.providerId;
    if ((same && payment.status.tag !== 'failed') || isGivenBack(payment, route, trx)) return knownTransaction(trx);
  }
  return undefined;
}

/** It was found to be taken late, and is on its way back to its payer. */
function isGivenBack({ reversal, sessions }: PaymentState, { providerId }: Route, { id }: TransactionInfo): boolean {
  const taken = reversal?.found.map((no) => sessions[no]) ?? [];
  return taken.some((session) => session?.trx?.id === id && session.route.providerId === providerId);
}

export function knownTransaction({ id }: TransactionInfo): Refusal {
  const message = 'A payment with this transaction of the provider is known already';
  return refuse('TRANSACTION_ALREADY_REGISTERED', message, { transaction_id: id });
}

function checkCost({ cost: { currency } }: InvoiceFacts, cost: Money): Refusal | undefined {
  if (cost.amountMinor <= 0n) return refuseField('cost.amount_minor', 'Invalid amount');
  return cost.currency === currency ? undefined : refuseField('cost.currency', 'Invalid currency');
}

function checkRoute({ providerId, terminalId }: Route, { providers, terminals }: Configuration): Refusal | undefined {
  if (!providers.has(providerId)) return refuseField('route.provider_id', 'The configuration has no such provider');
  if (terminals.get(terminalId)?.providerId === providerId) return undefined;
  return refuseField('route.terminal_id', 'The configuration has no such terminal at this provider');
}

function checkTime({ occurredTime }: RegisteredPayment, { now }: DecisionContext): Refusal | undefined {
  if (occurredTime === undefined || occurredTime <= now) return undefined;
  return refuseField('occurred_time', 'must not be in the future');
}

function factsOf(
  invoice: InvoiceFacts,
  { id: shopId }: Shop,
  payment: RegisteredPayment,
  cost: Money,
  context: DecisionContext,
): PaymentFacts {
  const { id: invoiceId, partyId, trustLevel, allocation } = invoice;
  const { route: _route, trx: _trx, riskScore: _score, occurredTime, recurrentToken: _token, ...asked } = payment;
  return {
    ...asked,
    cost,
    invoiceId,
    partyId,
    shopId,
    createTime: occurredTime ?? context.now,
    revision: context.latest.revision,
    flow: { type: 'instant' },
    makeRecurrent: false,
    seed: context.seed(),
    origin: 'provider',
    ...(trustLevel === undefined ? {} : { trustLevel }),
    ...(allocation === undefined ? {} : { allocation }),
  };
}

function shopHolds(payment: PaymentState, context: DecisionContext): readonly LimitHold[] {
  const { configuration, shop } = pinned(payment, context);
  return counted(shopLimitHolds({ configuration, shop, ...subjectOf(payment.facts) }));
}

function routeTaken(payment: PaymentState, route: Route, context: DecisionContext): PaymentChange {
  const subject = { ...pinned(payment, context), ...subjectOf(payment.facts) };
  const holds = counted(routeLimitHolds({ ...subject, route, iteration: 1 }));
  return { type: 'route_changed', route, candidates: [], rejected: [], scores: [], holds, skipRecurrent: false };
}

/** What happened is counted, whatever the boundary; a limit that cannot count it does without. */
function counted(held: LimitHolds): readonly LimitHold[] {
  return held.ok ? unbounded(held.holds) : [];
}

function cashFlow(payment: PaymentState, context: DecisionContext) {
  const { configuration, shop, variables } = pinned(payment, context);
  const route = currentRoute(payment);
  if (route === undefined) throw new TypeError('a registered payment has its route');
  const { cost, allocation } = payment.facts;
  return paymentCashFlow({ configuration, shop, shopTerms: shop.terms, route, variables, cost, allocation });
}
