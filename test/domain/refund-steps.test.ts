import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import { bookInvoice } from '../../src/domain/invoice/book.ts';
import { evolveInvoice } from '../../src/domain/invoice/evolve.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import { reactInvoice } from '../../src/domain/invoice/react.ts';
import { type contextOf, DECLINE, NOW, SUCCEED, TEMPORARY, when } from '../kit/invoice-world.ts';
import {
  captured,
  MERCHANT_REFUNDS,
  paymentIn,
  refund,
  refundAnswered,
  refunded,
  refundIn,
  refundOutcome,
  refundWorld,
  told,
  WORLD,
} from './refund-world.ts';
import { limitOf, posting, rub, share } from './world.ts';

const context = { world: WORLD };
const begun = (asked: Parameters<typeof refund>[0] = {}) => when(captured(), refund(asked), context).after;
const POOR = { ...context, balances: new Map([['merchant', 42_099n]]) };
const SHORT = { type: 'failure', failure: { code: 'terms_violated:insufficient_merchant_funds' } } as const;

/** All that the changes of a command mean for the books. */
function booked(invoice: InvoiceState, command: InvoiceCommand, using: Parameters<typeof contextOf>[0] = context) {
  let before = invoice;
  return when(invoice, command, using).changes.flatMap((change) => {
    const after = evolveInvoice(before, change);
    const booking = bookInvoice(before, change, after);
    before = after;
    const { plans, limits, guards } = booking;
    return plans.length + limits.length + guards.length === 0 ? [] : [booking];
  });
}

