import type { PayoutBank } from '../world/payout-bank.ts';
import type { PayoutLife, PayoutTold, ToldPayout } from '../world/payout-desk.ts';
import type { Violated } from './oracle.ts';

/** What must be true of payouts, whatever happened: the bank's own books beside what their merchant was told (O1 to O5). */
export interface PayoutOracle {
  told(payout: string, told: PayoutTold): void;
  refused(payout: string, what: string, reason: string): void;
  /** When the world has come to rest. Returns what was paid, as merchants were told. */
  checkEnd(lives: readonly PayoutLife[], ends: ReadonlyMap<string, PayoutTold>, bank: PayoutBank): readonly bigint[];
}

const FINAL = new Set(['success', 'decline', 'error']);

export function createPayoutOracle(violated: Violated): PayoutOracle {
  const seen = new Map<string, Map<number, ToldPayout>>();

  const observe = (payout: string, told: ToldPayout): void => {
    const moments = seen.get(payout) ?? new Map<number, ToldPayout>();
    seen.set(payout, moments);
    const before = moments.get(told.sequence);
    if (before !== undefined && (before.status !== told.status || before.version !== told.version))
      violated('O3', `${payout} is told in two ways at ${told.sequence}: ${before.status} and ${told.status}`);
    moments.set(told.sequence, told);
  };
  const checkStory = (payout: string): void => {
    const story = [...(seen.get(payout) ?? [])].sort(([a], [b]) => a - b).map(([, told]) => told);
    for (const [index, told] of story.entries()) {
      const before = story[index - 1];
      if (before === undefined) continue;
      if (FINAL.has(before.status) && before.status !== told.status)
        violated('O3', `${payout} was ${before.status}, and is ${told.status} later`);
      if (told.version < before.version) violated('O3', `${payout} goes back from version ${before.version}`);
    }
  };

  return {
    told: (payout, told) => {
      if (told.ok) observe(payout, told);
    },
    refused: (payout, what, reason) => violated('O2', `${what} of ${payout} is refused: ${reason}`),
    checkEnd: (lives, ends, bank) => {
      for (const complaint of bank.complaints) violated('O1', `east: ${complaint}`);
      const successes: bigint[] = [];
      for (const { payout, amountMinor, acknowledged } of lives) {
        const end = ends.get(payout);
        if (end === undefined || !end.ok) {
          if (acknowledged) violated('O2', `${payout} was acknowledged and is not there`);
          continue;
        }
        observe(payout, end);
        checkStory(payout);
        const paid = bank.paid.get(payout) ?? [];
        if (!FINAL.has(end.status)) violated('O5', `${payout} ends as ${end.status}`);
        if (end.attention !== undefined) violated('O5', `${payout} still needs somebody: ${end.attention}`);
        const right = end.status === 'success' ? [amountMinor] : [];
        if (paid.join() !== right.join())
          violated('O1', `${payout} is ${end.status} with ${amountMinor}, and the bank paid [${paid.join(', ')}]`);
        successes.push(...right);
      }
      return successes;
    },
  };
}
