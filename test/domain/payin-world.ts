import { addMs, type Timestamp } from '../../src/base/time.ts';
import type { ApplicationFacts, ApplicationView } from '../../src/domain/application/application.ts';
import type { ApplicationStatus } from '../../src/domain/application/status.ts';
import { viewPayin } from '../../src/domain/application/view-payin.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import type { Refusal } from '../../src/domain/errors.ts';
import { bookInvoice } from '../../src/domain/invoice/book.ts';
import { decideInvoice } from '../../src/domain/invoice/decide.ts';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type { InvoiceCommand, InvoiceIntent, InvoiceState, NewPayment } from '../../src/domain/invoice/invoice.ts';
import { reactInvoice } from '../../src/domain/invoice/react.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import type {
  AdapterIntent,
  AdapterResult,
  SessionOutcome,
  UserInteraction,
} from '../../src/domain/session/session.ts';
import { contextOf, DECLINE, NOW, SUCCEED, worldOf } from '../kit/invoice-world.ts';
import { type NaiveLedger, naiveLedger } from '../kit/naive-ledger.ts';
import { configurationOf, MERCHANT_TERMS, PROVISION, posting, providerOf, rub, share, shopOf, VISA } from './world.ts';

/** A payin of a small world, told what happens step by step, with its books and every status that it went through. */

export const LIFETIME_MS = 600_000;
export const CONFIRM_TIMEOUT_MS = 900_000;
export const COST = rub(42_000);

const METHODS = ['card/visa', 'terminal/card-p2p'];

export const PAYIN_WORLD: Configuration = worldOf(
  configurationOf({
    providers: [
      providerOf('bank', {
        terms: {
          payments: {
            ...PROVISION,
            methods: constant(METHODS),
            refunds: { cashFlow: constant([posting('merchant.settlement', 'provider.settlement', share(1, 1))]) },
          },
        },
      }),
    ],
  }),
  shopOf({
    terms: {
      ...MERCHANT_TERMS,
      payments: {
        ...MERCHANT_TERMS.payments,
        methods: constant(METHODS),
        refunds: { methods: constant(METHODS), fees: constant([]) },
      },
    },
  }),
);

export const REQUISITES: UserInteraction = {
  type: 'transfer_requisites',
  method: 'card-p2p',
  masked: '**** 4242',
  sealed: { keyId: 'k1', ciphertext: new Uint8Array([1, 2, 3]) },
};
export const THREE_DS: UserInteraction = { type: 'redirect', method: 'post', url: 'https://acs.example/', form: {} };
export const TO_BANK: UserInteraction = { ...THREE_DS, purpose: 'bank' };
export const PASSWORD: UserInteraction = { type: 'one_time_password', hint: '+7 *** 67' };

export function asks(request: UserInteraction, tag = 'tag'): AdapterIntent {
  return { type: 'suspend', tag, timeoutMs: 3_600_000, interaction: { request } };
}

export const WAITS: AdapterIntent = { type: 'suspend', tag: 'tag', timeoutMs: 3_600_000 };
export const SLEEPS: AdapterIntent = { type: 'sleep', durationMs: 1_000 };
export const COMPLETED_SLEEP: AdapterIntent = { type: 'sleep', durationMs: 1_000, interaction: { complete: true } };

export interface PayinOptions {
  readonly product?: 'p2p' | 'ecom';
  readonly onExpiry?: ApplicationFacts['onExpiry'];
  readonly world?: Configuration;
  /** Served by our page, whose payer has given nothing yet: the merchant has named the method of the product, or none. */
  readonly hosted?: 'named' | 'open';
}

export const METHOD_OF = { p2p: 'card-p2p', ecom: 'card-ecom' } as const;

export function newPayment(product: 'p2p' | 'ecom'): NewPayment {
  return {
    id: '1',
    payer: {
      type: 'payment_resource',
      tool: product === 'p2p' ? { type: 'payment_terminal', service: 'card-p2p' } : VISA,
      features: {},
    },
    flow: { type: 'instant' },
    makeRecurrent: false,
  };
}

/** The payer of a hosted payin pays by it. */
export function payHosted(product: 'p2p' | 'ecom'): InvoiceCommand {
  return { type: 'PayHostedPayin', payment: newPayment(product), product, method: METHOD_OF[product] };
}

export function createPayin({ product = 'p2p', onExpiry = 'dispute', hosted }: PayinOptions = {}): InvoiceCommand {
  return {
    type: 'CreatePayin',
    invoice: {
      id: 'h2h_1',
      partyId: 'party',
      shopId: 'shop',
      details: { product: 'order-42' },
      dueTime: addMs(NOW, 30 * 86_400_000),
      cost: COST,
    },
    ...(hosted === undefined ? { payment: newPayment(product) } : {}),
    application: {
      projectId: 'project',
      paymentId: 'order-42',
      product,
      method: hosted === 'open' ? '' : METHOD_OF[product],
      hosted: hosted !== undefined,
      urls: { informative: 'https://m.example/i', success: 'https://m.example/s', decline: 'https://m.example/d' },
      onExpiry,
      confirmTimeoutMs: CONFIRM_TIMEOUT_MS,
    },
    lifetimeMs: LIFETIME_MS,
  };
}