describe('the steps of a refund', () => {
  it('start its session at once, for the payment’s route and without its transaction', () => {
    const { after, intents } = when(captured(), refund({ cost: rub(2_000) }), context);
    expect(told(captured(), refund({ cost: rub(2_000) }))).toEqual(['refund_created', 'session_started']);
    const { step, sessions } = refundIn(after, '1');
    expect(step).toBe('session');
    expect(sessions).toEqual([
      {
        no: 0,
        target: 'refunded',
        route: { providerId: 'bank', terminalId: 't1' },
        idempotencyKey: 'seed-r0',
        startTime: NOW,
        phase: { tag: 'active' },
        tags: [],
        interacted: false,
      },
    ]);
    expect(intents).toEqual([
      {
        type: 'CallProvider',
        session: { paymentId: 'payment', refundId: '1', no: 0 },
        target: 'refunded',
        mode: 'call',
      },
    ]);
  });

  it('end with the refund succeeded, and the payment refunded when nothing is left', () => {
    expect(told(begun({ cost: rub(2_000) }), refundAnswered('1', 0, SUCCEED))).toEqual([
      'session_finished',
      'succeeded',
    ]);
    const invoice = refunded(captured(), { cost: rub(2_000) });
    expect(paymentIn(invoice).status.tag).toBe('captured');
    const rest = when(invoice, refund(), context).after;
    expect(told(rest, refundAnswered('2', 0, SUCCEED))).toEqual(['session_finished', 'succeeded', 'payment refunded']);
    const { after } = when(rest, refundAnswered('2', 0, SUCCEED), context);
    expect(paymentIn(after).status).toEqual({ tag: 'refunded' });
    expect(refundIn(after, '2')).toMatchObject({
      step: 'finished',
      status: { tag: 'succeeded' },
      holdsStatus: 'committed',
      plan: { status: 'committed' },
    });
    expect(after.status).toEqual({ tag: 'paid' });
    expect(reactInvoice(after)).toEqual([]);
  });

  it('end with the refund failed as the provider says, and the payment as it was (payment_refund_failure)', () => {
    const { after } = when(begun(), refundAnswered('1', 0, DECLINE), context);
    expect(told(begun(), refundAnswered('1', 0, DECLINE))).toEqual([
      'session_finished',
      'refund_rollback_started',
      'failed',
    ]);
    expect(refundIn(after, '1').status).toEqual({ tag: 'failed', failure: DECLINE.type === 'fail' && DECLINE.failure });
    expect(refundIn(after, '1')).toMatchObject({ holdsStatus: 'released', plan: { status: 'rolled_back' } });
    expect(paymentIn(after).status.tag).toBe('captured');
    expect(after.attention).toBeUndefined();
    expect(reactInvoice(after)).toEqual([]);
  });

  it('try again as often as the policy says, with a new key and after its delay (decisions #3)', () => {
    let invoice = begun();
    for (const no of [0, 1]) {
      expect(told(invoice, refundAnswered('1', no, TEMPORARY))).toEqual(['session_finished', 'session_started']);
      invoice = when(invoice, refundAnswered('1', no, TEMPORARY), context).after;
      expect(refundIn(invoice, '1').sessions.at(-1)).toMatchObject({
        no: no + 1,
        idempotencyKey: `seed-r${no + 1}`,
        notBefore: addMs(NOW, 1_000),
      });
    }
    expect(told(invoice, refundAnswered('1', 2, TEMPORARY))).toEqual([
      'session_finished',
      'refund_rollback_started',
      'failed',
    ]);
    expect(told(invoice, refundAnswered('1', 2, SUCCEED))).toEqual([
      'session_finished',
      'succeeded',
      'payment refunded',
    ]);
  });

  it('wait for a callback under a tag, and fail by time-out only once the provider took nothing (decisions #4)', () => {
    const suspend = { type: 'suspend', tag: 'tag', timeoutMs: 60_000 } as const;
    const waiting = when(begun(), refundAnswered('1', 0, suspend), context);
    expect(waiting.intents).toEqual([
      {
        type: 'CallProvider',
        session: { paymentId: 'payment', refundId: '1', no: 0 },
        target: 'refunded',
        mode: 'expire',
        at: addMs(NOW, 60_000),
      },
    ]);
    const late = { ...context, now: addMs(NOW, 60_000) };
    const still = when(waiting.after, refundOutcome('1', 0, { type: 'expired' }), late).after;
    expect(refundIn(still, '1').status).toEqual({ tag: 'failed', failure: { type: 'operation_timeout' } });
    const taken = when(waiting.after, refundAnswered('1', 0, SUCCEED), late).after;
    expect(refundIn(taken, '1').status).toEqual({ tag: 'succeeded' });
  });

  it('ask by key while nobody knows, hold everything, and call an operator after a day (P7)', () => {
    const lost = refundOutcome('1', 0, { type: 'unknown', reason: 'timeout' });
    const unknown = when(begun(), lost, context);
    expect(unknown.intents).toMatchObject([{ type: 'CallProvider', mode: 'resolve', at: addMs(NOW, 1_000) }]);
    expect(refundIn(unknown.after, '1')).toMatchObject({ status: { tag: 'pending' }, holdsStatus: 'held' });
    const nextDay = { ...context, now: addMs(NOW, 86_400_000) };
    const { after } = when(unknown.after, lost, nextDay);
    expect(after.attention?.reason).toBe('the outcome of the refunded session is unknown since a day: timeout');
    const { after: done } = when(after, refundAnswered('1', 0, SUCCEED), nextDay);
    expect(done.attention).toBeUndefined();
    expect(paymentIn(done).status.tag).toBe('refunded');
  });

  it('never change what is final (P6)', () => {
    const done = refunded(captured(), { cost: rub(2_000) });
    const failed = when(begun(), refundAnswered('1', 0, DECLINE), context).after;
    for (const intent of [SUCCEED, DECLINE, TEMPORARY]) {
      expect(when(done, refundAnswered('1', 0, intent), context).changes).toEqual([]);
      expect(when(failed, refundAnswered('1', 0, intent), context).changes).toEqual([]);
    }
  });

  it('of a manual refund ask nobody: all is done in one step, with the transaction that was told', () => {
    const trx = { id: 'outside-1', extra: {} };
    const command = refund({ manual: true, trx });
    expect(told(captured(), command)).toEqual([
      'refund_created',
      'session_started',
      'session_transaction_bound',
      'session_finished',
      'succeeded',
      'payment refunded',
    ]);
    const { after, intents } = when(captured(), command, context);
    expect(intents).toEqual([]);
    expect(refundIn(after, 'm1').sessions[0]?.trx).toEqual(trx);
    expect(told(captured(), refund({ manual: true, cost: rub(2_000) }))).toEqual([
      'refund_created',
      'session_started',
      'session_finished',
      'succeeded',
    ]);
  });

  it('fail when the merchant cannot cover it by one unit, having held nothing (manual ones, too)', () => {
    for (const manual of [false, true]) {
      expect(told(captured(), refund({ manual }), POOR)).toEqual([
        'refund_created',
        'refund_rollback_started',
        'failed',
      ]);
      expect(booked(captured(), refund({ manual }), POOR)).toEqual([]);
      const { after } = when(captured(), refund({ manual }), POOR);
      expect(refundIn(after, manual ? 'm1' : '1')).toMatchObject({
        status: { tag: 'failed', failure: SHORT },
        holdsStatus: 'none',
        sessions: [],
      });
      expect(paymentIn(after).status.tag).toBe('captured');
    }
    const enough = { ...context, balances: new Map([['merchant', 42_100n]]) };
    expect(told(captured(), refund(), enough)).toEqual(['refund_created', 'session_started']);
  });
});

