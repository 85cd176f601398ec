import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import { bookInvoice } from '../../src/domain/invoice/book.ts';
import { decideInvoice } from '../../src/domain/invoice/decide.ts';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type { InvoiceCommand, InvoiceIntent, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import { isDue, reactInvoice } from '../../src/domain/invoice/react.ts';
import { activePayment } from '../../src/domain/invoice/settle.ts';
import { sessionOf, sessionsOf } from '../../src/domain/payment/owned-sessions.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import type { SessionOutcome } from '../../src/domain/session/session.ts';
import {
  contextOf,
  DAY_MS,
  DECLINE,
  NOW,
  newInvoice,
  newPayment,
  SUCCEED,
  TEMPORARY,
  worldOf,
} from '../kit/invoice-world.ts';
import { type NaiveLedger, naiveLedger } from '../kit/naive-ledger.ts';
import { configurationOf, limitOf, MERCHANT_TERMS, PROVISION, providerOf, rub, shopOf, terminalOf } from './world.ts';

const HOLDS = { methods: constant(['card/visa']), lifetimeMs: constant(DAY_MS), partialCaptureAllowed: true };
const LINEAR = { type: 'linear', attempts: 2, delayMs: 60_000 } as const;
const LIMIT = { limitId: 'turnover', upperBoundary: 1_000_000n };
const WORLD = worldOf(
  configurationOf({
    limits: [
      limitOf('turnover'),
      limitOf('route-turnover', { scopes: ['provider'] }),
      limitOf('failures', { scopes: ['provider'], metric: { type: 'number' }, finalization: 'invertable' }),
    ],
    terminals: [terminalOf('t1', 'bank'), terminalOf('t2', 'bank'), terminalOf('t3', 'bank')],
    providers: [
      providerOf('bank', {
        retries: { processed: LINEAR, captured: LINEAR, cancelled: LINEAR, refunded: LINEAR },
        terms: {
          payments: {
            ...PROVISION,
            holds: HOLDS,
            turnoverLimits: constant(['route-turnover', 'failures'].map((limitId) => ({ ...LIMIT, limitId }))),
          },
        },
      }),
    ],
  }),
  shopOf({
    terms: {
      ...MERCHANT_TERMS,
      payments: { ...MERCHANT_TERMS.payments, holds: HOLDS, attemptLimit: constant(2) },
    },
    turnoverLimits: [LIMIT],
  }),
);

/** What may happen next; session numbers are relative to the last one, so that late answers come too. */
type Step =
  | { readonly type: 'command'; readonly command: InvoiceCommand }
  | {
      readonly type: 'outcome';
      readonly to: 'session' | 'given_up' | 'reversal';
      readonly back: number;
      readonly outcome: SessionOutcome;
    }
  | { readonly type: 'time'; readonly durationMs: number };

const outcomes: readonly SessionOutcome[] = [
  ...[SUCCEED, DECLINE, TEMPORARY].map((intent): SessionOutcome => ({ type: 'answered', result: { intent } })),
  { type: 'answered', result: { intent: { type: 'sleep', durationMs: 30_000 } } },
  { type: 'answered', result: { intent: { type: 'suspend', tag: 'tag', timeoutMs: 60_000 } } },
  { type: 'answered', result: { intent: { type: 'succeed', changedCost: rub(21_000) } } },
  { type: 'answered', result: { intent: SUCCEED, trx: { id: 'a', extra: {} } } },
  { type: 'answered', result: { intent: SUCCEED, trx: { id: 'b', extra: {} } } },
  { type: 'callback_answered', tag: 'tag', digest: 'd', response: new Uint8Array(), result: { intent: SUCCEED } },
  { type: 'unknown', reason: 'timeout' },
  { type: 'not_found', resendable: false },
  { type: 'expired' },
  { type: 'violation', reason: 'garbage' },
];

const id = fc.constantFrom('a', 'b', 'c');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('outcome' as const),
      to: fc.constantFrom('session' as const, 'session' as const, 'given_up' as const, 'reversal' as const),
      back: fc.constantFrom(0, 0, 0, 1, 2),
      outcome: fc.constantFrom(...outcomes),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('time' as const), durationMs: fc.constantFrom(1_000, 61_000, DAY_MS) }),
  },
  {
    weight: 3,
    arbitrary: fc
      .oneof(
        fc
          .record({ id, hold: fc.boolean(), onExpiration: fc.constantFrom('cancel' as const, 'capture' as const) })
          .map(({ id, hold, onExpiration }) =>
            newPayment({ id, flow: hold ? { type: 'hold', onExpiration } : { type: 'instant' } }),
          ),
        fc.record({
          type: fc.constant('CapturePayment' as const),
          paymentId: id,
          reason: fc.constant('r'),
          amount: fc.constantFrom(rub(42_000), rub(1_000), rub(99_000)),
        }),
        fc.record({ type: fc.constant('CancelPayment' as const), paymentId: id, reason: fc.constant('r') }),
        fc.constantFrom<InvoiceCommand>(
          { type: 'FulfillInvoice', reason: 'r' },
          { type: 'RescindInvoice', reason: 'r' },
        ),
      )
      .map((command): Step => ({ type: 'command', command })),
  },
);

