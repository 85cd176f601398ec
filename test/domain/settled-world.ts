import { readFileSync } from 'node:fs';
import type { Timestamp } from '../../src/base/time.ts';
import { compileConfiguration } from '../../src/config/compile.ts';
import { formatFaults } from '../../src/config/fault.ts';
import type { NewAdjustment } from '../../src/domain/adjustment/adjustment.ts';
import type { AllocationPrototype } from '../../src/domain/allocation/allocation.ts';
import type { AccountRole } from '../../src/domain/cashflow/cash-flow.ts';
import type { ChargebackState, NewChargeback } from '../../src/domain/chargeback/chargeback.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import type { Refusal } from '../../src/domain/errors.ts';
import { bookInvoice } from '../../src/domain/invoice/book.ts';
import { decideInvoice } from '../../src/domain/invoice/decide.ts';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type {
  ChargebackDecision,
  InvoiceChange,
  InvoiceCommand,
  InvoiceState,
} from '../../src/domain/invoice/invoice.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import { answered, contextOf, DECLINE, NOW, newInvoice, newPayment, SUCCEED } from '../kit/invoice-world.ts';
import { type NaiveLedger, naiveLedger } from '../kit/naive-ledger.ts';
import { rub } from './world.ts';

/** A payment of the acceptance fixture that came to rest, with books, for what may come after: disputes and adjustments. */

const SOURCE = readFileSync(new URL('../kit/acceptance.yaml', import.meta.url), 'utf8');

/** The fixture with its texts replaced, each of which must be there. */
export function fixture(revision: number, ...edits: readonly (readonly [text: string, by: string])[]): Configuration {
  const source = edits.reduce((edited, [text, by]) => {
    if (!edited.includes(text)) throw new Error(`the fixture has no ${text}`);
    return edited.replaceAll(text, by);
  }, SOURCE);
  const compilation = compileConfiguration(source, { revision });
  if (!compilation.ok) throw new Error(formatFaults(compilation.faults, 'acceptance.yaml'));
  return compilation.configuration;
}

export const FIXTURE = fixture(1);

/** The provider charges 1.6 % of cards from now on, and 0.20 of each payment go outside. */
export const ADJUSTED: readonly [string, string] = [
  'volume: 2.1% }',
  'volume: 1.6% }\n              - { from: system.settlement, to: external.outcome, volume: 0.20 RUB }',
];

export interface Settled {
  /** Takes a command that must be accepted, and gives what it changed. */
  take(command: InvoiceCommand): readonly string[];
  /** Tries a command; a refusal changes nothing. */
  attempt(command: InvoiceCommand): Refusal | undefined;
  /** Tries a command that must be refused. */
  refused(command: InvoiceCommand): Refusal;
  /** From now on the latest revision. */
  commit(configuration: Configuration): void;
  waitUntil(time: Timestamp): void;
  now(): Timestamp;
  invoice(): InvoiceState;
  payment(): PaymentState;
  /** What the merchant has: `own`, and the available amounts where they differ from it. */
  merchant(): Amounts;
  /** What the account of a role has now and had not at the last `mark`. */
  moved(role: AccountRole): bigint;
  mark(): void;
  readonly ledger: NaiveLedger;
}

export interface Amounts {
  readonly own: bigint;
  readonly min: bigint;
  readonly max: bigint;
}

export interface SettledOptions {
  readonly configuration?: Configuration;
  readonly shopId?: string;
  readonly costMinor?: number;
  /** Among shops of the party. */
  readonly allocation?: AllocationPrototype;
}

/** An invoice that is not paid yet. */
export function unpaid({
  configuration = FIXTURE,
  shopId = 'battle-ready',
  costMinor = 42_000,
  allocation,
}: SettledOptions = {}): Settled {
  const revisions = new Map([[configuration.revision, configuration]]);
  let latest = configuration;
  let invoice = NO_INVOICE;
  let now = NOW;
  let marked: ReadonlyMap<string, bigint> = new Map();
  const ledger = naiveLedger();

  const attempt: Settled['attempt'] = (command) => tell(command).refusal;
  const tell = (command: InvoiceCommand): { readonly refusal?: Refusal; readonly told: readonly string[] } => {
    const context = contextOf({ now, latest, configuration: (revision) => must(revisions.get(revision)) });
    const decision = decideInvoice(invoice, command, context);
    if (!decision.ok) return { refusal: decision, told: [] };
    for (const change of decision.changes) {
      const after = evolveInvoice(invoice, change);
      ledger.apply(bookInvoice(invoice, change, after));
      invoice = after;
    }
    return { told: decision.changes.map(nameOf) };
  };
  const settled: Settled = {
    ledger,
    attempt,
    take(command) {
      const { refusal, told } = tell(command);
      if (refusal !== undefined) throw new Error(`refused: ${refusal.reason} ${refusal.message}`);
      return told;
    },
    refused(command) {
      const before = invoice;
      const refusal = attempt(command);
      if (refusal === undefined || invoice !== before) throw new Error(`accepted: ${command.type}`);
      return refusal;
    },
    commit(next) {
      revisions.set(next.revision, next);
      latest = next;
    },
    waitUntil(time) {
      now = time;
    },
    now: () => now,
    invoice: () => invoice,
    payment: () => must([...invoice.payments.values()].at(-1)),
    merchant: () => ledger.amounts(accountOf('merchant.settlement')),
    moved(role) {
      const account = accountOf(role);
      return (ledger.own().get(account) ?? 0n) - (marked.get(account) ?? 0n);
    },
    mark() {
      marked = ledger.own();
    },
  };
  const accountOf = (role: AccountRole): string => {
    const shop = must(latest.parties.get('party')?.shops.get(shopId));
    if (role === 'merchant.settlement') return shop.accounts.settlement;
    if (role === 'provider.settlement') return must(latest.providers.get('default')?.accounts.get('RUB'));
    if (role === 'external.outcome') return must(latest.externalAccounts.decisions[1]?.value.get('RUB')?.outcome);
    return must(latest.institutions.get('main')?.systemAccounts.decisions[0]?.value.get('RUB')?.settlement);
  };
  settled.take(newInvoice({ shopId, cost: rub(costMinor), ...(allocation === undefined ? {} : { allocation }) }));
  return settled;
}

