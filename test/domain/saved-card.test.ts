import { describe, expect, it } from 'vitest';
import { evolvePayment, startPaymentState } from '../../src/domain/payment/evolve.ts';
import { isExtraPayment } from '../../src/domain/payment/extra-payment.ts';
import type { PaymentChange, PaymentFacts, PaymentState } from '../../src/domain/payment/payment.ts';
import { reactPayment } from '../../src/domain/payment/react.ts';
import { awaitsSavedCard } from '../../src/domain/payment/saved-card.ts';
import { applySessionOutcome } from '../../src/domain/payment/session-outcome.ts';
import type { AdapterIntent, SessionOutcome } from '../../src/domain/session/session.ts';
import { contextOf } from '../kit/invoice-world.ts';
import { cashFlow, declined, FACTS, inSession, ROUTE_CHANGED, sessionStarted, succeeded } from './payment-folded.ts';
import { rub, VISA } from './world.ts';

const REF = { paymentId: 'payment', no: 0 };
const CAPTURED: readonly PaymentChange[] = [
  { type: 'payment_status_changed', status: { tag: 'processed' } },
  { type: 'capture_started', cost: rub(42_000) },
  inSession(1, {
    type: 'session_started',
    target: 'captured',
    route: ROUTE_CHANGED.route,
    idempotencyKey: 'key-c1',
    time: 0,
  }),
  succeeded(1),
  { type: 'payment_status_changed', status: { tag: 'captured', cost: rub(42_000) } },
];

function paid(facts: Partial<PaymentFacts> = {}, ...more: readonly PaymentChange[]): PaymentState {
  const start = startPaymentState({ ...FACTS, makeRecurrent: true, ...facts });
  return [ROUTE_CHANGED, cashFlow(42_000), sessionStarted(0), succeeded(0), ...CAPTURED, ...more].reduce(
    evolvePayment,
    start,
  );
}

function told(intent: AdapterIntent): SessionOutcome {
  return { type: 'callback_answered', tag: 'key', digest: 'digest', response: new Uint8Array(), result: { intent } };
}

const SAVED = told({ type: 'succeed', recurrentToken: 'token' });
const bring = (payment: PaymentState, outcome: SessionOutcome = SAVED, ref = REF) =>
  applySessionOutcome(payment, ref, outcome, contextOf()).changes;

describe('a card that was saved after its payment had succeeded', () => {
  it('brings its token to the payment, and nothing else changes (P6)', () => {
    const before = paid();
    const changes = bring(before);
    expect(changes).toEqual([{ type: 'recurrent_token_acquired', token: 'token' }]);
    const { recurrentToken, ...after } = changes.reduce(evolvePayment, before);
    expect(recurrentToken).toBe('token');
    expect(after).toEqual({ ...before, recurrenceRecorded: false });
  });

  it('is told to the card and the customer, also where they were told that there is none', () => {
    const before = paid({ customerId: 'customer' }, { type: 'recurrence_recorded' });
    expect(reactPayment(before)).toEqual([]);
    const after = bring(before).reduce(evolvePayment, before);
    expect(reactPayment(after)).toEqual([{ type: 'RecordRecurrence', paymentId: 'payment' }]);
  });

  it.each<[string, PaymentState, SessionOutcome?, { paymentId: string; no: number; reversal?: true }?]>([
    ['was not to be saved', paid({ makeRecurrent: false })],
    ['came already', paid({}, { type: 'recurrent_token_acquired', token: 'first' })],
    ['is of a capture', paid(), SAVED, { paymentId: 'payment', no: 1 }],
    ['is of a reversal', paid(), SAVED, { paymentId: 'payment', no: 0, reversal: true }],
    ['is told without a token', paid(), told({ type: 'succeed' })],
    ['is told of no success', paid(), told({ type: 'sleep', durationMs: 1 })],
    [
      'comes with no callback',
      paid(),
      { type: 'answered', result: { intent: { type: 'succeed', recurrentToken: 'token' } } },
    ],
    ['waits until the customer knows that there is none', paid({ customerId: 'customer' })],
  ])('brings nothing when it %s', (_, payment, outcome = SAVED, ref = REF) => {
    expect(bring(payment, outcome, ref)).toEqual([]);
  });

  it('brings nothing to a payment that failed', () => {
    const failed = [ROUTE_CHANGED, cashFlow(42_000), sessionStarted(0), declined(0)].reduce(
      evolvePayment,
      startPaymentState({ ...FACTS, makeRecurrent: true }),
    );
    expect([awaitsSavedCard(failed, REF), bring(failed)]).toEqual(['never', []]);
  });

  it('is looked at now, later or never', () => {
    const asked = [paid(), paid({ customerId: 'customer' }), paid({ makeRecurrent: false })];
    expect(asked.map((payment) => awaitsSavedCard(payment, REF))).toEqual(['now', 'later', 'never']);
  });
});

describe('an extra payment', () => {
  const recurrent = {
    type: 'recurrent',
    tool: VISA,
    parent: { invoiceId: 'first', paymentId: 'p' },
    features: {},
  } as const;

  it.each([
    ['is one of a recurrent payer for an invoice that says whose price rose', { extra_of: 'first' }, recurrent, true],
    ['is none whose invoice says nothing', undefined, recurrent, false],
    ['is none whose invoice says it of nothing', { extra_of: '' }, recurrent, false],
    ['is none of a payer who gives the card anew', { extra_of: 'first' }, FACTS.payer, false],
  ])('%s', (_, metadata, payer, expected) => {
    expect(isExtraPayment(metadata === undefined ? {} : { metadata }, { facts: { ...FACTS, payer } })).toBe(expected);
  });
});
