import type { TurnpikeClient } from '../../src/client/client.ts';
import type { CashFlowPosting__Output } from '../../src/generated/turnpike/v1/CashFlowPosting.ts';

/** What an account holds, in minor units: own, and the least and the most that it can come to once all plans are decided. */
export interface Balance {
  readonly own: bigint;
  readonly min: bigint;
  readonly max: bigint;
}

export async function balanceOf(operator: TurnpikeClient, accountId: string): Promise<Balance> {
  const { ownAmount, minAvailableAmount, maxAvailableAmount } = await operator.ledger.GetAccount({ accountId });
  const minor = (money: { readonly amountMinor?: bigint | undefined } | undefined) => money?.amountMinor ?? 0n;
  return { own: minor(ownAmount), min: minor(minAvailableAmount), max: minor(maxAvailableAmount) };
}

/** Postings as `from > to`: volume, which is how the scenarios state them. */
export function flowOf(
  postings: readonly CashFlowPosting__Output[] | undefined,
): readonly (readonly [string, bigint])[] {
  return (postings ?? []).map(({ source, destination, volume }) => [
    `${nameOf(source?.accountType)} > ${nameOf(destination?.accountType)}`,
    volume?.amountMinor ?? 0n,
  ]);
}

function nameOf(accountType: string | undefined): string {
  return (accountType ?? '').replace('CASH_FLOW_ACCOUNT_TYPE_', '').replace('_SETTLEMENT', '').toLowerCase();
}

/** The volumes alone. */
export function volumesOf(postings: readonly CashFlowPosting__Output[] | undefined): readonly bigint[] {
  return flowOf(postings).map(([, volume]) => volume);
}
