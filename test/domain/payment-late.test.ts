import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, RetryPolicy } from '../../src/domain/configuration.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import { activePayment } from '../../src/domain/invoice/settle.ts';
import type { SessionOutcome } from '../../src/domain/session/session.ts';
import {
  answered,
  DAY_MS,
  DECLINE,
  given,
  NOW,
  newInvoice,
  newPayment,
  outcome,
  refused,
  SUCCEED,
  TEMPORARY,
  type Then,
  when,
  worldOf,
} from '../kit/invoice-world.ts';
import {
  candidatesRuleset,
  configurationOf,
  MERCHANT_TERMS,
  providerOf,
  rule,
  shopOf,
  terminalOf,
  VISA,
} from './world.ts';

/** Money that a provider took after its session had been given up (P7). */

const VISA_PAYER = { type: 'payment_resource', tool: VISA, features: {} } as const;
const NONE: RetryPolicy = { type: 'none' };
const TWICE: RetryPolicy = { type: 'linear', attempts: 2, delayMs: 1_000 };
const RETRIES = { processed: NONE, captured: NONE, cancelled: TWICE, refunded: NONE };
const TRX = { id: 'taken', extra: {} };
const TAKEN: SessionOutcome = { type: 'answered', result: { intent: SUCCEED, trx: TRX } };

function worldWith(attemptLimit: number): Configuration {
  return worldOf(
    configurationOf({
      providers: [providerOf('bank', { retries: RETRIES }), providerOf('other', { retries: RETRIES })],
      terminals: [terminalOf('t1', 'bank'), terminalOf('t2', 'other')],
      rulesets: [candidatesRuleset('policies', [rule('t1', { priority: 9 }), rule('t2', { priority: 1 })])],
    }),
    shopOf({ terms: { payments: { ...MERCHANT_TERMS.payments, attemptLimit: constant(attemptLimit) } } }),
  );
}

const IN = { world: worldWith(1) };
const started = () => given([newInvoice(), IN], [newPayment(), IN]);
const failed = () => when(started(), answered(0, DECLINE), IN).after;

function late(heard: SessionOutcome = TAKEN, no = 0): InvoiceCommand {
  return { type: 'ApplyLateAnswer', session: { paymentId: 'payment', no }, outcome: heard };
}

function reversal(intent: Parameters<typeof answered>[1], no = 0): InvoiceCommand {
  return {
    type: 'ApplyOutcome',
    session: { paymentId: 'payment', reversal: true, no },
    outcome: { type: 'answered', result: { intent } },
  };
}

const statusOf = ({ payments }: InvoiceState) => payments.get('payment')?.status;
const startOf = ({ payment }: Then, no: number) => payment?.reversal?.sessions[no];

