import type { HostToHostPorts } from './call.ts';
import { type OpenDesk, shopOf } from './cash-desk.ts';

/** What a cash desk has in one currency, in minor units (reference h2h §2.3). */
export interface Balance {
  readonly currency: string;
  readonly availableMinor: bigint;
  /** Reserved for what is not finished. */
  readonly lockedMinor: bigint;
}

/** One for each currency, by their codes. An account that no money ever touched has nothing. */
export async function balancesOf({ ledger }: Pick<HostToHostPorts, 'ledger'>, open: OpenDesk): Promise<Balance[]> {
  const currencies = [...open.desk.shops.keys()].sort();
  return await Promise.all(
    currencies.map(async (currency) => {
      const shop = shopOf(open, currency);
      const account = shop && (await ledger.account(shop.accounts.settlement));
      if (account === undefined) return { currency, availableMinor: 0n, lockedMinor: 0n };
      const { ownMinor, minAvailableMinor } = account;
      return { currency, availableMinor: minAvailableMinor, lockedMinor: ownMinor - minAvailableMinor };
    }),
  );
}
