import { addMs } from '../../src/base/time.ts';
import { payoutMachine } from '../../src/domain/payout/machine.ts';
import type { PayoutCommand, PayoutState } from '../../src/domain/payout/payout.ts';
import type { SessionOutcome } from '../../src/domain/session/session.ts';
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
} from '../domain/payout-world.ts';
import { DAY_MS, NOW, SUCCEED, TEMPORARY } from '../kit/invoice-world.ts';
import type { SeededRandom } from '../kit/seeded-random.ts';
import type { Transitions } from './transitions.ts';

/** The same as `explore`, through the lives of payouts and of the cases about them. */
export function explorePayouts(random: SeededRandom, walks: number, seen: Transitions): void {
  for (let walk = 0; walk < walks; walk += 1) walkOnce(random, seen);
}

const USUAL = payoutWorld({ retries: { type: 'linear', attempts: 1, delayMs: 60_000 } });
const WORLDS = [USUAL, USUAL, USUAL, payoutWorld({ policies: false })];

const COMMANDS: readonly PayoutCommand[] = [
  WAKE,
  CORRECT,
  OPEN,
  START,
  START,
  resolve('payer'),
  resolve('merchant'),
  DECLINE_CASE,
];

const OUTCOMES: readonly SessionOutcome[] = [
  ...[SUCCEED, FAILED, WRONG_DETAILS, TEMPORARY, no('declined'), PENDING].map(
    (intent): SessionOutcome => ({ type: 'answered', result: { intent } }),
  ),
  UNKNOWN,
  { type: 'not_found', resendable: false },
];

function walkOnce(random: SeededRandom, seen: Transitions): void {
  const world = random.pick(WORLDS);
  const balances = random.below(6) === 0 ? new Map([['merchant', 0n]]) : new Map<string, bigint>();
  let now = NOW;
  let payout = payoutMachine.initial;
  for (let count = random.below(20) + 2; count > 0; count -= 1) {
    const command = draw(random, payout);
    const decision = payoutMachine.decide(payout, command, inContext({ world, now, balances }));
    for (const change of decision.ok ? decision.changes : []) {
      const after = payoutMachine.evolve(payout, change);
      note(seen, payout, after);
      payout = after;
    }
    if (random.below(4) === 0) now = addMs(now, random.pick([1_000, 61_000, 600_000, DAY_MS + 1_000]));
  }
}

function draw(random: SeededRandom, { facts, sessions }: PayoutState): PayoutCommand {
  if (facts === undefined) return newPayout();
  if (random.below(2) === 0) return random.pick(COMMANDS);
  return apply(Math.max(0, sessions.length - 1 - random.below(2)), random.pick(OUTCOMES));
}

function note(seen: Transitions, before: PayoutState, after: PayoutState): void {
  const [from = '[*]', to] = [before.progress?.status, after.progress?.status];
  if (to !== undefined && from !== to) seen.get('payout status')?.add(`${from} --> ${to}`);
  for (const [id, { status }] of after.progress?.disputes ?? []) {
    const was = before.progress?.disputes.get(id)?.status.tag ?? '[*]';
    if (was !== status.tag) seen.get('case status')?.add(`${was} --> ${status.tag}`);
  }
}