describe('a late positive of a payment that failed', () => {
  it('raises a flag, leaves the payment failed, and is taken back where it was taken', () => {
    const { told, payment, intents, after } = when(failed(), late(), IN);
    expect(told).toEqual([
      'payment_flag_raised',
      'session_transaction_bound',
      'late_positive_found',
      'reversal_changed',
    ]);
    expect(payment).toMatchObject({ flags: ['LATE_POSITIVE'], step: 'idle', status: { tag: 'failed' } });
    expect(payment).not.toHaveProperty('trx');
    expect(payment?.reversal).toMatchObject({
      found: [0],
      sessions: [
        {
          no: 0,
          target: 'cancelled',
          route: { providerId: 'bank', terminalId: 't1' },
          idempotencyKey: 'seed-x0',
          trx: TRX,
        },
      ],
    });
    expect(intents).toContainEqual({
      type: 'CallProvider',
      session: { paymentId: 'payment', reversal: true, no: 0 },
      target: 'cancelled',
      mode: 'call',
    });
    expect(after.status).toEqual({ tag: 'unpaid' });
  });

  it('is over when the provider gave the money back', () => {
    const reversing = when(failed(), late(), IN).after;
    const { told, intents } = when(reversing, reversal(SUCCEED), IN);
    expect(told).toEqual(['reversal_changed']);
    expect(intents.filter(({ type }) => type === 'CallProvider')).toEqual([]);
  });

  it('does not keep the invoice from being paid by another payment (solidus#3535)', () => {
    const reversing = when(failed(), late(), IN).after;
    expect(activePayment(reversing)).toBeUndefined();
    const second = when(reversing, newPayment({ id: 'second' }), IN);
    expect(second.told).toContain('session_started(processed)');
    const paid = [answered(0, SUCCEED, 'second'), answered(1, SUCCEED, 'second'), reversal(SUCCEED)].reduce(
      (state, command) => when(state, command, IN).after,
      second.after,
    );
    expect(paid.status).toEqual({ tag: 'paid' });
    expect(statusOf(paid)).toMatchObject({ tag: 'failed' });
  });

  it('is told once, however often it is heard', () => {
    const reversing = when(failed(), late(), IN).after;
    expect(when(reversing, late(), IN).told).toEqual([]);
    const over = when(reversing, reversal(SUCCEED), IN).after;
    expect(when(over, late(), IN).told).toEqual([]);
  });

  it.each<[string, SessionOutcome]>([
    ['a decline', { type: 'answered', result: { intent: DECLINE } }],
    [
      'a payer who may still come',
      { type: 'answered', result: { intent: { type: 'suspend', tag: 't', timeoutMs: 1 } } },
    ],
    ['nothing that it would know of', { type: 'not_found', resendable: false }],
    ['that nothing was taken', { type: 'expired' }],
    ['no answer', { type: 'unknown', reason: 'down' }],
  ])('is not found where the provider tells of %s (hyperswitch#9925)', (_, heard) => {
    expect(when(failed(), late(heard), IN)).toMatchObject({ told: [], after: failed() });
  });

  it('that contradicts what is known calls an operator instead', () => {
    const bound = outcome(0, { type: 'answered', result: { intent: DECLINE, trx: { id: 'declined', extra: {} } } });
    const { told, after } = when(when(started(), bound, IN).after, late(), IN);
    expect(told).toEqual(['payment_flag_raised', 'attention_raised']);
    expect(after.attention?.reason).toContain('taken');
    expect(when(after, { type: 'Wake' }, IN).told).toEqual([]);
    const broken = when(failed(), late({ type: 'violation', reason: 'garbage' }), IN);
    expect(broken.after.attention?.reason).toBe('garbage');
  });

  it('is only looked for where money was to be taken and was given up', () => {
    expect(when(started(), late(), IN).told).toEqual([]);
    expect(when(failed(), late(TAKEN, 7), IN).told).toEqual([]);
    const captured = given(
      [newInvoice(), IN],
      [newPayment(), IN],
      [answered(0, SUCCEED), IN],
      [answered(1, DECLINE), IN],
    );
    expect(when(captured, late(TAKEN, 0), IN).told).toEqual([]);
    expect(when(captured, late(TAKEN, 1), IN).told).toEqual([]);
  });
});

describe('a late positive of an earlier route', () => {
  const CASCADING = { world: worldWith(2) };
  const onSecond = () => given([newInvoice(), CASCADING], [newPayment(), CASCADING], [answered(0, DECLINE), CASCADING]);

  it('is taken back while the payment goes on, and touches nothing of it', () => {
    const before = onSecond();
    const { payment, told } = when(before, late(), CASCADING);
    expect(told.at(-1)).toBe('reversal_changed');
    const { reversal: _reversal, flags: _flags, sessions, ...rest } = payment ?? {};
    expect(before.payments.get('payment')).toMatchObject(rest as object);
    expect(sessions?.[1]).toEqual(before.payments.get('payment')?.sessions[1]);
    expect(payment?.reversal?.sessions[0]?.route.providerId).toBe('bank');
  });

  it('does not reach the capture on the route that took over', () => {
    const reversing = when(onSecond(), late(), CASCADING).after;
    const { payment, told } = when(reversing, answered(1, SUCCEED), CASCADING);
    expect(told).toContain('session_started(captured)');
    expect(payment?.sessions.at(-1)).not.toHaveProperty('trx');
    expect(payment?.sessions.at(-1)?.route.providerId).toBe('other');
  });

  it('and of the next one are taken back one after the other', () => {
    const both = [answered(1, DECLINE), late(), late({ type: 'answered', result: { intent: SUCCEED } }, 1)].reduce(
      (state, command) => when(state, command, CASCADING).after,
      onSecond(),
    );
    const second = when(both, reversal(SUCCEED), CASCADING);
    expect(second.payment?.reversal).toMatchObject({ found: [0, 1] });
    expect(second.payment?.flags).toEqual(['LATE_POSITIVE']);
    expect(startOf(second, 1)).toMatchObject({ route: { providerId: 'other' }, idempotencyKey: 'seed-x1' });
    expect(when(second.after, reversal(SUCCEED, 1), CASCADING).told).toEqual(['reversal_changed']);
  });
});

