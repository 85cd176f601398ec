import { amountText } from '../domain/money.ts';
import type { AccountBalance, LimitCounter } from '../ports/ledger.ts';
import {
  type AccountTotal,
  addAccount,
  addCounter,
  type Contribution,
  type CounterTotal,
  NO_CONTRIBUTION,
} from './expected-books.ts';
import type { Finding } from './finding.ts';
import type { Replay, Window } from './replay.ts';

/**
 * What balances and counters must be. They are rows that any append may move while they are read, so they are read first,
 * between two positions of the journal (the window), and a row is right when it is what the records say after one of the
 * records within. With nothing written meanwhile the window is one position, and there is nothing to choose from.
 */
export interface Totals {
  add(replay: Pick<Replay, 'contributions'>): void;
  /** Compares the rows with what was added. */
  check(accounts: readonly AccountBalance[], counters: readonly LimitCounter[]): readonly Finding[];
}

interface Move {
  readonly position: number;
  readonly before: Contribution;
  readonly after: Contribution;
}

export function newTotals(window: Window): Totals {
  const accounts = new Map<string, AccountTotal>();
  const counters = new Map<string, CounterTotal>();
  const moves: Move[] = [];
  return {
    add: ({ contributions }) => {
      let before = NO_CONTRIBUTION;
      for (const { position, contribution: after } of contributions) {
        if (position > window.from) moves.push({ position, before, after });
        else {
          for (const [id, total] of after.accounts) addAccount(accounts, id, total);
          for (const [counter, total] of after.counters) addCounter(counters, counter, total);
        }
        before = after;
      }
    },
    check: (accountRows, counterRows) => {
      moves.sort((a, b) => a.position - b.position);
      return [
        ...checkBalances(accountRows, accounts, moves),
        ...(window.from === window.to ? checkCurrencies(accountRows) : []),
        ...checkCounters(counterRows, counters, moves),
      ];
    },
  };
}

function checkBalances(
  rows: readonly AccountBalance[],
  expected: ReadonlyMap<string, AccountTotal>,
  moves: readonly Move[],
): readonly Finding[] {
  const byId = new Map(rows.map((row) => [row.accountId, row]));
  const ids = new Set([
    ...byId.keys(),
    ...expected.keys(),
    ...moves.flatMap(({ after }) => [...after.accounts.keys()]),
  ]);
  return [...ids].flatMap((id) => {
    const moved = moves.filter(({ after }) => after.accounts.has(id));
    const currency = expected.get(id)?.currency ?? moved[0]?.after.accounts.get(id)?.currency;
    const row = byId.get(id);
    let total = { ...NO_ACCOUNT, ...expected.get(id) };
    if (agrees(row, total, currency)) return [];
    const first = total;
    for (const { before, after } of moved) {
      total = shifted(total, before.accounts.get(id) ?? NO_ACCOUNT, after.accounts.get(id) ?? NO_ACCOUNT);
      if (agrees(row, total, currency)) return [];
    }
    const message = `${balanceText(row)}; the journal says ${balanceText(balanceOf(first, currency))}`;
    return [{ type: 'balance_wrong', subject: `account ${id}`, message }];
  });
}

const NO_ACCOUNT = { own: 0n, outgoing: 0n, incoming: 0n };

function shifted(total: typeof NO_ACCOUNT, before: typeof NO_ACCOUNT, after: typeof NO_ACCOUNT): typeof NO_ACCOUNT {
  return {
    own: total.own + after.own - before.own,
    outgoing: total.outgoing + after.outgoing - before.outgoing,
    incoming: total.incoming + after.incoming - before.incoming,
  };
}

type Balance = Pick<AccountBalance, 'currency' | 'ownMinor' | 'minAvailableMinor' | 'maxAvailableMinor'>;

function balanceOf({ own, outgoing, incoming }: typeof NO_ACCOUNT, currency: string | undefined): Balance {
  return {
    currency: currency ?? '',
    ownMinor: own,
    minAvailableMinor: own + outgoing,
    maxAvailableMinor: own + incoming,
  };
}

/** A row that is absent stands for zero; one that nothing ever touched may be of any currency. */
function agrees(row: Balance | undefined, total: typeof NO_ACCOUNT, currency: string | undefined): boolean {
  const must = balanceOf(total, currency);
  const is = row ?? balanceOf(NO_ACCOUNT, currency);
  return (
    (currency === undefined || is.currency === currency) &&
    is.ownMinor === must.ownMinor &&
    is.minAvailableMinor === must.minAvailableMinor &&
    is.maxAvailableMinor === must.maxAvailableMinor
  );
}

function balanceText(balance: Balance | undefined): string {
  if (balance === undefined) return 'it has no balance';
  const { currency } = balance;
  const [own, min, max] = [balance.ownMinor, balance.minAvailableMinor, balance.maxAvailableMinor].map((amount) =>
    currency === '' ? String(amount) : amountText(amount, currency),
  );
  return `own ${own}, available ${min} to ${max}`;
}

/** Money is moved, never made: all own amounts of one currency together are zero. */
function checkCurrencies(rows: readonly AccountBalance[]): readonly Finding[] {
  const sums = new Map<string, bigint>();
  for (const { currency, ownMinor } of rows) sums.set(currency, (sums.get(currency) ?? 0n) + ownMinor);
  return [...sums].flatMap(([currency, sum]) =>
    sum === 0n
      ? []
      : [
          {
            type: 'currency_unbalanced',
            subject: `currency ${currency}`,
            message: `all own amounts together are ${amountText(sum, currency)} and must be zero`,
          },
        ],
  );
}

function checkCounters(
  rows: readonly LimitCounter[],
  expected: ReadonlyMap<string, CounterTotal>,
  moves: readonly Move[],
): readonly Finding[] {
  const byName = new Map(rows.map((row) => [row.counter, row]));
  const names = new Set([
    ...byName.keys(),
    ...expected.keys(),
    ...moves.flatMap(({ after }) => [...after.counters.keys()]),
  ]);
  return [...names].flatMap((name) => {
    const row = byName.get(name) ?? { heldMinor: 0n, committedMinor: 0n };
    let total = expected.get(name) ?? NO_COUNTER;
    const first = total;
    const isRight = () => row.heldMinor === total.held && row.committedMinor === total.committed;
    if (isRight()) return [];
    for (const move of moves) {
      const before = move.before.counters.get(name) ?? NO_COUNTER;
      const after = move.after.counters.get(name) ?? NO_COUNTER;
      total = {
        held: total.held + after.held - before.held,
        committed: total.committed + after.committed - before.committed,
      };
      if (isRight()) return [];
    }
    const is = `${row.heldMinor} held and ${row.committedMinor} committed`;
    const message = `${is}; its shares say ${first.held} held and ${first.committed} committed`;
    return [{ type: 'counter_wrong', subject: `counter ${name}`, message }];
  });
}

const NO_COUNTER: CounterTotal = { held: 0n, committed: 0n };