export interface PayinWorld {
  /** Takes a command that must be accepted; gives the types of its changes. */
  take(command: InvoiceCommand): readonly string[];
  /** Tries a command; undefined when it was accepted. */
  attempt(command: InvoiceCommand): Refusal | undefined;
  /** What came back to the latest session of the payment, or another one. */
  answer(result: AdapterIntent | AdapterResult, no?: number): readonly string[];
  outcome(outcome: SessionOutcome, no?: number): readonly string[];
  wait(durationMs: number): readonly string[];
  /** A whole case, opened and looked into, that ends so. */
  decideCase(end: CaseEnd): void;
  status(): ApplicationStatus;
  /** Every status so far, in order. */
  readonly history: readonly ApplicationStatus[];
  view(): ApplicationView;
  invoice(): InvoiceState;
  payment(): PaymentState;
  work(): readonly InvoiceIntent[];
  now(): Timestamp;
  readonly ledger: NaiveLedger;
}

export type CaseEnd =
  | { readonly winner: 'merchant' | 'payer'; readonly amountMinor?: number }
  | { readonly declined: string };

export function payinWorld(options: PayinOptions = {}): PayinWorld {
  const world = options.world ?? PAYIN_WORLD;
  const history: ApplicationStatus[] = [];
  const ledger = naiveLedger();
  let invoice = NO_INVOICE;
  let now = NOW;

  const attempt: PayinWorld['attempt'] = (command) => tell(command).refusal;
  const tell = (command: InvoiceCommand): { readonly refusal?: Refusal; readonly told: readonly string[] } => {
    const decision = decideInvoice(invoice, command, contextOf({ now, world }));
    if (!decision.ok) return { refusal: decision, told: [] };
    for (const change of decision.changes) {
      const after = evolveInvoice(invoice, change);
      ledger.apply(bookInvoice(invoice, change, after));
      if (after.application !== undefined && after.application.status !== invoice.application?.status) {
        history.push(after.application.status);
      }
      invoice = after;
    }
    return { told: decision.changes.map((change) => change.type) };
  };
  const take: PayinWorld['take'] = (command) => {
    const { refusal, told } = tell(command);
    if (refusal !== undefined) throw new Error(`refused: ${refusal.reason} ${refusal.message}`);
    return told;
  };
  const payment = (): PaymentState => {
    const found = invoice.payments.get('1');
    if (found === undefined) throw new Error('the payin has no payment');
    return found;
  };
  const outcome: PayinWorld['outcome'] = (value, no = payment().sessions.length - 1) =>
    take({ type: 'ApplyOutcome', session: { paymentId: '1', no }, outcome: value });

  const payin: PayinWorld = {
    ledger,
    history,
    take,
    attempt,
    outcome,
    payment,
    answer: (result, no) => outcome({ type: 'answered', result: 'type' in result ? { intent: result } : result }, no),
    wait(durationMs) {
      now = addMs(now, durationMs);
      return take({ type: 'Wake' });
    },
    decideCase(end) {
      const disputeId = `case-${invoice.application?.disputes.size}`;
      take({ type: 'OpenDispute', dispute: { id: disputeId, ref: `ref-${disputeId}`, reason: 'unknown' } });
      take({ type: 'StartDispute', disputeId });
      if ('declined' in end) {
        take({ type: 'DeclineDispute', disputeId, reason: end.declined });
        return;
      }
      const { winner, amountMinor } = end;
      const amount = amountMinor === undefined ? {} : { amount: rub(amountMinor) };
      take({ type: 'ResolveDispute', disputeId, decision: { winner, ...amount } });
    },
    status() {
      if (invoice.application === undefined) throw new Error('there is no payin');
      return invoice.application.status;
    },
    view() {
      const view = viewPayin(invoice);
      if (view === undefined) throw new Error('there is no payin');
      return view;
    },
    invoice: () => invoice,
    work: () => reactInvoice(invoice),
    now: () => now,
  };
  take(createPayin(options));
  return payin;
}

export function otp(ref = 'ref'): InvoiceCommand {
  return { type: 'SubmitVerification', kind: 'otp', ref };
}

export function threeDs(digest = 'digest', ref = 'ref'): InvoiceCommand {
  return { type: 'SubmitVerification', kind: 'three_ds', ref, digest };
}

/** The requisites are shown to the payer. */
export function awaitingConfirm(options: PayinOptions = {}): PayinWorld {
  const payin = payinWorld({ product: 'p2p', ...options });
  payin.answer(asks(REQUISITES));
  return payin;
}

/** A card's payer is with the issuer. */
export function awaiting3ds(request: UserInteraction = THREE_DS, options: PayinOptions = {}): PayinWorld {
  const payin = payinWorld({ product: 'ecom', ...options });
  payin.answer(asks(request));
  return payin;
}

/** Has the money; the capture is answered, too. */
export function succeed(payin: PayinWorld): PayinWorld {
  payin.answer(SUCCEED);
  payin.answer(SUCCEED);
  return payin;
}

export { DECLINE, SUCCEED };
