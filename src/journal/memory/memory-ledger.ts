import type { AccountId, PlanId } from '../../domain/ids.ts';
import type { Ledger, LedgerPlan, LedgerPosting, LimitShare } from '../../ports/ledger.ts';
import type { BalanceRow, LimitOperationKey, LimitOperationRow, PlanRow } from '../judge.ts';
import type { Read } from './open-memory-store.ts';
import type { Tables } from './tables.ts';

/** Reads of the ledger over maps. */
export function memoryLedger(read: Read): Ledger {
  return {
    account: (accountId) =>
      read(({ balances }) => {
        const row = balances.get(accountId);
        return row === undefined ? undefined : balanceOf(accountId, row);
      }),
    accounts: (afterAccount, limit) =>
      read(({ balances }) => page(balances, afterAccount, limit).map(([id, row]) => balanceOf(id, row))),
    postings: (accountId, beforePosition, limit) =>
      read((tables) =>
        postingsOf(tables)
          .filter(({ source, destination }) => source === accountId || destination === accountId)
          .filter(({ position }) => beforePosition === undefined || position < beforePosition)
          .reverse()
          .slice(0, limit),
      ),
    plan: (planId) =>
      read((tables) => {
        const row = tables.plans.get(planId);
        return row === undefined ? undefined : planOf(tables, planId, row);
      }),
    plans: (afterPlan, limit) =>
      read((tables) => page(tables.plans, afterPlan, limit).map(([id, row]) => planOf(tables, id, row))),
    counters: (afterCounter, limit) =>
      read(({ counters }) =>
        page(counters, afterCounter, limit).map(([counter, { held, committed }]) => ({
          counter,
          heldMinor: held,
          committedMinor: committed,
        })),
      ),
    countersOf: (names) =>
      read(({ counters }) =>
        names.flatMap((counter) => {
          const row = counters.get(counter);
          return row === undefined ? [] : [{ counter, heldMinor: row.held, committedMinor: row.committed }];
        }),
      ),
    limitShares: (operation) =>
      read(({ limitOperations }) =>
        inOrder([...limitOperations].filter(([key]) => key.endsWith(`\n${operation}`)).map(shareOf)),
      ),
    allLimitShares: (after, limit) =>
      read((tables) => {
        const last = after === undefined ? '' : shareOrder(after);
        return inOrder([...tables.limitOperations].map(shareOf))
          .filter((share) => shareOrder(share) > last)
          .slice(0, limit);
      }),
  };
}

function page<Row>(
  rows: ReadonlyMap<string, Row>,
  after: string | undefined,
  limit: number,
): readonly (readonly [string, Row])[] {
  const keys = [...rows.keys()].filter((key) => after === undefined || key > after).sort();
  return keys.slice(0, limit).flatMap((key) => {
    const row = rows.get(key);
    return row === undefined ? [] : [[key, row] as const];
  });
}

function balanceOf(accountId: AccountId, { currency, own, outgoing, incoming }: BalanceRow) {
  return { accountId, currency, ownMinor: own, minAvailableMinor: own + outgoing, maxAvailableMinor: own + incoming };
}

function postingsOf(tables: Tables): LedgerPosting[] {
  return tables.postings.map((posting, index) => ({
    ...posting,
    position: index + 1,
    status: tables.plans.get(posting.planId)?.status ?? 'held',
  }));
}

function planOf(tables: Tables, planId: PlanId, { stream, status, holdTime, finalTime }: PlanRow): LedgerPlan {
  const postings = tables.postings.flatMap((posting, index) =>
    posting.planId === planId ? { ...posting, position: index + 1, status } : [],
  );
  return { planId, stream, status, holdTime, ...(finalTime === undefined ? {} : { finalTime }), postings };
}

function inOrder(shares: readonly LimitShare[]): readonly LimitShare[] {
  return shares.toSorted((a, b) => (shareOrder(a) < shareOrder(b) ? -1 : 1));
}

function shareOf([key, { status, delta }]: readonly [LimitOperationKey, LimitOperationRow]): LimitShare {
  const [counter = '', operation = ''] = key.split('\n');
  return { operation, counter, status, delta };
}

/** A line feed is before every character of a name, so an operation comes before those that begin like it. */
function shareOrder({ operation, counter }: Pick<LimitShare, 'operation' | 'counter'>): string {
  return `${operation}\n${counter}`;
}