describe('what a refund books', () => {
  it('is held with its first session, under its own plan, guarded by what its merchant has', () => {
    const [booking, ...more] = booked(captured(), refund({ id: 'back', cost: rub(2_000) }));
    expect(more).toEqual([]);
    expect(booking?.guards).toEqual([{ accountId: 'merchant', minAvailableMinor: 0n }]);
    expect(booking?.plans).toMatchObject([
      {
        type: 'hold',
        planId: 'party/invoice.payment.refund_session-back',
        batch: { id: 1 },
        deltas: [
          { accountId: 'merchant', ownMinor: 0n, outgoingMinor: -2_100n, incomingMinor: 0n },
          { accountId: 'system', ownMinor: 0n, outgoingMinor: 0n, incomingMinor: 100n },
          { accountId: 'bank', ownMinor: 0n, outgoingMinor: 0n, incomingMinor: 2_000n },
        ],
      },
    ]);
  });

  it('is held once, however many sessions there are', () => {
    const invoice = begun();
    expect(booked(invoice, refundAnswered('1', 0, TEMPORARY))).toEqual([]);
    const { after } = when(invoice, refundAnswered('1', 0, TEMPORARY), context);
    expect(refundIn(after, '1').plan).toBe(refundIn(invoice, '1').plan);
  });

  it('is committed with its success', () => {
    expect(booked(begun(), refundAnswered('1', 0, SUCCEED))).toMatchObject([
      {
        plans: [
          {
            type: 'commit',
            planId: 'party/invoice.payment.refund_session-1',
            deltas: [
              { accountId: 'merchant', ownMinor: -42_100n, outgoingMinor: 42_100n },
              { accountId: 'system', ownMinor: 100n },
              { accountId: 'bank', ownMinor: 42_000n },
            ],
          },
        ],
        guards: [],
      },
    ]);
  });

  it('is given back with its failure', () => {
    expect(booked(begun(), refundAnswered('1', 0, DECLINE))).toMatchObject([
      {
        plans: [
          {
            type: 'rollback',
            planId: 'party/invoice.payment.refund_session-1',
            deltas: [
              { accountId: 'merchant', ownMinor: 0n, outgoingMinor: 42_100n },
              { accountId: 'system', incomingMinor: -100n },
              { accountId: 'bank', incomingMinor: -42_000n },
            ],
          },
        ],
      },
    ]);
  });

  it('of a manual one is held and committed at once, under the same guard', () => {
    const bookings = booked(captured(), refund({ manual: true }));
    expect(bookings.map(({ plans }) => plans.map(({ type }) => type))).toEqual([['hold'], ['commit']]);
    expect(bookings[0]?.guards).toEqual([{ accountId: 'merchant', minAvailableMinor: 0n }]);
  });

  it.each([1, 2])('has no guard where the merchant gets %i times back what it gives', (times) => {
    const fees = constant([posting('system.settlement', 'merchant.settlement', share(times, 1))]);
    const world = refundWorld({ merchant: { ...MERCHANT_REFUNDS, fees } });
    expect(booked(captured(), refund(), { world })[0]?.guards).toEqual([]);
    expect(told(captured(), refund(), { ...POOR, world, balances: new Map([['merchant', -1n]]) })).toEqual([
      'refund_created',
      'session_started',
    ]);
  });

  it('counts in the limits of its route without a boundary, and takes from them only when it has succeeded', () => {
    const turnoverLimits = constant([{ limitId: 'turnover', upperBoundary: 42_000n }]);
    const world = refundWorld({ provision: { turnoverLimits }, limits: [limitOf('turnover')] });
    const invoice = captured(world);
    const [held] = booked(invoice, refund({ cost: rub(2_000) }), { world });
    const operation = { operation: expect.stringContaining('refund/party/invoice/payment/1') };
    expect(held?.limits).toEqual([{ type: 'hold', ...operation, delta: 0n, counter: expect.any(String) }]);
    const pending = when(invoice, refund({ cost: rub(2_000) }), { world }).after;
    expect(booked(pending, refundAnswered('1', 0, SUCCEED), { world })[0]?.limits).toMatchObject([
      { type: 'commit', ...operation, delta: -2_000n },
    ]);
    expect(booked(pending, refundAnswered('1', 0, DECLINE), { world })[0]?.limits).toMatchObject([
      { type: 'rollback', ...operation },
    ]);
  });
});