function commandOf(state: InvoiceState, each: Step): InvoiceCommand | undefined {
  if (each.type === 'command') return each.command;
  if (each.type === 'time') return { type: 'Wake' };
  const reversal = each.to === 'reversal';
  const payment = [...state.payments.values()].findLast((one) => !reversal || one.reversal !== undefined);
  if (payment === undefined) return undefined;
  const no = sessionsOf(payment, { reversal }).length - 1 - each.back;
  const session = { paymentId: payment.facts.id, ...(reversal ? { reversal } : {}), no };
  const type = each.to === 'given_up' ? 'ApplyLateAnswer' : 'ApplyOutcome';
  return no < 0 ? undefined : { type, session, outcome: each.outcome };
}

function apply(state: InvoiceState, command: InvoiceCommand, ledger: NaiveLedger, now: number): InvoiceState {
  const decision = decideInvoice(state, command, contextOf({ world: WORLD, now }));
  if (!decision.ok) return state;
  return decision.changes.reduce((before, change) => {
    const after = evolveInvoice(before, change);
    ledger.apply(bookInvoice(before, change, after));
    return after;
  }, state);
}

function isBusy(state: InvoiceState): boolean {
  return activePayment(state) !== undefined || reactInvoice(state).some(isReversal);
}

const OVER = ['captured', 'failed', 'cancelled'];

function check(before: InvoiceState, after: InvoiceState, ledger: NaiveLedger): void {
  const own = ledger.own();
  expect([...own.values()].reduce((sum, amount) => sum + amount, 0n)).toBe(0n);
  const captured = [...after.payments.values()].filter(({ status }) => status.tag === 'captured');
  // The provider owes the merchant what was captured, and nothing of what was not.
  const taken = captured.reduce((sum, { cost }) => sum + cost.amountMinor, 0n);
  const fee = captured.reduce((sum, { cost }) => sum + (cost.amountMinor * 45n + 500n) / 1000n, 0n);
  expect(own.get('merchant') ?? 0n).toBe(taken - fee);
  for (const [counter, total] of ledger.committedLimits()) {
    expect(total).toBe(counter.startsWith('failures') ? failuresOf(after) : taken);
  }
  for (const [paymentId, payment] of before.payments) {
    const now = after.payments.get(paymentId);
    if (!OVER.includes(payment.status.tag) || now === undefined) continue;
    expect(withoutLateNews(now)).toEqual(withoutLateNews(payment));
  }
  if (activePayment(after) === undefined) {
    expect(ledger.open()).toEqual([]);
    expect(reactInvoice(after).filter((work) => work.type !== 'WakeAt' && !isReversal(work))).toEqual([]);
  }
  expect(captured.length).toBeLessThanOrEqual(1);
  expect(after.status.tag === 'paid' || after.status.tag === 'fulfilled').toBe(captured.length === 1);
}

/** Attempts that ended with a failed session, counted from the sessions alone. */
function failuresOf({ payments }: InvoiceState): bigint {
  const ended = [...payments.values()].flatMap(({ attempts, sessions }) =>
    attempts.map(({ holdsStatus, sessionsBefore }, index) => {
      const ofRoute = sessions.slice(sessionsBefore, attempts[index + 1]?.sessionsBefore);
      const last = ofRoute.filter(({ target }) => target === 'processed').at(-1)?.phase;
      return holdsStatus === 'released' && last?.tag === 'finished' && last.result.type === 'failed';
    }),
  );
  return BigInt(ended.filter(Boolean).length);
}

/** What a provider tells of a session that was given up changes nothing else. */
function withoutLateNews({ flags: _flags, reversal: _reversal, sessions, ...rest }: PaymentState) {
  return { ...rest, phases: sessions.map(({ phase }) => phase) };
}

function isReversal(work: InvoiceIntent): boolean {
  return 'session' in work && work.session.reversal === true;
}

describe('any walk through the life of an invoice', () => {
  it('conserves money, leaves what is final alone, and ends with nothing held and nothing to do', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        const ledger = naiveLedger();
        let now = NOW;
        let state = apply(NO_INVOICE, newInvoice({ dueTime: addMs(NOW, 30 * DAY_MS) }), ledger, now);
        for (const each of steps) {
          if (each.type === 'time') now = addMs(now, each.durationMs);
          const command = commandOf(state, each);
          if (command === undefined) continue;
          const after = apply(state, command, ledger, now);
          check(state, after, ledger);
          state = after;
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('always comes to rest when the provider answers at last', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 30 }),
        fc.constantFrom(SUCCEED, DECLINE),
        (steps, intent) => {
          const ledger = naiveLedger();
          let now = NOW;
          let state = apply(NO_INVOICE, newInvoice({ dueTime: addMs(NOW, 30 * DAY_MS) }), ledger, now);
          for (const each of steps) {
            const command = commandOf(state, each);
            if (command !== undefined) state = apply(state, command, ledger, now);
          }
          for (let round = 0; round < 30 && isBusy(state); round += 1) {
            now = addMs(now, DAY_MS);
            state = apply(state, { type: 'Wake' }, ledger, now);
            for (const work of reactInvoice(state)) {
              if (work.type !== 'CallProvider' || !isDue(work, now)) continue;
              const payment = state.payments.get(work.session.paymentId);
              const session = payment && sessionOf(payment, work.session);
              const trx = session?.trx === undefined ? {} : { trx: session.trx };
              // A capture or cancel that is refused for ever never ends; the provider gives in there.
              const result = { intent: work.target === 'processed' ? intent : SUCCEED, ...trx };
              state = apply(
                state,
                { type: 'ApplyOutcome', session: work.session, outcome: { type: 'answered', result } },
                ledger,
                now,
              );
            }
          }
          expect(isBusy(state)).toBe(false);
          expect(ledger.open()).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
