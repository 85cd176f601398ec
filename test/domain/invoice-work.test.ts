import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type { InvoiceIntent } from '../../src/domain/invoice/invoice.ts';
import { invoiceMachine } from '../../src/domain/invoice/machine.ts';
import { isDue, reactInvoice, timerOf } from '../../src/domain/invoice/react.ts';
import {
  answered,
  contextOf,
  DAY_MS,
  DECLINE,
  given,
  NOW,
  newInvoice,
  newPayment,
  outcome,
  refused,
  SUCCEED,
  when,
  worldOf,
} from '../kit/invoice-world.ts';
import { cashFlow } from './payment-folded.ts';
import { configurationOf, rub, shopOf } from './world.ts';

const wake = (at: number): InvoiceIntent => ({ type: 'WakeAt', at });
const SCORE: InvoiceIntent = { type: 'ScoreRisk', paymentId: 'payment' };
const call = (at?: number): InvoiceIntent => ({
  type: 'CallProvider',
  session: { paymentId: 'payment', no: 0 },
  target: 'processed',
  mode: 'call',
  ...(at === undefined ? {} : { at }),
});

describe('the work of an invoice', () => {
  it('is none before it exists and none after it is over', () => {
    expect(reactInvoice(NO_INVOICE)).toEqual([]);
    expect(reactInvoice(given(newInvoice(), { type: 'RescindInvoice', reason: 'x' }))).toEqual([]);
  });

  it('is to wake on its due date while nobody pays it', () => {
    expect(reactInvoice(given(newInvoice()))).toEqual([wake(addMs(NOW, DAY_MS))]);
  });

  it('is due when it has no time or its time has come', () => {
    expect([SCORE, call(), call(NOW), wake(NOW - 1)].map((each) => isDue(each, NOW))).toEqual([true, true, true, true]);
    expect([call(NOW + 1), wake(NOW + 1)].map((each) => isDue(each, NOW))).toEqual([false, false]);
  });

  it('sets the timer to the earliest time that is still to come (decisions #22)', () => {
    expect(timerOf([wake(NOW + 5), call(NOW + 3), SCORE, call(), wake(NOW + 9)], NOW)).toBe(NOW + 3);
    expect(timerOf([call(NOW), wake(NOW - 1), wake(NOW + 2)], NOW)).toBe(NOW + 2);
    expect(timerOf([call(NOW), SCORE, call()], NOW)).toBeUndefined();
  });
});

describe('an invoice', () => {
  it('is created once', () => {
    const invoice = given(newInvoice());
    expect(when(invoice, newInvoice({ cost: rub(1) })).changes).toEqual([]);
    expect(invoice.facts).toMatchObject({ revision: 1, createTime: NOW, mutations: [] });
  });

  it('may have an empty cart, and a cart that adds up', () => {
    const line = { product: 'a', quantity: 2, price: rub(21_000) };
    for (const cart of [[], [line]]) {
      expect(when(NO_INVOICE, newInvoice({ details: { product: 'x', cart } })).told).toEqual(['invoice_created']);
    }
  });

  it('is due from its due time on, and not a microsecond before', () => {
    const at = (now: number) => when(given(newInvoice()), { type: 'Wake' }, { now }).after.status.tag;
    expect(at(addMs(NOW, DAY_MS) - 1)).toBe('unpaid');
    expect(at(addMs(NOW, DAY_MS))).toBe('cancelled');
  });

  it('takes no answer for a payment that it does not have', () => {
    expect(when(given(newInvoice()), answered(0, SUCCEED)).changes).toEqual([]);
  });

  it('cannot be fulfilled or rescinded while its shop is blocked', () => {
    const context = { world: worldOf(configurationOf(), shopOf({ blocked: true })) };
    const paid = given(newInvoice(), newPayment(), answered(0, SUCCEED), answered(1, SUCCEED));
    expect(refused(paid, { type: 'FulfillInvoice', reason: 'x' }, context).reason).toBe('INVALID_SHOP_STATUS');
    expect(refused(given(newInvoice()), { type: 'RescindInvoice', reason: 'x' }, context).reason).toBe(
      'INVALID_SHOP_STATUS',
    );
  });

  it('cannot be rescinded once it is', () => {
    const rescinded = given(newInvoice(), { type: 'RescindInvoice', reason: 'x' });
    expect(refused(rescinded, { type: 'RescindInvoice', reason: 'x' })).toMatchObject({
      reason: 'INVALID_INVOICE_STATUS',
      message: 'The invoice is cancelled',
      metadata: { status: 'cancelled' },
    });
  });

  it('has one operator called at a time, with the reason that came first', () => {
    const started = given(newInvoice(), newPayment());
    const first = when(started, outcome(0, { type: 'violation', reason: 'first' }));
    const second = when(first.after, outcome(0, { type: 'violation', reason: 'second' }));
    expect(second.told).toEqual(['session_became_unknown']);
    expect(second.after.attention).toEqual({ reason: 'first', since: NOW });
    expect(when(second.after, answered(0, DECLINE)).told).toContain('attention_cleared');
  });

  it('calls an operator after a day of not knowing, and not a microsecond before', () => {
    const unknown = outcome(0, { type: 'unknown', reason: 'down' });
    const lost = when(given(newInvoice(), newPayment()), unknown).after;
    expect(when(lost, { type: 'Wake' }, { now: addMs(NOW, DAY_MS) - 1 }).told).toEqual([]);
    const { after } = when(lost, { type: 'Wake' }, { now: addMs(NOW, DAY_MS) });
    expect(after.attention?.reason).toBe('the outcome of the processed session is unknown since a day: down');
  });

  it('is not touched by a fault of ours, which is thrown and not refused', () => {
    const seed = () => {
      throw new Error('no randomness');
    };
    expect(() => invoiceMachine.decide(given(newInvoice()), newPayment(), contextOf({ seed }))).toThrow(
      'no randomness',
    );
  });

  it('has no change of a payment that never started', () => {
    const change = { type: 'payment_changed', paymentId: 'other', change: cashFlow(1) } as const;
    expect(() => evolveInvoice(given(newInvoice()), change)).toThrow('payment other has not started');
    expect(() => invoiceMachine.book(NO_INVOICE, change, NO_INVOICE)).toThrow('payment other has started');
  });
});
