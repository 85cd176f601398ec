import { constant } from '../../src/domain/condition.ts';
import type {
  Configuration,
  LimitConfig,
  MerchantTerms,
  Provider,
  ProvisionPaymentTerms,
  Shop,
} from '../../src/domain/configuration.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import type { NewRefund, RefundState } from '../../src/domain/refund/refund.ts';
import type { AdapterIntent, SessionOutcome } from '../../src/domain/session/session.ts';
import { answered, type contextOf, newInvoice, newPayment, SUCCEED, when, worldOf } from '../kit/invoice-world.ts';
import {
  configurationOf,
  fixed,
  MERCHANT_TERMS,
  PROVISION,
  posting,
  providerOf,
  range,
  rub,
  share,
  shopOf,
} from './world.ts';

/** A captured payment of 420.00 RUB whose shop may refund it for a fee of 1.00 RUB, whole or in parts of 10.00 RUB and more. */

export type MerchantRefunds = NonNullable<NonNullable<MerchantTerms['payments']>['refunds']>;
export type ProviderRefunds = NonNullable<ProvisionPaymentTerms['refunds']>;

export const HOUR = { years: 0, months: 0, days: 0, hours: 1, minutes: 0, seconds: 0 };

export const MERCHANT_REFUNDS: MerchantRefunds = {
  methods: constant(['card/visa', 'card/mastercard']),
  fees: constant([posting('merchant.settlement', 'system.settlement', fixed(rub(100)), 'refund fee')]),
  eligibility: constant(HOUR),
  partial: { cashLimit: constant(range(1_000, 40_000)) },
};

export const PROVIDER_REFUNDS: ProviderRefunds = {
  cashFlow: constant([posting('merchant.settlement', 'provider.settlement', share(1, 1))]),
  partial: { cashLimit: constant(range(10, 1_000_000)) },
};

const LINEAR = { type: 'linear', attempts: 2, delayMs: 1_000 } as const;

/** `undefined` for terms that lack them. */
export function refundWorld(
  parts: {
    readonly merchant?: MerchantRefunds | undefined;
    readonly provider?: ProviderRefunds | undefined;
    readonly revision?: number;
    readonly shop?: Partial<Shop>;
    readonly bank?: Partial<Provider>;
    readonly provision?: Partial<ProvisionPaymentTerms>;
    readonly limits?: readonly LimitConfig[];
  } = {},
): Configuration {
  const merchant = 'merchant' in parts ? parts.merchant : MERCHANT_REFUNDS;
  const provider = 'provider' in parts ? parts.provider : PROVIDER_REFUNDS;
  const bank = providerOf('bank', {
    retries: { processed: LINEAR, captured: LINEAR, cancelled: LINEAR, refunded: LINEAR },
    terms: { payments: { ...PROVISION, ...parts.provision, ...(provider === undefined ? {} : { refunds: provider }) } },
    ...parts.bank,
  });
  const shop = shopOf({
    terms: { payments: { ...MERCHANT_TERMS.payments, ...(merchant === undefined ? {} : { refunds: merchant }) } },
    ...parts.shop,
  });
  const world = worldOf(configurationOf({ providers: [bank], ...(parts.limits && { limits: parts.limits }) }), shop);
  return { ...world, revision: parts.revision ?? 1 };
}

export const WORLD = refundWorld();

/** The invoice with its payment captured. */
export function captured(world = WORLD): InvoiceState {
  return after(
    [newInvoice(), newPayment(), answered(0, SUCCEED), answered(1, SUCCEED)].map((command) => [command, { world }]),
  );
}

type Entry = readonly [InvoiceCommand, Parameters<typeof contextOf>[0]];

export function after(entries: readonly Entry[], from?: InvoiceState): InvoiceState {
  return entries.reduce(
    (state, [command, context]) => when(state, command, context).after,
    from ?? ({ status: { tag: 'unpaid' }, payments: new Map() } as InvoiceState),
  );
}

export function refund(asked: Partial<NewRefund> = {}): InvoiceCommand {
  return { type: 'RefundPayment', paymentId: 'payment', refund: { manual: false, ...asked } };
}

/** What came back to session `no` of a refund. */
export function refundOutcome(refundId: string, no: number, outcome: SessionOutcome): InvoiceCommand {
  return { type: 'ApplyOutcome', session: { paymentId: 'payment', refundId, no }, outcome };
}

export function refundAnswered(refundId: string, no: number, intent: AdapterIntent): InvoiceCommand {
  return refundOutcome(refundId, no, { type: 'answered', result: { intent } });
}

export function paymentIn(invoice: InvoiceState): PaymentState {
  const payment = invoice.payments.get('payment');
  if (payment === undefined) throw new Error('the payment has not started');
  return payment;
}

export function refundIn(invoice: InvoiceState, id: string): RefundState {
  const found = paymentIn(invoice).refunds.get(id);
  if (found === undefined) throw new Error(`there is no refund ${id}: ${[...paymentIn(invoice).refunds.keys()]}`);
  return found;
}

/** Names of the changes of refunds and of the payment, in order. */
export function told(invoice: InvoiceState, command: InvoiceCommand, context: Parameters<typeof contextOf>[0] = {}) {
  return when(invoice, command, { world: WORLD, ...context }).changes.map((change) => {
    if (change.type !== 'payment_changed') return change.type;
    const { change: inner } = change;
    if (inner.type === 'payment_status_changed') return `payment ${inner.status.tag}`;
    if (inner.type !== 'refund_changed') return inner.type;
    if (inner.change.type === 'refund_session_changed') return inner.change.change.type;
    return inner.change.type === 'refund_status_changed' ? inner.change.status.tag : inner.change.type;
  });
}

/** The invoice after a refund succeeded. */
export function refunded(invoice: InvoiceState, asked: Partial<NewRefund>, world = WORLD): InvoiceState {
  const begun = when(invoice, refund(asked), { world }).after;
  const id = [...paymentIn(begun).refunds.keys()].at(-1) ?? '';
  return asked.manual === true ? begun : when(begun, refundAnswered(id, 0, SUCCEED), { world }).after;
}
