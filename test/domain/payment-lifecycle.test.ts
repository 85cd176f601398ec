import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Inspector } from '../../src/domain/configuration.ts';
import { decideInvoice } from '../../src/domain/invoice/decide.ts';
import { activePayment } from '../../src/domain/invoice/settle.ts';
import {
  answered,
  contextOf,
  DAY_MS,
  DECLINE,
  given,
  HOLD,
  NOW,
  newInvoice,
  newPayment,
  outcome,
  refused,
  SUCCEED,
  TEMPORARY,
  when,
  worldOf,
} from '../kit/invoice-world.ts';
import {
  candidatesRuleset,
  configurationOf,
  limitOf,
  MERCHANT_TERMS,
  providerOf,
  range,
  rub,
  shopOf,
  usd,
  WALLET,
} from './world.ts';

const LINEAR = { type: 'linear', attempts: 2, delayMs: 1_000 } as const;
const NONE = { type: 'none' } as const;
const RETRYING = worldOf(
  configurationOf({
    providers: [
      providerOf('bank', { retries: { processed: LINEAR, captured: LINEAR, cancelled: NONE, refunded: NONE } }),
    ],
  }),
);
const ALLOWING_PARTS = (() => {
  const holds = { methods: constant(['card/visa']), lifetimeMs: constant(DAY_MS), partialCaptureAllowed: true };
  const terms = { ...MERCHANT_TERMS, payments: { ...MERCHANT_TERMS.payments, holds } };
  const provider = providerOf('bank');
  const payments = { ...provider.terms?.payments, holds };
  return worldOf(configurationOf({ providers: [{ ...provider, terms: { payments } }] }), shopOf({ terms }));
})();

const authorised = () => given(newInvoice(), newPayment(), answered(0, SUCCEED));
const held = () =>
  given(
    [newInvoice(), { world: ALLOWING_PARTS }],
    [newPayment(HOLD), { world: ALLOWING_PARTS }],
    [answered(0, SUCCEED), { world: ALLOWING_PARTS }],
  );

