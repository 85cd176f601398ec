import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import type { DecisionContext } from '../../src/domain/context.ts';
import { failure } from '../../src/domain/failure.ts';
import { decideInvoice } from '../../src/domain/invoice/decide.ts';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type { ChargebackDecision, InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import { latestSessions } from '../../src/domain/payment/owned-sessions.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import type { RepairScenario } from '../../src/domain/repair/repair.ts';
import type { SessionOutcome } from '../../src/domain/session/session.ts';
import {
  candidatesRuleset,
  configurationOf,
  limitOf,
  MERCHANT_TERMS,
  PROVISION,
  posting,
  providerOf,
  range,
  rub,
  rule,
  share,
  shopOf,
  terminalOf,
  VISA,
  when,
} from '../domain/world.ts';
import {
  contextOf,
  DAY_MS,
  DECLINE,
  NOW,
  newInvoice,
  newPayment,
  SUCCEED,
  TEMPORARY,
  worldOf,
} from '../kit/invoice-world.ts';
import { type SeededRandom, seededRandom } from '../kit/seeded-random.ts';
import { explorePayins } from './explore-payins.ts';
import { explorePayouts } from './explore-payouts.ts';
import { noTransitions, note, type Transitions } from './transitions.ts';

/**
 * Walks through the lives of invoices, by commands, answers and time drawn from one seed, and notes every transition that the
 * machines take. What is drawn is legal and illegal alike: the machines decide, and only what they did is noted.
 */
export function explore(walks: number): Transitions {
  const random = seededRandom(20_261);
  const seen = noTransitions();
  for (let walk = 0; walk < walks; walk += 1) walkOnce(random, seen);
  explorePayouts(random, walks / 4, seen);
  explorePayins(random, walks, seen);
  return seen;
}

const MOST_COMMANDS = 60;
const RETRIES = { type: 'linear', attempts: 1, delayMs: 60_000 } as const;
const METHODS = constant(['card/visa']);
const LIMIT = { limitId: 'turnover', upperBoundary: 100_000_000n };

function worlds(): readonly Configuration[] {
  const merchantFee = constant([posting('merchant.settlement', 'system.settlement', share(1, 100))]);
  const payBack = constant([posting('merchant.settlement', 'provider.settlement', share(1, 1))]);
  const holds = { lifetimeMs: constant(DAY_MS), partialCaptureAllowed: true };
  const refunds = { cashFlow: payBack, partial: { cashLimit: constant(range(1, 1_000_000)) } };
  const retries = { processed: RETRIES, captured: RETRIES, cancelled: RETRIES, refunded: RETRIES };
  const payments = { ...PROVISION, holds, refunds, chargebacks: { cashFlow: payBack } };
  const terms = { payments: { ...payments, turnoverLimits: constant([{ ...LIMIT, limitId: 'route-turnover' }]) } };
  const world = configurationOf({
    limits: [limitOf('turnover'), limitOf('route-turnover', { scopes: ['terminal'] })],
    providers: [providerOf('first', { retries, terms }), providerOf('second', { retries, terms })],
    terminals: [terminalOf('t1', 'first'), terminalOf('t2', 'second')],
    rulesets: [candidatesRuleset('policies', [rule('t1', { priority: 1001 }), rule('t2')])],
  });
  const merchant = {
    payments: {
      ...MERCHANT_TERMS.payments,
      attemptLimit: constant(3),
      holds: { methods: METHODS, ...holds },
      refunds: { methods: METHODS, fees: merchantFee, partial: { cashLimit: constant(range(1, 1_000_000)) } },
      chargebacks: { allow: when('true'), fees: merchantFee },
    },
  };
  const shop = shopOf({ terms: merchant, turnoverLimits: [LIMIT] });
  const usual = worldOf(world, shop);
  const asked = {
    id: 'inspector',
    type: 'grpc' as const,
    address: 'inspector.test:1',
    timeoutMs: 1_000,
    options: {},
    tls: false,
  };
  const noRules = worldOf({ ...world, rulesets: new Map([['policies', candidatesRuleset('policies', [])]]) }, shop);
  return [usual, usual, usual, { ...usual, inspectors: new Map([[asked.id, asked]]) }, noRules];
}

const WORLDS = worlds();

/** One shop with every kind of terms, and two routes that it may try one after the other. */
export function usualWorld(): Configuration {
  const [usual] = WORLDS;
  if (usual === undefined) throw new Error('there is a usual world');
  return usual;
}

const FULL_SHOP = { counter: /^turnover/, value: LIMIT.upperBoundary };

function walkOnce(random: SeededRandom, seen: Transitions): void {
  const world = random.pick(WORLDS);
  const counters = countersOf(random);
  const balances = random.below(6) === 0 ? new Map([['merchant', 0n]]) : new Map<string, bigint>();
  let now = NOW;
  let invoice = NO_INVOICE;
  const commands = 5 + random.below(MOST_COMMANDS);
  for (let count = 0; count <= commands; count += 1) {
    const context = contextOf({
      world,
      now,
      counters,
      balances,
      draw: () => 1 - random.draw(),
      seed: () => `s${count}`,
    });
    const command = count === 0 ? newInvoice() : draw(random, invoice);
    invoice = take(invoice, command, context, seen);
    if (random.below(5) === 0) now = addMs(now, random.pick([1_000, 61_000, 3_600_000, DAY_MS + 1_000]));
  }
}

/** Counters as guards have shown them, now and then at their boundaries. */
function countersOf(random: SeededRandom): ReadonlyMap<string, bigint> {
  const full = random.below(12);
  if (full > 1) return new Map();
  return new Proxy(new Map<string, bigint>(), {
    get: (target, name) => {
      if (name !== 'get') return Reflect.get(target, name) as unknown;
      return (counter: string) => (FULL_SHOP.counter.test(counter) === (full === 0) ? FULL_SHOP.value : undefined);
    },
  });
}

function take(
  invoice: InvoiceState,
  command: InvoiceCommand,
  context: DecisionContext,
  seen: Transitions,
): InvoiceState {
  const decision = decideInvoice(invoice, command, context);
  if (!decision.ok) return invoice;
  return decision.changes.reduce((before, change) => {
    const after = evolveInvoice(before, change);
    note(seen, before, after);
    return after;
  }, invoice);
}

const ANSWERS: readonly SessionOutcome[] = [
  ...[SUCCEED, SUCCEED, SUCCEED, DECLINE, TEMPORARY].map(
    (intent): SessionOutcome => ({ type: 'answered', result: { intent } }),
  ),
  { type: 'answered', result: { intent: { type: 'sleep', durationMs: 30_000 } } },
  { type: 'answered', result: { intent: { type: 'suspend', tag: 'tag', timeoutMs: 60_000 } } },
  { type: 'answered', result: { intent: { type: 'succeed', changedCost: rub(21_000) } } },
  { type: 'callback_answered', tag: 'tag', digest: 'd', response: new Uint8Array(), result: { intent: SUCCEED } },
  { type: 'unknown', reason: 'timeout' },
  { type: 'not_found', resendable: false },
  { type: 'violation', reason: 'garbage' },
];

function draw(random: SeededRandom, invoice: InvoiceState): InvoiceCommand {
  const payment = [...invoice.payments.values()][random.below(invoice.payments.size + 1)];
  if (payment === undefined) return ofInvoice(random, invoice);
  const open = latestSessions(payment).filter(({ session }) => session.phase.tag !== 'finished');
  if (open.length > 0 && random.below(4) > 0) {
    const { ref, session } = random.pick(open);
    if (random.below(12) === 0) {
      return {
        type: 'FailSession',
        tag: session.tags.at(-1) ?? '',
        session: ref,
        failure: failure('preauthorization_failed'),
      };
    }
    return { type: 'ApplyOutcome', session: ref, outcome: random.pick(ANSWERS) };
  }
  return random.below(8) === 0 ? late(random, payment) : ofPayment(random, payment);
}

function ofInvoice(random: SeededRandom, invoice: InvoiceState): InvoiceCommand {
  const id = String(invoice.payments.size + 1);
  const flow = random.pick([
    { type: 'instant' },
    { type: 'hold', onExpiration: 'cancel' },
    { type: 'hold', onExpiration: 'capture' },
  ] as const);
  const deadline = random.below(8) === 0 ? { processingDeadline: NOW } : {};
  return random.pick<InvoiceCommand>([
    newPayment({ id, flow, ...deadline }),
    newPayment({ id, flow, ...deadline }),
    newPayment({ id, flow, ...deadline }),
    { type: 'Wake' },
    { type: 'RescindInvoice', reason: 'r' },
    { type: 'FulfillInvoice', reason: 'r' },
    { type: 'RegisterPayment', payment: registered(random, id) },
    { type: 'RepairInvoiceWithScenario', scenario: random.pick(SCENARIOS) },
    { type: 'RepairInvoice', changes: [], action: { type: 'remove' }, validateTransitions: true },
  ]);
}

function registered(random: SeededRandom, id: string) {
  return {
    id,
    payer: { type: 'payment_resource', tool: VISA, features: {} },
    route: { providerId: 'first', terminalId: 't1' },
    trx: { id: `registered-${id}`, extra: {} },
    ...(random.below(2) === 0 ? {} : { cost: rub(41_000) }),
  } as const;
}

const SCENARIOS: readonly RepairScenario[] = [
  { type: 'fulfill_session' },
  { type: 'fail_session', failure: failure('authorization_failed:unknown') },
  { type: 'fail_pre_processing', failure: failure('authorization_failed:unknown') },
  { type: 'skip_inspector', score: 'low' },
];

/** A word about a session that is over. */
function late(random: SeededRandom, payment: PaymentState): InvoiceCommand {
  const no = random.below(Math.max(1, payment.sessions.length));
  return {
    type: random.pick(['ApplyLateAnswer', 'ApplyOutcome'] as const),
    session: { paymentId: payment.facts.id, no },
    outcome: { type: 'answered', result: { intent: SUCCEED, trx: { id: 'late', extra: {} } } },
  };
}

function ofPayment(random: SeededRandom, payment: PaymentState): InvoiceCommand {
  const { id: paymentId } = payment.facts;
  const cost = [undefined, rub(1_000), rub(5_000)][random.below(3)];
  const chargebackId = random.pick([...payment.chargebacks.keys(), 'c1']);
  return random.pick<InvoiceCommand>([
    { type: 'Wake' },
    { type: 'ApplyRiskScore', paymentId, score: random.pick(['low', 'high', 'fatal']) },
    { type: 'CapturePayment', paymentId, reason: 'r', ...(cost === undefined ? {} : { amount: cost }) },
    { type: 'CancelPayment', paymentId, reason: 'r' },
    {
      type: 'RefundPayment',
      paymentId,
      refund: { manual: random.below(3) === 0, ...(cost === undefined ? {} : { cost }) },
    },
    { type: 'CreateAdjustment', paymentId, adjustment: { reason: 'r', scenario: adjustment(random) } },
    {
      type: 'CreateChargeback',
      paymentId,
      chargeback: {
        id: `c${payment.chargebacks.size + 1}`,
        reason: { category: 'fraud' },
        levy: rub(100),
        ...(cost === undefined ? {} : { body: cost }),
      },
    },
    ...Array.from({ length: 4 }, (): InvoiceCommand => {
      return { type: 'DecideChargeback', paymentId, chargebackId, decision: decision(random) };
    }),
    { type: 'RepairInvoiceWithScenario', scenario: random.pick(SCENARIOS) },
  ]);
}

function adjustment(random: SeededRandom) {
  return random.pick([
    { type: 'cash_flow' },
    { type: 'cash_flow', newAmount: rub(50_000) },
    { type: 'status_change', target: { tag: 'captured' } },
    { type: 'status_change', target: { tag: 'cancelled' } },
    { type: 'status_change', target: { tag: 'failed', failure: failure('authorization_failed:unknown') } },
  ] as const);
}

function decision(random: SeededRandom): ChargebackDecision {
  return random.pick<ChargebackDecision>([
    { type: 'accept' },
    { type: 'accept', levy: rub(200) },
    { type: 'reject' },
    { type: 'reopen' },
    { type: 'reopen', moveToStage: 'arbitration' },
    { type: 'cancel' },
  ]);
}
