import { expect } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import { PROJECT } from '../h2h/desk.ts';
import { startReceiver } from './receiver.ts';

/** Two hundred payouts at once, of a cash desk that has what fifty of them take with their fees, to the last kopeck. */
export interface PayoutRace {
  /** Payouts by the state in which they ended. */
  readonly ends: ReadonlyMap<string, number>;
  /** Why those that were declined were. */
  readonly reasons: ReadonlySet<string>;
  /** Of the cash desk, as often as it could be asked while they ran. */
  readonly balances: readonly DeskBalance[];
  readonly balance: DeskBalance;
  /** What the bank has paid out, and how often for a payout for which it had done so before. */
  readonly bank: { readonly count: number; readonly amountMinor: bigint; readonly again: number };
  /** Ends that the merchant heard of, repeats counted once; that of the payin is one of them. */
  readonly told: { readonly success: number; readonly decline: number };
}

export interface DeskBalance {
  readonly availableMinor: bigint;
  readonly lockedMinor: bigint;
}

export const RACERS = 200;
export const WINNERS = 50;
/** What is left of 10 000.00 RUB after the fee of a payin, 2.8 %, is fifty times this with the 10.00 RUB of a payout. */
const PAYIN_MINOR = 1_000_000n;
export const FUNDS_MINOR = 972_000n;
export const PAYOUT_MINOR = 18_440n;

type Door = Pick<TurnpikeClient, 'hostToHost'>;

/** Each payout goes through the next of the doors, and is read through the one after it. */
export async function racePayouts(doors: readonly Door[], bankUrl: string): Promise<PayoutRace> {
  const door = (index: number): Door['hostToHost'] => {
    const chosen = doors[index % doors.length];
    if (chosen === undefined) throw new Error('a race needs a door');
    return chosen.hostToHost;
  };
  const merchant = await startReceiver();
  const callbackUrls = {
    informative: `${merchant.url}/informative`,
    success: `${merchant.url}/success`,
    decline: `${merchant.url}/decline`,
  };
  const balanceAt = async (index: number): Promise<DeskBalance> => {
    const { balances = [] } = await door(index).GetBalance({ projectId: PROJECT });
    const { availableMinor = 0n, lockedMinor = 0n } = balances.find(({ currency }) => currency === 'RUB') ?? {};
    return { availableMinor, lockedMinor };
  };
  const rests = (balance: DeskBalance) =>
    expect.poll(() => balanceAt(0), { timeout: 40_000, interval: 50 }).toEqual(balance);
  const general = { projectId: PROJECT, product: 'H2H_PRODUCT_P2P', callbackUrls } as const;
  try {
    const amount = { amountMinor: PAYIN_MINOR, currency: 'RUB' };
    await door(0).CreatePayin({ ...general, paymentId: 'funds', method: 'card-p2p', amount });
    await rests({ availableMinor: FUNDS_MINOR, lockedMinor: 0n });

    const ids = Array.from({ length: RACERS }, (_, index) => `race ${index}`);
    let running = true;
    const made = Promise.all(
      ids.map((paymentId, index) =>
        door(index).CreatePayout({
          ...general,
          paymentId,
          method: 'sbp-p2p',
          amount: { amountMinor: PAYOUT_MINOR, currency: 'RUB' },
          receiver: { phone: '+79990000001', bankCode: 'sberbank', holder: 'IVAN IVANOV' },
        }),
      ),
    ).finally(() => {
      running = false;
    });
    const balances: DeskBalance[] = [];
    while (running) balances.push(await balanceAt(balances.length));
    await made;
    await rests({ availableMinor: 0n, lockedMinor: 0n });

    const ends: string[] = [];
    const reasons = new Set<string>();
    for (const [index, paymentId] of ids.entries()) {
      const { status = '', statusDescription = '' } = await door(index + 1).GetPayment({
        projectId: PROJECT,
        paymentId,
      });
      ends.push(status);
      if (status === 'H2H_STATUS_DECLINE') reasons.add(statusDescription);
    }
    const lastAlerts = () => {
      const heard = (path: string) =>
        new Set(merchant.got.filter((each) => each.path === path).map(({ headers }) => headers['webhook-id'])).size;
      return { success: heard('/success'), decline: heard('/decline') };
    };
    const told = { success: WINNERS + 1, decline: RACERS - WINNERS };
    await expect.poll(lastAlerts, { timeout: 20_000, interval: 50 }).toEqual(told);
    return {
      ends: countOf(ends),
      reasons,
      balances,
      balance: await balanceAt(1),
      told: lastAlerts(),
      bank: await paidAt(bankUrl),
    };
  } finally {
    await merchant.close();
  }
}

function countOf(words: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(words, (word) => word)].map(([word, same]) => [word, same.length]));
}

interface Effects {
  readonly totals: { readonly payout: { readonly count: number; readonly amountMinor: { readonly RUB?: string } } };
  readonly repeated: number;
  readonly doubledKeys: number;
}

async function paidAt(bankUrl: string): Promise<PayoutRace['bank']> {
  const answer = await fetch(`${bankUrl}/v1/effects`);
  const { totals, repeated, doubledKeys } = (await answer.json()) as Effects;
  const { count, amountMinor } = totals.payout;
  return { count, amountMinor: BigInt(amountMinor.RUB ?? 0), again: repeated + doubledKeys };
}