describe('an instant payment', () => {
  it('starts with every step that needs nobody outside in one go', () => {
    const { told, payment, intents } = when(given(newInvoice()), newPayment());
    expect(told).toEqual([
      'payment_started',
      'shop_limit_initiated',
      'shop_limit_applied',
      'risk_score_changed',
      'route_changed',
      'cash_flow_changed',
      'session_started(processed)',
    ]);
    expect(payment).toMatchObject({ step: 'processing_session', status: { tag: 'pending' }, riskScore: 'low' });
    expect(intents).toEqual([
      { type: 'CallProvider', session: { paymentId: 'payment', no: 0 }, target: 'processed', mode: 'call' },
    ]);
  });

  it('is processed and its capture begun when the provider authorises', () => {
    const { told } = when(given(newInvoice(), newPayment()), answered(0, SUCCEED));
    expect(told).toEqual(['session_finished', 'status processed', 'capture_started', 'session_started(captured)']);
  });

  it('is captured for the whole amount with the reason Timeout, and pays its invoice', () => {
    const { told, payment, after, intents } = when(authorised(), answered(1, SUCCEED));
    expect(told).toEqual(['session_finished', 'status captured', 'invoice_status_changed']);
    expect(payment?.status).toEqual({ tag: 'captured', reason: 'Timeout', cost: rub(42_000) });
    expect(after.status).toEqual({ tag: 'paid' });
    expect(intents).toEqual([]);
  });

  it('fails with what the provider said, and lets the invoice be paid again', () => {
    const { told, payment, after } = when(given(newInvoice(), newPayment()), answered(0, DECLINE));
    expect(told).toEqual(['session_finished', 'rollback_started', 'status failed']);
    expect(payment?.status).toMatchObject({
      tag: 'failed',
      failure: { failure: { code: 'authorization_failed:insufficient_funds' } },
    });
    expect(activePayment(after)).toBeUndefined();
    expect(when(after, newPayment({ id: 'second' })).payment?.facts.id).toBe('second');
  });

  it('takes the amount that the provider authorised, higher or lower', () => {
    for (const cost of [84_000, 21_000]) {
      const { told, payment } = when(
        given(newInvoice(), newPayment()),
        answered(0, { type: 'succeed', changedCost: rub(cost) }),
      );
      expect(told).toEqual([
        'cash_changed',
        'session_finished',
        'cash_flow_changed',
        'status processed',
        'capture_started',
        'session_started(captured)',
      ]);
      expect(payment).toMatchObject({ changedCost: rub(cost), capture: { cost: rub(cost) }, cost: rub(42_000) });
    }
  });

  it('is not sent when its processing deadline has passed', () => {
    const { told, payment } = when(given(newInvoice()), newPayment({ processingDeadline: NOW }));
    expect(told.slice(-2)).toEqual(['rollback_started', 'status failed']);
    expect(payment).toMatchObject({
      sessions: [],
      status: { failure: { failure: { code: 'authorization_failed:processing_deadline_reached' } } },
    });
  });

  it('fails at once on a fatal risk score', () => {
    const inspector: Inspector = { id: 'inspector', type: 'rules', rules: constant('fatal') };
    const world = { ...worldOf(), inspectors: new Map([[inspector.id, inspector]]) };
    const { told, payment } = when(given(newInvoice()), newPayment(), { world });
    expect(told).toEqual([
      'payment_started',
      'shop_limit_initiated',
      'shop_limit_applied',
      'risk_score_changed',
      'status failed',
    ]);
    expect(payment?.status).toMatchObject({ failure: { failure: { code: 'no_route_found:risk_score_is_too_high' } } });
  });

  it('fails when no route takes it', () => {
    const world = worldOf(configurationOf({ rulesets: [candidatesRuleset('policies', [])] }));
    const { told, payment } = when(given(newInvoice()), newPayment(), { world });
    expect(told.slice(-3)).toEqual(['route_rejected', 'rollback_started', 'status failed']);
    expect(payment?.status).toMatchObject({ failure: { failure: { code: expect.stringMatching(/^no_route_found/) } } });
  });

  it('fails when a limit of the shop is exceeded by the counter that a guard has shown', () => {
    const shop = shopOf({ turnoverLimits: [{ limitId: 'turnover', upperBoundary: 100_000n }] });
    const world = worldOf(configurationOf({ limits: [limitOf('turnover')] }), shop);
    const first = when(given(newInvoice()), newPayment(), { world });
    const counter = first.payment?.shopHolds[0]?.counter ?? '';
    const { told, payment } = when(given(newInvoice()), newPayment(), {
      world,
      counters: new Map([[counter, 60_000n]]),
    });
    expect(told).toEqual(['payment_started', 'rollback_started', 'status failed']);
    expect(payment?.status).toMatchObject({
      failure: { failure: { code: 'authorization_failed:shop_limit_exceeded:unknown', reason: 'turnover' } },
    });
  });
});

