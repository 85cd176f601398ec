import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import { bookInvoice } from '../../src/domain/invoice/book.ts';
import { evolveInvoice } from '../../src/domain/invoice/evolve.ts';
import type { InvoiceCommand, InvoiceState, RegisteredPayment } from '../../src/domain/invoice/invoice.ts';
import type { LimitOperation } from '../../src/domain/limits/limit.ts';
import { given, NOW, newInvoice, newPayment, refused, type Then, when, worldOf } from '../kit/invoice-world.ts';
import { configurationOf, limitOf, PROVISION, providerOf, rub, shopOf, terminalOf, usd, VISA } from './world.ts';

const TRX = { id: 'trx-1', extra: {}, rrn: '000000000001' };
const UNPAID = given(newInvoice());

function register(overrides: Partial<RegisteredPayment> = {}): InvoiceCommand {
  const payment: RegisteredPayment = {
    id: 'payment',
    payer: { type: 'payment_resource', tool: VISA, features: {} },
    route: { providerId: 'bank', terminalId: 't1' },
    trx: TRX,
    ...overrides,
  };
  return { type: 'RegisterPayment', payment };
}

function limitsOf(before: InvoiceState, { changes }: Then): readonly LimitOperation[] {
  let state = before;
  return changes.flatMap((change) => {
    const after = evolveInvoice(state, change);
    const { limits } = bookInvoice(state, change, after);
    state = after;
    return limits;
  });
}

describe('a registered payment', () => {
  it('is captured and pays its invoice in one step, and leaves nothing to do', () => {
    const { told, after, payment, intents } = when(UNPAID, register({ riskScore: 'high', recurrentToken: 'token' }));
    expect(told).toEqual([
      'payment_started',
      'shop_limit_initiated',
      'shop_limit_applied',
      'risk_score_changed',
      'route_changed',
      'cash_flow_changed',
      'session_started(processed)',
      'recurrent_token_acquired',
      'session_transaction_bound',
      'session_finished',
      'status processed',
      'capture_started',
      'session_started(captured)',
      'session_finished',
      'status captured',
      'invoice_status_changed',
    ]);
    expect(after.status).toEqual({ tag: 'paid' });
    expect(payment).toMatchObject({ trx: TRX, riskScore: 'high', recurrentToken: 'token', step: 'idle' });
    expect(intents).toEqual([{ type: 'RecordRecurrence', paymentId: 'payment' }]);
  });

  it('keeps what its provider told of it, and is dated when it happened', () => {
    const occurredTime = addMs(NOW, -60_000);
    const { payment, intents } = when(UNPAID, register({ occurredTime }));
    expect(payment?.facts).toMatchObject({ createTime: occurredTime, origin: 'provider', makeRecurrent: false });
    expect(payment?.riskScore).toBeUndefined();
    expect(intents).toEqual([]);
  });

  it('may be of less than the invoice, which is paid all the same', () => {
    const { after, payment } = when(UNPAID, register({ cost: rub(30_000) }));
    const status = { tag: 'captured', cost: rub(30_000) };
    expect(payment).toMatchObject({ cost: rub(30_000), status, flags: ['PAID_PARTIAL'] });
    expect(after.status).toEqual({ tag: 'paid' });
    expect(when(UNPAID, register({ cost: rub(50_000) })).payment?.flags).toEqual(['PAID_OVER']);
  });

  it('is counted by the limits of shop and route, and refused by none', () => {
    const limits = [limitOf('shop-limit'), limitOf('route-limit', { scopes: ['terminal'] })];
    const turnoverLimits = constant([{ limitId: 'route-limit', upperBoundary: 1n }]);
    const bank = providerOf('bank', { terms: { payments: { ...PROVISION, turnoverLimits } } });
    const shop = shopOf({ turnoverLimits: [{ limitId: 'shop-limit', upperBoundary: 1n }] });
    const world = worldOf(configurationOf({ providers: [bank], limits }), shop);
    const operations = limitsOf(UNPAID, when(UNPAID, register(), { world }));
    expect(operations.map(({ type }) => type)).toEqual(['hold', 'hold', 'commit', 'commit']);
    for (const operation of operations) expect(operation).not.toHaveProperty('boundary');
  });

  it.each([
    ['a provider that is not there', { route: { providerId: 'no', terminalId: 't1' } }, 'route.provider_id'],
    ['a terminal that is not there', { route: { providerId: 'bank', terminalId: 'no' } }, 'route.terminal_id'],
    ['a terminal of another provider', { route: { providerId: 'bank', terminalId: 't2' } }, 'route.terminal_id'],
    ['nothing', { cost: rub(0) }, 'cost.amount_minor'],
    ['another currency', { cost: usd(42_000) }, 'cost.currency'],
    ['a time to come', { occurredTime: addMs(NOW, 1) }, 'occurred_time'],
  ])('cannot be of %s', (_what, overrides, field) => {
    const providers = [providerOf('bank'), providerOf('other')];
    const terminals = [terminalOf('t1', 'bank'), terminalOf('t2', 'other')];
    const world = worldOf(configurationOf({ providers, terminals }));
    const refusal = refused(UNPAID, register(overrides), { world });
    expect(refusal).toMatchObject({ reason: 'INVALID_REQUEST', violations: [{ field }] });
  });

  const withShop = (part: { readonly blocked?: boolean; readonly suspended?: boolean }): Configuration =>
    worldOf(configurationOf(), shopOf(part));

  it('is taken of a suspended shop, and refused of a blocked one', () => {
    expect(when(UNPAID, register(), { world: withShop({ suspended: true }) }).after.status.tag).toBe('paid');
    expect(refused(UNPAID, register(), { world: withShop({ blocked: true }) })).toMatchObject({
      reason: 'INVALID_SHOP_STATUS',
      metadata: { status: 'blocking' },
    });
  });

  it('is not taken while another payment runs, nor when the invoice is over', () => {
    const running = given(newInvoice(), newPayment({ id: 'first' }));
    expect(refused(running, register())).toMatchObject({
      reason: 'INVOICE_PAYMENT_PENDING',
      metadata: { id: 'first' },
    });
    const paid = given(newInvoice(), register());
    const other = register({ id: 'other', trx: { ...TRX, id: 'trx-2' } });
    expect(refused(paid, other)).toMatchObject({ reason: 'INVALID_INVOICE_STATUS', metadata: { status: 'paid' } });
  });

  it('killbill#1768: a transaction of a provider is not registered twice', () => {
    const unpaidAgain: InvoiceState = { ...given(newInvoice(), register()), status: { tag: 'unpaid' } };
    expect(refused(unpaidAgain, register({ id: 'other' }))).toMatchObject({
      reason: 'TRANSACTION_ALREADY_REGISTERED',
      metadata: { transaction_id: 'trx-1' },
    });
  });
});