/** By default 42000 captured by the first provider: of them 40110 are the merchant's. */
export function captured(options: SettledOptions = {}): Settled {
  const settled = unpaid(options);
  settled.take(newPayment());
  settled.take(answered(0, SUCCEED));
  settled.take(answered(1, SUCCEED));
  settled.mark();
  return settled;
}

/** Held, and captured in part. */
export function capturedInPart(captureMinor: number, options: SettledOptions = {}): Settled {
  const settled = unpaid(options);
  settled.take(newPayment({ flow: { type: 'hold', onExpiration: 'cancel' } }));
  settled.take(answered(0, SUCCEED));
  settled.take({ type: 'CapturePayment', paymentId: 'payment', reason: 'shipped', amount: rub(captureMinor) });
  settled.take(answered(1, SUCCEED));
  settled.mark();
  return settled;
}

/** Declined by the provider. */
export function failed(options: SettledOptions = {}): Settled {
  const settled = unpaid(options);
  settled.take(newPayment());
  settled.take(answered(0, DECLINE));
  settled.mark();
  return settled;
}

/** Held and let go. */
export function cancelled(): Settled {
  const settled = unpaid();
  settled.take(newPayment({ flow: { type: 'hold', onExpiration: 'cancel' } }));
  settled.take(answered(0, SUCCEED));
  settled.take({ type: 'CancelPayment', paymentId: 'payment', reason: 'sold out' });
  settled.take(answered(1, SUCCEED));
  settled.mark();
  return settled;
}

export const LEVY = rub(4_000);

export function create(overrides: Partial<NewChargeback> = {}): InvoiceCommand {
  const chargeback: NewChargeback = { id: 'c1', reason: { category: 'fraud', code: '10.4' }, levy: LEVY, ...overrides };
  return { type: 'CreateChargeback', paymentId: 'payment', chargeback };
}

export function decide(decision: ChargebackDecision, chargebackId = 'c1'): InvoiceCommand {
  return { type: 'DecideChargeback', paymentId: 'payment', chargebackId, decision };
}

export function adjust(scenario: NewAdjustment['scenario']): InvoiceCommand {
  return { type: 'CreateAdjustment', paymentId: 'payment', adjustment: { reason: 'a correction', scenario } };
}

export const ACCEPT = decide({ type: 'accept' });
export const REJECT = decide({ type: 'reject' });
export const REOPEN = decide({ type: 'reopen' });
export const CANCEL = decide({ type: 'cancel' });

/** What the merchant has of a captured 42000. */
export const PAID = 40_110n;

/** What may be had where nothing, or as much as this, is held. */
export function amounts(own: bigint, min = own, max = own): Amounts {
  return { own, min, max };
}

/** A captured payment after commands that must be accepted. */
export function disputed(...commands: readonly InvoiceCommand[]): Settled {
  const settled = captured();
  for (const command of commands) settled.take(command);
  return settled;
}

export function chargebackOf(settled: Settled, id = 'c1'): ChargebackState {
  return must(settled.payment().chargebacks.get(id));
}

export function refund(costMinor?: number): InvoiceCommand {
  const cost = costMinor === undefined ? {} : { cost: rub(costMinor) };
  return { type: 'RefundPayment', paymentId: 'payment', refund: { manual: false, ...cost } };
}

export function refundAnswered(refundId: string, intent = SUCCEED): InvoiceCommand {
  const session = { paymentId: 'payment', refundId, no: 0 };
  return { type: 'ApplyOutcome', session, outcome: { type: 'answered', result: { intent } } };
}

/** The provider says late that the declined payment was taken after all. */
export function lateAnswer(): InvoiceCommand {
  const result = { intent: SUCCEED, trx: { id: 'taken', extra: {} } };
  const session = { paymentId: 'payment', no: 0 };
  return { type: 'ApplyLateAnswer', session, outcome: { type: 'answered', result } };
}

/** What a change is called here: those of chargebacks and adjustments by what they lead to. */
function nameOf(change: InvoiceChange): string {
  if (change.type !== 'payment_changed') return change.type;
  const { change: inner } = change;
  if (inner.type === 'payment_status_changed') return `payment ${inner.status.tag}`;
  if (inner.type === 'adjustment_changed') {
    return inner.change.type === 'adjustment_created' ? inner.change.type : `adjustment ${inner.change.status.tag}`;
  }
  if (inner.type !== 'chargeback_changed') return inner.type;
  switch (inner.change.type) {
    case 'chargeback_stage_changed':
      return `stage ${inner.change.stage}`;
    case 'chargeback_target_status_changed':
      return `to be ${inner.change.status}`;
    case 'chargeback_status_changed':
      return `chargeback ${inner.change.status}`;
    default:
      return inner.change.type;
  }
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the fixture lacks it');
  return value;
}