describe('a transaction that was taken late', () => {
  const registered = (id: string): InvoiceCommand => ({
    type: 'RegisterPayment',
    payment: { id, payer: VISA_PAYER, route: { providerId: 'bank', terminalId: 't1' }, trx: TRX },
  });

  it('cannot be registered as a payment once it is on its way back', () => {
    const reversing = when(failed(), late(), IN).after;
    expect(refused(reversing, registered('kept'), IN)).toMatchObject({ reason: 'TRANSACTION_ALREADY_REGISTERED' });
  });

  it('is kept when it had been registered as a payment before', () => {
    const kept = when(failed(), registered('kept'), IN).after;
    expect(kept.payments.get('kept')?.status.tag).toBe('captured');
    expect(when(kept, late(), IN)).toMatchObject({ told: [], after: kept });
  });
});

describe('a session that was tried again', () => {
  const RETRYING = {
    world: worldOf(configurationOf({ providers: [providerOf('bank', { retries: { ...RETRIES, processed: TWICE } })] })),
  };
  const retried = (first: string) =>
    given(
      [newInvoice(), RETRYING],
      [newPayment(), RETRYING],
      [outcome(0, { type: 'answered', result: { intent: TEMPORARY, trx: { id: first, extra: {} } } }), RETRYING],
    );

  it('is taken back when it took the money after all, though the next one has not ended', () => {
    expect(when(retried('taken'), late(), RETRYING).told).toContain('late_positive_found');
  });

  it('is not when its transaction is the one that the next one ended with', () => {
    const paid = when(retried('taken'), outcome(1, TAKEN), RETRYING).after;
    expect(when(paid, late(), RETRYING)).toMatchObject({ told: [], after: paid });
  });
});

describe('a reversal that is refused', () => {
  it('is tried again: as its provider says while it is for the moment, then slowly, and an operator is called', () => {
    let state = when(failed(), late(), IN).after;
    const delays: (number | undefined)[] = [];
    for (const [no, intent] of [TEMPORARY, TEMPORARY, TEMPORARY, DECLINE].entries()) {
      const next = when(state, reversal(intent, no), IN);
      delays.push(startOf(next, no + 1)?.notBefore);
      expect(next.after.attention !== undefined).toBe(no >= 2);
      state = next.after;
    }
    expect(delays).toEqual([1_000, 1_000, 2_400_000, 3_600_000].map((delayMs) => addMs(NOW, delayMs)));
    expect(state.attention?.reason).toContain('take back');
    const { after, told } = when(state, reversal(SUCCEED, 4), IN);
    expect(told).toEqual(['reversal_changed', 'attention_cleared']);
    expect(after.attention).toBeUndefined();
  });

  it('holds no limit and no plan, and never changes the payment (P6)', () => {
    const before = statusOf(failed());
    const refusedReversal = when(when(failed(), late(), IN).after, reversal(DECLINE), IN);
    expect(statusOf(refusedReversal.after)).toEqual(before);
    expect(refusedReversal.payment).toMatchObject({
      plan: { status: 'rolled_back' },
      attempts: [{ holdsStatus: 'released' }],
    });
  });

  it('whose outcome is unknown is asked about, and calls an operator after a day', () => {
    const reversing = when(failed(), late(), IN).after;
    const unknown: InvoiceCommand = {
      type: 'ApplyOutcome',
      session: { paymentId: 'payment', reversal: true, no: 0 },
      outcome: { type: 'unknown', reason: 'down' },
    };
    const first = when(reversing, unknown, IN);
    expect(first.intents).toContainEqual(expect.objectContaining({ type: 'CallProvider', mode: 'resolve' }));
    const day = when(first.after, unknown, { ...IN, now: addMs(NOW, DAY_MS) });
    expect(day.after.attention?.reason).toContain('unknown since a day');
  });
});
