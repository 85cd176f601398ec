import { describe, expect, it } from 'vitest';
import { cancelPayment, capturePayment } from '../../src/domain/payment/finalize.ts';
import { PAYMENT_STEPS, type PaymentState, type PaymentStep } from '../../src/domain/payment/payment.ts';
import { reactPayment } from '../../src/domain/payment/react.ts';
import { contextOf, DAY_MS, NOW } from '../kit/invoice-world.ts';
import { declined, fold, inSession, sessionStarted, succeeded, UNTIL_HELD } from './payment-folded.ts';

const SESSION = { paymentId: 'payment', no: 0 };
const DUE = NOW + 60_000;
const payload = new Uint8Array([1]);

const at = (step: PaymentStep, payment: PaymentState = fold()): PaymentState => ({ ...payment, step });
const instant = (): PaymentState => {
  const payment = fold(...UNTIL_HELD);
  return { ...payment, facts: { ...payment.facts, flow: { type: 'instant' } } };
};
const suspended = (onTimeout: 'callback' | 'operation_timeout') =>
  inSession(0, {
    type: 'session_suspended',
    tag: 'tag',
    until: DUE,
    onTimeout: onTimeout === 'callback' ? { type: onTimeout, payload } : { type: onTimeout },
  });
const unknownUntil = (askTime: number) =>
  inSession(0, { type: 'session_became_unknown', reason: 'down', since: NOW, askTime });
const unknown = unknownUntil(NOW + 1);

describe('the work of a payment', () => {
  const idle = PAYMENT_STEPS.filter((step) => step !== 'risk_scoring' && step !== 'flow_waiting');

  it.each(idle)('is none at the step %s without a session', (step) => {
    expect(reactPayment(at(step))).toEqual([]);
  });

  it('is to ask for the risk score, or to wait for the end of the hold', () => {
    expect(reactPayment(at('risk_scoring'))).toEqual([{ type: 'ScoreRisk', paymentId: 'payment' }]);
    expect(reactPayment(fold(...UNTIL_HELD))).toEqual([{ type: 'WakeAt', at: NOW + DAY_MS * 1000 }]);
    expect(reactPayment(instant())).toEqual([]);
  });

  const call = { type: 'CallProvider', session: SESSION, target: 'processed' } as const;

  it.each([
    ['a call, once it has begun', [], [{ ...call, mode: 'call' }]],
    [
      'a call when its sleep is over',
      [inSession(0, { type: 'session_slept', until: DUE })],
      [{ ...call, mode: 'call', at: DUE }],
    ],
    ['the last question when its time is up', [suspended('operation_timeout')], [{ ...call, mode: 'expire', at: DUE }]],
    [
      'the last question again after a time of not knowing',
      [suspended('operation_timeout'), unknownUntil(DUE)],
      [{ ...call, mode: 'expire', at: DUE }],
    ],
    [
      'to hand over the bytes of its time-out',
      [suspended('callback')],
      [{ type: 'TimeOutCallback', session: SESSION, payload, at: DUE }],
    ],
    ['to find out what became of its call', [unknown], [{ ...call, mode: 'resolve', at: NOW + 1 }]],
    [
      'only a question after a time of not knowing while it waits',
      [suspended('callback'), unknown],
      [{ ...call, mode: 'ask', at: NOW + 1 }],
    ],
  ])('is for a session %s', (_, changes, work) => {
    expect(reactPayment(fold(sessionStarted(0), ...changes))).toEqual(work);
  });

  it('is none for a session that is over, also when its outcome was unknown', () => {
    expect(reactPayment(fold(sessionStarted(0), declined(0)))).toEqual([]);
    expect(reactPayment(fold(sessionStarted(0), succeeded(0), unknown))).toEqual([]);
    expect(reactPayment(at('finalizing_session', fold(sessionStarted(0, 'captured'), declined(0))))).toEqual([]);
  });

  it('is that of its last session', () => {
    const payment = fold(sessionStarted(0), declined(0), sessionStarted(1, 'captured'));
    expect(reactPayment(payment)).toEqual([
      { type: 'CallProvider', session: { paymentId: 'payment', no: 1 }, target: 'captured', mode: 'call' },
    ]);
  });
});

describe('a payment that waits without holding its money', () => {
  it('is neither captured nor cancelled by its merchant', () => {
    for (const outcome of [
      capturePayment(instant(), { reason: 'x' }, contextOf()),
      cancelPayment(instant(), 'x', contextOf()),
    ]) {
      expect(outcome).toMatchObject({
        ok: false,
        reason: 'OPERATION_NOT_PERMITTED',
        message: 'The payment does not hold its money',
      });
    }
  });
});
