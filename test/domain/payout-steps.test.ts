import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { APPLICATION_STATUSES, type ApplicationStatus, isFinal, isStep } from '../../src/domain/application/status.ts';
import { failure } from '../../src/domain/failure.ts';
import { payoutMachine } from '../../src/domain/payout/machine.ts';
import type { PayoutCommand, PayoutState } from '../../src/domain/payout/payout.ts';
import { DAY_MS, NOW, SUCCEED, TEMPORARY } from '../kit/invoice-world.ts';
import {
  answered,
  apply,
  CORRECT,
  type Context,
  DECLINE_CASE,
  EXPIRED,
  FAILED,
  given,
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

type Status = ApplicationStatus | 'nothing';
const STATUSES: readonly Status[] = ['nothing', ...(Object.keys(APPLICATION_STATUSES) as ApplicationStatus[])];

/**
 * Routing finds a way or none, and the check of `requisites` finds that the cash desk has enough or too little; neither asks anybody
 * outside. What else could be wrong with a request is refused, before there is a payout.
 */
const NEVER_TAKEN: readonly (readonly [Status, Status])[] = [
  ['nothing', 'error'],
  ['new', 'decline'],
  ['requisites', 'error'],
  ['requisites', 'incorrect_requisites'],
];

const contested = (...commands: readonly PayoutCommand[]) =>
  [...commands, OPEN, START].reduce<PayoutState>((state, command) => {
    const decision = payoutMachine.decide(state, command, inContext({ now: EXPIRED }));
    return decision.ok ? decision.changes.reduce(payoutMachine.evolve, state) : state;
  }, given(newPayout()));

/** Payouts at rest, of every status that one can rest in, and each with a case where it can have one. */
const STATES: readonly PayoutState[] = [
  payoutMachine.initial,
  given(newPayout()),
  given(newPayout(), answered(0, PENDING)),
  given(newPayout(), apply(0, UNKNOWN)),
  contested(answered(0, WRONG_DETAILS)),
  contested(answered(0, FAILED)),
  contested(apply(0, UNKNOWN), WAKE),
  contested(apply(0, UNKNOWN), WAKE, answered(0, FAILED)),
  given(newPayout(), answered(0, SUCCEED)),
  given(newPayout(), answered(0, no('declined'))),
  given([newPayout(), { world: payoutWorld({ policies: false }) }]),
];

const COMMANDS: readonly PayoutCommand[] = [
  newPayout(),
  CORRECT,
  OPEN,
  START,
  resolve('payer'),
  resolve('merchant'),
  DECLINE_CASE,
  WAKE,
  { type: 'FailPayoutSession', tag: 'tag', no: 0, failure: failure('payout_failed') },
  ...[SUCCEED, FAILED, WRONG_DETAILS, TEMPORARY, no('declined'), PENDING].map((intent) => answered(0, intent)),
  apply(0, UNKNOWN),
  apply(0, { type: 'violation', reason: 'garbage' }),
  apply(0, { type: 'not_found', resendable: false }),
  apply(0, { type: 'expired' }),
];

const CONTEXTS: readonly Context[] = [
  {},
  { now: EXPIRED },
  { now: addMs(NOW, 2 * DAY_MS) },
  { balances: new Map([['merchant', 0n]]) },
  { world: payoutWorld({ policies: false }) },
  { world: payoutWorld({ retries: { type: 'linear', attempts: 3, delayMs: 1_000 } }) },
];

function statusOf({ progress }: PayoutState): Status {
  return progress?.status ?? 'nothing';
}

/** Every step that some command takes from some payout in some circumstances, and whether its version rose by one each time. */
function stepsTaken() {
  const taken = new Map<string, readonly [Status, Status]>();
  const badVersions: string[] = [];
  for (const state of STATES) {
    for (const command of COMMANDS) {
      for (const context of CONTEXTS) {
        const decision = payoutMachine.decide(state, command, inContext(context));
        if (!decision.ok) continue;
        let before = state;
        for (const change of decision.changes) {
          const after = payoutMachine.evolve(before, change);
          const [from, to] = [statusOf(before), statusOf(after)];
          if (from !== to) taken.set(`${from} → ${to}`, [from, to]);
          const rise = (after.progress?.version ?? 0) - (before.progress?.version ?? 0);
          if (rise !== (from === to ? 0 : 1)) badVersions.push(`${from} → ${to}: ${rise}`);
          before = after;
        }
      }
    }
  }
  return { taken, badVersions };
}

const { taken, badVersions } = stepsTaken();

describe('The steps of a payout (reference h2h §4.4)', () => {
  it('are every one that the table has, but for what nothing that is asked for leads to', () => {
    const legal = STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const)).filter(
      ([from, to]) => to !== 'nothing' && isStep('payout', from, to),
    );
    const missing = legal.filter(([from, to]) => !taken.has(`${from} → ${to}`));
    expect(missing.map(([from, to]) => `${from} → ${to}`).sort()).toEqual(
      NEVER_TAKEN.map(([from, to]) => `${from} → ${to}`).sort(),
    );
  });

  const pairs = STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const)).filter(
    ([from, to]) => from !== to && (to === 'nothing' || !isStep('payout', from, to)),
  );

  it.each(pairs)('never lead from %s to %s, whatever the command', (from, to) => {
    expect(taken.has(`${from} → ${to}`)).toBe(false);
  });

  it('raise the version by one each, and nothing else does', () => {
    expect(badVersions).toEqual([]);
  });

  it('leave nothing to do once they have ended (P6)', () => {
    const ended = STATES.filter(({ progress }) => progress !== undefined && isFinal(progress.status));
    expect(ended).toHaveLength(3);
    expect(ended.flatMap((state) => payoutMachine.react(state))).toEqual([]);
  });
});