describe('a session that fails for the moment', () => {
  const start = () => given([newInvoice(), { world: RETRYING }], [newPayment(), { world: RETRYING }]);

  it('is started again after the delay of its policy, under another key, until its budget is spent', () => {
    let state = start();
    for (const no of [0, 1]) {
      const { told, after, payment } = when(state, answered(no, TEMPORARY), { world: RETRYING });
      expect(told).toEqual(['session_finished', 'session_started(processed)']);
      expect(payment?.sessions.at(-1)?.notBefore).toBe(addMs(NOW, 1_000));
      state = after;
    }
    expect(new Set([...state.payments.values()][0]?.sessions.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
    expect(when(state, answered(2, TEMPORARY), { world: RETRYING }).told).toEqual([
      'session_finished',
      'rollback_started',
      'status failed',
    ]);
  });

  it('keeps its own budget for the capture', () => {
    const captured = given(
      [newInvoice(), { world: RETRYING }],
      [newPayment(), { world: RETRYING }],
      [answered(0, TEMPORARY), { world: RETRYING }],
      [answered(1, SUCCEED), { world: RETRYING }],
    );
    expect(when(captured, answered(2, TEMPORARY), { world: RETRYING }).told).toEqual([
      'session_finished',
      'session_started(captured)',
    ]);
  });
});

describe('a capture that the provider refuses for good', () => {
  it('keeps the money held, calls an operator and is tried again on a slow schedule (decisions #19)', () => {
    const { told, payment, after } = when(authorised(), answered(1, DECLINE));
    expect(told).toEqual(['session_finished', 'attention_raised', 'session_started(captured)']);
    expect(payment).toMatchObject({
      step: 'finalizing_session',
      status: { tag: 'processed' },
      plan: { status: 'held' },
    });
    expect(payment?.sessions.at(-1)?.notBefore).toBe(addMs(NOW, 600_000));
    expect(after.attention?.reason).toContain('insufficient_funds');
  });

  it('clears the attention when a later try succeeds', () => {
    const stuck = when(authorised(), answered(1, DECLINE)).after;
    const { told, after } = when(stuck, answered(2, SUCCEED));
    expect(told).toEqual(['session_finished', 'status captured', 'attention_cleared', 'invoice_status_changed']);
    expect(after.attention).toBeUndefined();
  });
});

describe('a held payment', () => {
  const world = ALLOWING_PARTS;

  it('waits for its capture until its time is up', () => {
    expect([...held().payments.values()][0]).toMatchObject({ step: 'flow_waiting', status: { tag: 'processed' } });
    expect(when(held(), { type: 'Wake' }, { world }).told).toEqual([]);
  });

  it('is captured whole, or in part with the rest given back', () => {
    const capture = { type: 'CapturePayment', paymentId: 'payment', reason: 'shipped' } as const;
    expect(when(held(), capture, { world }).told).toEqual(['capture_started', 'session_started(captured)']);
    const part = when(held(), { ...capture, amount: rub(10_000) }, { world });
    expect(part.told).toEqual(['capture_started', 'cash_flow_changed', 'session_started(captured)']);
    const done = when(part.after, answered(1, SUCCEED), { world });
    expect(done.payment).toMatchObject({
      status: { tag: 'captured', cost: rub(10_000), reason: 'shipped' },
      cost: rub(10_000),
    });
    expect(done.payment?.plan?.batches.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('is released by a cancel, and its invoice can be paid again', () => {
    const started = when(held(), { type: 'CancelPayment', paymentId: 'payment', reason: 'out of stock' }, { world });
    expect(started.told).toEqual(['cancel_started', 'session_started(cancelled)']);
    const { payment, after } = when(started.after, answered(1, SUCCEED), { world });
    expect(payment?.status).toEqual({ tag: 'cancelled', reason: 'out of stock' });
    expect(after.status).toEqual({ tag: 'unpaid' });
  });

  it('is cancelled or captured when the hold expires, as it was started', () => {
    const late = { world, now: addMs(NOW, DAY_MS) };
    const dueLater = { dueTime: addMs(NOW, 3 * DAY_MS) };
    expect(when(held(), { type: 'Wake' }, late).told).toEqual(['session_started(cancelled)']);
    const capturing = newPayment({ flow: { type: 'hold', onExpiration: 'capture' } });
    const waiting = given([newInvoice(dueLater), { world }], [capturing, { world }], [answered(0, SUCCEED), { world }]);
    const { told, payment } = when(waiting, { type: 'Wake' }, late);
    expect(told).toEqual(['capture_started', 'session_started(captured)']);
    expect(payment?.capture?.reason).toBe('Timeout');
  });

  it.each([
    ['another currency', { amount: usd(100) }, 'INCONSISTENT_CAPTURE_CURRENCY'],
    ['more than was authorised', { amount: rub(100_000) }, 'AMOUNT_EXCEEDED_CAPTURE_BALANCE'],
    [
      'a cart of another total',
      { amount: rub(10_000), cart: [{ product: 'a', quantity: 1, price: rub(1) }] },
      'INVALID_REQUEST',
    ],
  ])('refuses to capture %s', (_, request, reason) => {
    expect(
      refused(held(), { type: 'CapturePayment', paymentId: 'payment', reason: 'x', ...request }, { world }).reason,
    ).toBe(reason);
  });

  it('refuses capture and cancel once it is over, of an unknown payment, and of one that does not hold', () => {
    const over = when(
      when(held(), { type: 'CancelPayment', paymentId: 'payment', reason: 'x' }, { world }).after,
      answered(1, SUCCEED),
      { world },
    ).after;
    const capture = { type: 'CapturePayment', paymentId: 'payment', reason: 'x' } as const;
    expect(refused(over, capture, { world })).toMatchObject({
      reason: 'INVALID_PAYMENT_STATUS',
      metadata: { status: 'cancelled' },
    });
    expect(refused(over, { type: 'CancelPayment', paymentId: 'payment', reason: 'x' }, { world }).reason).toBe(
      'INVALID_PAYMENT_STATUS',
    );
    expect(refused(held(), { ...capture, paymentId: 'other' }, { world }).reason).toBe('INVOICE_PAYMENT_NOT_FOUND');
    expect(refused(authorised(), capture).reason).toBe('INVALID_PAYMENT_STATUS');
  });
});

describe('an outcome that nobody knows', () => {
  const started = () => given(newInvoice(), newPayment());

  it('is asked about with the same key, later and later, and never fails the payment (P7)', () => {
    let state = started();
    const delays: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const { after, payment, intents } = when(state, outcome(0, { type: 'unknown', reason: 'timeout' }));
      expect(payment?.status.tag).toBe('pending');
      expect(intents).toMatchObject([{ type: 'CallProvider', mode: 'resolve' }]);
      delays.push(((payment?.sessions[0]?.unknown?.askTime ?? 0) - NOW) / 1000);
      state = after;
    }
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(when(state, answered(0, SUCCEED)).payment?.status.tag).toBe('processed');
  });

  it('calls an operator after a day, and goes on asking', () => {
    const unknown = when(started(), outcome(0, { type: 'unknown', reason: 'timeout' })).after;
    const { told, after } = when(unknown, outcome(0, { type: 'unknown', reason: 'timeout' }), {
      now: addMs(NOW, DAY_MS),
    });
    expect(told).toEqual(['session_became_unknown', 'attention_raised']);
    expect(after.attention?.reason).toContain('unknown since a day');
  });

  it('fails a request that the provider never saw and that cannot be made again only after its deadline', () => {
    const gone = outcome(0, { type: 'not_found', resendable: false });
    const first = when(started(), gone);
    expect(first.told).toEqual(['session_became_unknown']);
    expect(first.payment?.sessions[0]?.unknown?.askTime).toBe(addMs(NOW, 10_000));
    expect(when(first.after, gone, { now: addMs(NOW, 9_999) }).told).toEqual(['session_became_unknown']);
    const last = when(first.after, gone, { now: addMs(NOW, 10_000) });
    expect(last.payment?.status.tag).toBe('failed');
  });

  it('calls an operator at once when the provider breaks its contract', () => {
    const { told, after } = when(started(), outcome(0, { type: 'violation', reason: 'not JSON' }));
    expect(told).toEqual(['session_became_unknown', 'attention_raised']);
    expect(after.attention?.reason).toBe('not JSON');
  });

  it('holds an answer for another transaction to be a breach of contract', () => {
    const bound = when(
      started(),
      outcome(0, {
        type: 'answered',
        result: { intent: { type: 'sleep', durationMs: 1 }, trx: { id: 'a', extra: {} } },
      }),
    );
    expect(bound.told).toEqual(['session_transaction_bound', 'session_slept']);
    const { told } = when(
      bound.after,
      outcome(0, { type: 'answered', result: { intent: SUCCEED, trx: { id: 'b', extra: {} } } }),
    );
    expect(told).toEqual(['session_became_unknown', 'attention_raised']);
  });
});

describe('a session that waits for its payer', () => {
  const redirect = { type: 'redirect', method: 'get', url: 'https://bank.example/3ds', form: {} } as const;
  const suspend = { type: 'suspend', tag: 'tag', timeoutMs: 60_000, interaction: { request: redirect } } as const;
  const waiting = () => when(given(newInvoice(), newPayment()), answered(0, suspend));
  const callback = (digest: string, intent = SUCCEED, tag = 'tag') =>
    outcome(0, { type: 'callback_answered', tag, digest, response: Buffer.from('ok'), result: { intent } });

  it('shows the payer where to go, and asks the provider when the time is up', () => {
    expect(waiting().told).toEqual(['session_interaction_changed', 'session_suspended']);
    expect(waiting().payment?.sessions[0]).toMatchObject({
      interaction: redirect,
      interactionStatus: 'requested',
      tags: ['tag'],
    });
    expect(waiting().intents).toMatchObject([{ type: 'CallProvider', mode: 'expire', at: addMs(NOW, 60_000) }]);
  });

  it('goes on when its callback comes', () => {
    const { told, payment } = when(waiting().after, callback('d1'));
    expect(told.slice(0, 4)).toEqual([
      'session_callback_taken',
      'session_activated',
      'session_interaction_changed',
      'session_finished',
    ]);
    expect(payment?.status.tag).toBe('processed');
  });

  it('takes no callback of a stale tag, and an identical one only once (decisions #23)', () => {
    expect(when(waiting().after, callback('d1', SUCCEED, 'old')).told).toEqual([]);
    const again = when(waiting().after, callback('d1', suspend as never)).after;
    expect(when(again, callback('d1')).told).toEqual([]);
  });

  it('stays as it is after a callback that its adapter did not handle', () => {
    const silent = outcome(0, {
      type: 'callback_answered',
      tag: 'tag',
      digest: 'd',
      response: Buffer.from(''),
      result: {},
    });
    const { told, payment } = when(waiting().after, silent);
    expect(told).toEqual([]);
    expect(payment?.sessions[0]?.phase.tag).toBe('suspended');
  });

  it('fails with its time-out once it is certain that nothing was taken, and not before (decisions #4)', () => {
    const late = { now: addMs(NOW, 60_000) };
    const expired = outcome(0, { type: 'expired' });
    expect(when(waiting().after, answered(0, suspend)).told).toEqual([]);
    expect(when(waiting().after, answered(0, suspend), late).told).toEqual([]);
    expect(when(waiting().after, expired).told).toEqual([]);
    expect(when(waiting().after, expired, late).payment?.status).toEqual({
      tag: 'failed',
      failure: { type: 'operation_timeout' },
    });
    expect(when(waiting().after, answered(0, SUCCEED), late).payment?.status.tag).toBe('processed');
  });

  it('waits as before when the provider, after a time of not knowing, confirms that it still waits', () => {
    const unknown = when(waiting().after, outcome(0, { type: 'unknown', reason: 'down' }));
    expect(unknown.intents).toMatchObject([{ type: 'CallProvider', mode: 'ask', at: addMs(NOW, 1_000) }]);
    const { payment, intents } = when(unknown.after, answered(0, suspend), { now: addMs(NOW, 2_000) });
    expect(payment?.sessions[0]?.unknown).toBeUndefined();
    expect(intents).toMatchObject([{ type: 'CallProvider', mode: 'expire', at: addMs(NOW, 60_000) }]);
  });

  it('hands the bytes that it asked for to its adapter when that is its behaviour on time-out', () => {
    const payload = Buffer.from('later');
    const { intents } = when(
      given(newInvoice(), newPayment()),
      answered(0, { ...suspend, onTimeout: { type: 'callback', payload } }),
    );
    expect(intents).toEqual([
      { type: 'TimeOutCallback', session: { paymentId: 'payment', no: 0 }, payload, at: addMs(NOW, 60_000) },
    ]);
  });

  it('is told of its time-out again only after the time that its provider asks for anew', () => {
    const patient = { ...suspend, onTimeout: { type: 'callback', payload: Buffer.from('later') } } as const;
    const { after } = when(given(newInvoice(), newPayment()), answered(0, patient));
    expect(when(after, answered(0, patient)).told).toEqual([]);
    const { intents } = when(after, answered(0, patient), { now: addMs(NOW, 61_000) });
    expect(intents).toMatchObject([{ type: 'TimeOutCallback', at: addMs(NOW, 121_000) }]);
  });

  it('takes an answer without an intent for a breach of contract: it would be asked for without a pause', () => {
    const silent = outcome(0, { type: 'answered', result: {} });
    const { after, intents } = when(waiting().after, silent, { now: addMs(NOW, 61_000) });
    expect(after.attention?.reason).toContain('without an intent');
    expect(intents).toMatchObject([{ type: 'CallProvider', mode: 'expire', at: addMs(NOW, 62_000) }]);
  });
});

describe('final is final (P6)', () => {
  const captured = () => when(authorised(), answered(1, SUCCEED)).after;

  it.each([
    ['a late success', answered(0, SUCCEED)],
    ['a late decline', answered(1, DECLINE)],
    ['a late unknown', outcome(1, { type: 'unknown', reason: 'x' })],
    ['a late not found', outcome(0, { type: 'not_found', resendable: false })],
    ['time passing', { type: 'Wake' } as const],
  ])('%s changes nothing', (_, command) => {
    expect(when(captured(), command, { now: addMs(NOW, 400 * DAY_MS) }).told).toEqual([]);
  });
});

describe('an invoice', () => {
  it('is cancelled as overdue when nobody pays it in time, and at once when it is due already', () => {
    const overdue = when(given(newInvoice()), { type: 'Wake' }, { now: addMs(NOW, DAY_MS) });
    expect(overdue.after.status).toEqual({ tag: 'cancelled', reason: 'overdue' });
    expect(when(given(), newInvoice({ dueTime: NOW })).after.status).toEqual({ tag: 'cancelled', reason: 'overdue' });
  });

  it('does not expire while a payment is at work, and does when that one fails too late', () => {
    const paying = given(newInvoice(), newPayment());
    const late = { now: addMs(NOW, 2 * DAY_MS) };
    expect(when(paying, { type: 'Wake' }, late).told).toEqual([]);
    expect(when(paying, answered(0, DECLINE), late).told).toEqual([
      'session_finished',
      'rollback_started',
      'status failed',
      'invoice_status_changed',
    ]);
  });

  it('is rescinded while unpaid and fulfilled once paid, and not the other way', () => {
    const unpaid = given(newInvoice());
    expect(when(unpaid, { type: 'RescindInvoice', reason: 'mistake' }).after.status).toEqual({
      tag: 'cancelled',
      reason: 'mistake',
    });
    expect(refused(unpaid, { type: 'FulfillInvoice', reason: 'sent' })).toMatchObject({
      reason: 'INVALID_INVOICE_STATUS',
      metadata: { status: 'unpaid' },
    });
    const paid = when(authorised(), answered(1, SUCCEED)).after;
    expect(when(paid, { type: 'FulfillInvoice', reason: 'sent' }).after.status).toEqual({
      tag: 'fulfilled',
      reason: 'sent',
    });
    expect(refused(paid, { type: 'RescindInvoice', reason: 'x' }).reason).toBe('INVALID_INVOICE_STATUS');
    expect(refused(authorised(), { type: 'RescindInvoice', reason: 'x' }).reason).toBe('INVOICE_PAYMENT_PENDING');
  });

  it.each([
    ['a negative cost', { cost: rub(-10_000) }, 'INVALID_REQUEST', 'cost.amount_minor'],
    ['a cost of nothing', { cost: rub(0) }, 'INVALID_REQUEST', 'cost.amount_minor'],
    ['another currency', { cost: usd(100) }, 'INVALID_REQUEST', 'cost.currency'],
    [
      'a cart of another total',
      { details: { product: 'x', cart: [{ product: 'a', quantity: 2, price: rub(1) }] } },
      'INVALID_REQUEST',
      'details.cart',
    ],
    [
      'a cart of two currencies',
      {
        details: {
          product: 'x',
          cart: [
            { product: 'a', quantity: 1, price: rub(1) },
            { product: 'b', quantity: 1, price: usd(1) },
          ],
        },
      },
      'INVALID_REQUEST',
      'details.cart',
    ],
  ])('is refused with %s', (_, overrides, reason, field) => {
    const refusal = refused(given(), newInvoice(overrides));
    expect(refusal.reason).toBe(reason);
    expect(refusal.violations?.map((violation) => violation.field)).toEqual([field]);
  });

  it('is refused when no payment under the terms could settle it, and for an unknown shop', () => {
    expect(refused(given(), newInvoice({ cost: rub(1) })).reason).toBe('INVOICE_TERMS_VIOLATED');
    expect(refused(given(), newInvoice({ shopId: 'other' })).reason).toBe('SHOP_NOT_FOUND');
  });

  it.each([
    ['party', { blocked: true }, 'INVALID_PARTY_STATUS', 'blocking'],
    ['party', { suspended: true }, 'INVALID_PARTY_STATUS', 'suspension'],
    ['shop', { blocked: true }, 'INVALID_SHOP_STATUS', 'blocking'],
    ['shop', { suspended: true }, 'INVALID_SHOP_STATUS', 'suspension'],
  ] as const)('is refused while its %s is %o', (who, state, reason, status) => {
    const world = worldOf(configurationOf(), who === 'shop' ? shopOf(state) : shopOf());
    const party = world.parties.get('party');
    const parties = who === 'party' && party ? new Map([['party', { ...party, ...state }]]) : world.parties;
    const context = { world: { ...world, parties } };
    expect(refused(given(), newInvoice(), context)).toMatchObject({ reason, metadata: { status } });
    expect(refused(given(newInvoice()), newPayment(), context).reason).toBe(reason);
  });
});

describe('the start of a payment is refused', () => {
  it('for an invoice that is not there, or not unpaid', () => {
    expect(refused(given(), newPayment()).reason).toBe('INVOICE_NOT_FOUND');
    const rescinded = given(newInvoice(), { type: 'RescindInvoice', reason: 'x' });
    expect(refused(rescinded, newPayment()).reason).toBe('INVALID_INVOICE_STATUS');
  });

  it('while another payment is at work, and the same payment again is no other', () => {
    const paying = given(newInvoice(), newPayment());
    expect(refused(paying, newPayment({ id: 'second' }))).toMatchObject({
      reason: 'INVOICE_PAYMENT_PENDING',
      metadata: { id: 'payment' },
    });
    expect(when(paying, newPayment()).told).toEqual([]);
  });

  it('for a method, an amount or a flow that the terms do not have', () => {
    const wallet = newPayment({ payer: { type: 'payment_resource', tool: WALLET, features: {} } });
    expect(refused(given(newInvoice()), wallet).message).toBe('Invalid payment method');
    const payments = { ...MERCHANT_TERMS.payments, cashLimit: constant(range(10, 20)) };
    const world = worldOf(configurationOf(), shopOf({ terms: { payments } }));
    expect(refused(given(newInvoice()), newPayment(), { world }).message).toBe(
      'Invalid amount, more than allowed maximum',
    );
    expect(refused(given(newInvoice()), newPayment({ makeRecurrent: true })).reason).toBe('OPERATION_NOT_PERMITTED');
  });

  it('as misconfigured, with nothing changed, when the terms contradict themselves (decisions #9)', () => {
    const payments = { ...MERCHANT_TERMS.payments, fees: { decisions: [] } };
    const world = worldOf(configurationOf(), shopOf({ terms: { payments } }));
    expect(refused(given(newInvoice()), newPayment(), { world }).reason).toBe('MISCONFIGURED');
  });
});

describe('a step that has begun', () => {
  it('calls an operator when the configuration contradicts itself, and keeps what happened', () => {
    const started = given(newInvoice(), newPayment());
    const payments = { ...MERCHANT_TERMS.payments, fees: { decisions: [] } };
    const broken = worldOf(configurationOf(), shopOf({ terms: { payments } }));
    const { told, after } = when(started, answered(0, { type: 'succeed', changedCost: rub(1_000) }), { world: broken });
    expect(told).toEqual(['cash_changed', 'session_finished', 'attention_raised']);
    expect(after.attention?.reason).toContain('misconfigured');
    expect(when(after, { type: 'Wake' }).told).toContain('status processed');
  });
});

describe('deciding', () => {
  it('gives the same changes for the same state, command and context', () => {
    const state = given(newInvoice());
    expect(decideInvoice(state, newPayment(), contextOf())).toEqual(decideInvoice(state, newPayment(), contextOf()));
  });
});
