import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { type ApplicationStatus, isFinal, isStep } from '../../src/domain/application/status.ts';
import { payoutMachine } from '../../src/domain/payout/machine.ts';
import type { PayoutChange, PayoutCommand, PayoutState } from '../../src/domain/payout/payout.ts';
import { failureOf } from '../../src/domain/session/retry.ts';
import type { SessionOutcome } from '../../src/domain/session/session.ts';
import { NOW, SUCCEED, TEMPORARY } from '../kit/invoice-world.ts';
import { naiveLedger } from '../kit/naive-ledger.ts';
import {
  apply,
  CORRECT,
  DECLINE_CASE,
  FAILED,
  inContext,
  newPayout,
  no,
  OPEN,
  PENDING,
  payoutWorld,
  resolve,
  START,
  UNKNOWN,
  WAKE,
  WRONG_DETAILS,
} from './payout-world.ts';
import { rub } from './world.ts';

const WORLD = payoutWorld({ retries: { type: 'linear', attempts: 2, delayMs: 5_000 } });
const PAYOUTS = ['a', 'b', 'c'] as const;

const outcomes: readonly SessionOutcome[] = [
  ...[SUCCEED, SUCCEED, FAILED, WRONG_DETAILS, TEMPORARY, no('declined'), PENDING].map(
    (intent): SessionOutcome => ({ type: 'answered', result: { intent } }),
  ),
  { type: 'answered', result: { intent: { type: 'sleep', durationMs: 1_000 } } },
  { type: 'answered', result: { intent: SUCCEED, trx: { id: 'a', extra: {} } } },
  { type: 'callback_answered', tag: 'tag', digest: 'd', response: new Uint8Array(), result: { intent: SUCCEED } },
  UNKNOWN,
  { type: 'unknown', reason: 'held back', unsent: true },
  { type: 'not_found', resendable: false },
  { type: 'expired' },
  { type: 'violation', reason: 'garbage' },
];

type Step = { readonly payout: (typeof PAYOUTS)[number]; readonly pauseMs: number } & (
  | { readonly type: 'create'; readonly amountMinor: number }
  | { readonly type: 'outcome'; readonly back: number; readonly outcome: SessionOutcome }
  | { readonly type: 'command'; readonly command: PayoutCommand }
);

const at = {
  payout: fc.constantFrom(...PAYOUTS),
  pauseMs: fc.constantFrom(0, 0, 0, 1_000, 61_000, 600_000, 90_000_000),
};
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ ...at, type: fc.constant('create' as const), amountMinor: fc.constantFrom(5_000, 10_000, 20_000) }),
  fc.record({
    ...at,
    type: fc.constant('outcome' as const),
    back: fc.constantFrom(0, 0, 0, 1),
    outcome: fc.constantFrom(...outcomes),
  }),
  fc.record({
    ...at,
    type: fc.constant('command' as const),
    command: fc.constantFrom<PayoutCommand>(
      WAKE,
      CORRECT,
      CORRECT,
      OPEN,
      START,
      resolve('payer'),
      resolve('merchant'),
      DECLINE_CASE,
    ),
  }),
);

function commandOf(payout: PayoutState, each: Step): PayoutCommand | undefined {
  if (each.type === 'create') return newPayout({ id: each.payout, amount: rub(each.amountMinor) });
  if (each.type === 'command') return each.command;
  const back = payout.sessions.length - 1 - each.back;
  return back < 0 ? undefined : apply(back, each.outcome);
}

describe('any walk of several payouts of one cash desk', () => {
  it('never overdraws it, never sends what may have been sent, and never leaves an end (P6, P7, P8)', () => {
    const property = fc.property(
      fc.array(step, { minLength: 1, maxLength: 60 }),
      fc.constantFrom(0n, 10_099n, 10_100n, 25_000n, 1_000_000n),
      (steps, fundsMinor) => {
        const ledger = naiveLedger();
        const payouts = new Map<string, PayoutState>();
        const availableMinor = () => fundsMinor + ledger.amounts('merchant').min;
        let now = NOW;
        for (const each of steps) {
          now = addMs(now, each.pauseMs);
          const before = payouts.get(each.payout) ?? payoutMachine.initial;
          const command = commandOf(before, each);
          if (command === undefined) continue;
          const after = decided(before, command);
          payouts.set(each.payout, after);
          expectLawful(before, after);
        }
        const states = [...payouts.values()];
        const paid = states.filter(({ progress }) => progress?.status === 'success');
        const taken = paid.reduce((sum, { facts }) => sum + (facts?.amount.amountMinor ?? 0n) + 100n, 0n);
        expect(ledger.own().get('merchant') ?? 0n).toBe(-taken);
        expect([...ledger.own().values()].reduce((sum, own) => sum + own, 0n)).toBe(0n);
        const held = states.filter(({ progress, plan }) => progress && !isFinal(progress.status) && plan);
        expect(ledger.open().length).toBe(held.length);

        /** As an actor does it: a guard that does not hold refuses the append, and it is decided again with what was seen. */
        function decided(state: PayoutState, asked: PayoutCommand): PayoutState {
          for (const balances of [new Map<string, bigint>(), new Map([['merchant', availableMinor()]])]) {
            const decision = payoutMachine.decide(state, asked, inContext({ world: WORLD, now, balances }));
            if (!decision.ok) return state;
            const booked = bookedBy(state, decision.changes);
            const needs = booked.bookings.some(({ guards }) => guards.length > 0);
            const [amount] = booked.bookings.flatMap(({ plans }) =>
              plans.flatMap((plan) =>
                plan.type === 'hold' ? plan.deltas.filter(({ accountId }) => accountId === 'merchant') : [],
              ),
            );
            if (needs && availableMinor() + (amount?.outgoingMinor ?? 0n) < 0n) continue;
            for (const booking of booked.bookings) ledger.apply(booking);
            expect(availableMinor()).toBeGreaterThanOrEqual(0n);
            return booked.after;
          }
          throw new Error('a payout that was shown the balance asks for no more than that');
        }
      },
    );
    fc.assert(property, { numRuns: 1_000 });
  });
});

function bookedBy(state: PayoutState, changes: readonly PayoutChange[]) {
  let after = state;
  const bookings = changes.map((change) => {
    const before = after;
    after = payoutMachine.evolve(before, change);
    const from: ApplicationStatus | 'nothing' = before.progress?.status ?? 'nothing';
    const to = after.progress?.status;
    if (to !== undefined && from !== to) expect(isStep('payout', from, to)).toBe(true);
    return payoutMachine.book(before, change, after);
  });
  return { after, bookings };
}

function expectLawful(before: PayoutState, after: PayoutState): void {
  const open = after.sessions.filter(({ phase }) => phase.tag !== 'finished');
  expect(open.length).toBeLessThanOrEqual(1);
  expect(after.sessions.slice(0, -1).every((session) => failureOf(session) !== undefined)).toBe(true);
  const keys = after.sessions.map(({ idempotencyKey }) => idempotencyKey);
  expect(new Set(keys).size).toBe(keys.length);
  if (before.plan !== undefined) expect(after.plan?.batches).toBe(before.plan.batches);
  const { progress } = after;
  if (progress === undefined || !isFinal(progress.status)) return;
  expect(payoutMachine.react(after)).toEqual([]);
  if (before.progress === undefined || !isFinal(before.progress.status)) return;
  expect(progress.status).toBe(before.progress.status);
  expect(after.plan).toBe(before.plan);
  expect(after.sessions).toBe(before.sessions);
}
