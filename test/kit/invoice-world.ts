import { addMs, type Timestamp } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, Inspector } from '../../src/domain/configuration.ts';
import type { DecisionContext } from '../../src/domain/context.ts';
import { decideInvoice } from '../../src/domain/invoice/decide.ts';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type {
  InvoiceChange,
  InvoiceCommand,
  InvoiceIntent,
  InvoiceState,
  NewInvoice,
  NewPayment,
} from '../../src/domain/invoice/invoice.ts';
import { reactInvoice } from '../../src/domain/invoice/react.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import { HEALTHY } from '../../src/domain/routing/route.ts';
import type { AdapterIntent, SessionOutcome } from '../../src/domain/session/session.ts';
import { configurationOf, rub, shopOf, VISA } from '../domain/world.ts';

/** Given, when, then over the invoice's decider: no clock, no journal, no actor. */

export const NOW: Timestamp = Date.UTC(2026, 0, 15, 12) * 1000;
export const DAY_MS = 86_400_000;

export function contextOf(
  overrides: Partial<DecisionContext> & { readonly world?: Configuration } = {},
): DecisionContext {
  const { world = worldOf(), ...rest } = overrides;
  return {
    now: NOW,
    latest: world,
    configuration: () => world,
    seed: () => 'seed',
    draw: () => 0.5,
    counters: new Map(),
    balances: new Map(),
    health: () => HEALTHY,
    callTimeoutMs: 10_000,
    leaseMs: 0,
    ...rest,
  };
}

/** The world of `configurationOf`, with its party and an inspector that trusts everybody. */
export function worldOf(configuration: Configuration = configurationOf(), shop = shopOf()): Configuration {
  const party = { id: 'party', name: 'Party', blocked: false, suspended: false, shops: new Map([[shop.id, shop]]) };
  const inspector: Inspector = { id: 'inspector', type: 'rules', rules: constant('low') };
  return {
    ...configuration,
    parties: new Map([[party.id, party]]),
    inspectors: new Map([[inspector.id, inspector]]),
  };
}

export function newInvoice(overrides: Partial<NewInvoice> = {}): InvoiceCommand {
  const invoice: NewInvoice = {
    id: 'invoice',
    partyId: 'party',
    shopId: 'shop',
    details: { product: 'Book' },
    dueTime: addMs(NOW, DAY_MS),
    cost: rub(42_000),
    ...overrides,
  };
  return { type: 'CreateInvoice', invoice };
}

export function newPayment(overrides: Partial<NewPayment> = {}): InvoiceCommand {
  const payment: NewPayment = {
    id: 'payment',
    payer: { type: 'payment_resource', tool: VISA, features: {} },
    flow: { type: 'instant' },
    makeRecurrent: false,
    ...overrides,
  };
  return { type: 'StartPayment', payment };
}

export const HOLD = { flow: { type: 'hold', onExpiration: 'cancel' } } as const;

/** What came back to session `no` of the payment. */
export function outcome(no: number, value: SessionOutcome, paymentId = 'payment'): InvoiceCommand {
  return { type: 'ApplyOutcome', session: { paymentId, no }, outcome: value };
}

export function answered(no: number, intent: AdapterIntent, paymentId = 'payment'): InvoiceCommand {
  return outcome(no, { type: 'answered', result: { intent } }, paymentId);
}

export const SUCCEED: AdapterIntent = { type: 'succeed' };
export const DECLINE: AdapterIntent = {
  type: 'fail',
  failure: { type: 'failure', failure: { code: 'authorization_failed:insufficient_funds' } },
};
export const TEMPORARY: AdapterIntent = {
  type: 'fail',
  failure: { type: 'failure', failure: { code: 'authorization_failed:temporarily_unavailable' } },
};

export type Given = readonly (
  | InvoiceCommand
  | readonly [InvoiceCommand, Partial<DecisionContext> & { readonly world?: Configuration }]
)[];

/** The invoice after commands that must all be accepted. */
export function given(...commands: Given): InvoiceState {
  return commands.reduce<InvoiceState>((state, entry) => {
    const [command, context] = Array.isArray(entry) ? entry : [entry, {}];
    return when(state, command, context).after;
  }, NO_INVOICE);
}

export interface Then {
  readonly changes: readonly InvoiceChange[];
  readonly after: InvoiceState;
  readonly payment: PaymentState | undefined;
  readonly intents: readonly InvoiceIntent[];
  /** Types of the changes, payments' and sessions' own unwrapped, in order. */
  readonly told: readonly string[];
}

export function when(
  state: InvoiceState,
  command: InvoiceCommand,
  context: Parameters<typeof contextOf>[0] = {},
): Then {
  const decision = decideInvoice(state, command, contextOf(context));
  if (!decision.ok) throw new Error(`refused: ${decision.reason} ${decision.message}`);
  const after = decision.changes.reduce(evolveInvoice, state);
  return {
    changes: decision.changes,
    after,
    payment: [...after.payments.values()].at(-1),
    intents: reactInvoice(after),
    told: decision.changes.map(nameOf),
  };
}

export function refused(state: InvoiceState, command: InvoiceCommand, context: Parameters<typeof contextOf>[0] = {}) {
  const decision = decideInvoice(state, command, contextOf(context));
  if (decision.ok) throw new Error(`accepted: ${decision.changes.map(nameOf).join(', ')}`);
  return decision;
}

function nameOf(change: InvoiceChange): string {
  if (change.type !== 'payment_changed') return change.type;
  const { change: inner } = change;
  if (inner.type === 'session_changed') {
    return inner.change.type === 'session_started' ? `session_started(${inner.change.target})` : inner.change.type;
  }
  return inner.type === 'payment_status_changed' ? `status ${inner.status.tag}` : inner.type;
}
