import type { AccountId } from '../../domain/ids.ts';
import type { Append } from '../../ports/journal.ts';
import type { Books, CounterRow, Effects, HeldBatch, LimitOperationRow, PlanRow } from '../judge.ts';
import { type AccountRow, batchKey, type LockedRows, type StreamRow } from './locked-rows.ts';
import type { Numbers } from './numbers.ts';
import { newRowTable, type RowTable } from './row-table.ts';

/** The books of one batch: its locked rows, with what each accepted append does to them for those after it. */
export interface LockedBooks extends Books {
  accept(append: Append, effects: Effects): void;
  readonly streams: RowTable<StreamRow>;
  readonly plans: RowTable<PlanRow>;
  readonly accounts: RowTable<AccountRow>;
  readonly counters: RowTable<CounterRow>;
  readonly limitOperations: LimitOperations;
  readonly postings: readonly HeldBatch[];
  readonly newTags: ReadonlyMap<string, string>;
  /** What an account had when it was locked. */
  before(accountId: AccountId): AccountRow | undefined;
}

export interface LimitOperations {
  readonly added: ReadonlyMap<string, LimitOperationRow>;
  readonly changed: ReadonlyMap<string, LimitOperationRow>;
}

export function openBooks(rows: LockedRows, numbers: Numbers): LockedBooks {
  const streams = newRowTable(rows.streams, numbers);
  const plans = newRowTable(rows.plans, numbers);
  const accounts = newRowTable(rows.accounts, numbers);
  const counters = newRowTable(rows.counters, numbers);
  const added = new Map<string, LimitOperationRow>();
  const changed = new Map<string, LimitOperationRow>();
  const postings: HeldBatch[] = [];
  const newTags = new Map<string, string>();
  const accountsBefore = new Map(rows.accounts.map(({ key, row }) => [key, row]));

  const advance = ({ stream, sequence, timer, pending }: Append) => {
    const kept = timer.type === 'keep' ? (streams.get(stream)?.timer ?? null) : null;
    streams.put(stream, { sequence, timer: timer.type === 'set' ? timer.time : kept, pending });
  };

  return {
    epoch: (partition) => rows.epochs.get(partition) ?? 0,
    sequence: (stream) => streams.get(stream)?.sequence ?? 0,
    tagOwner: (tag) => rows.tags.get(tag) ?? newTags.get(tag),
    plan: plans.get,
    batch: (planId, batchId) =>
      postings.find((held) => held.planId === planId && held.batchId === batchId)?.postings ??
      rows.batches.get(batchKey(planId, batchId)) ??
      [],
    balance: accounts.get,
    counter: counters.get,
    limitOperation: (key) => added.get(key) ?? changed.get(key) ?? rows.limitOperations.get(key),

    accept(append, effects) {
      advance(append);
      for (const [planId, row] of effects.plans.changed) plans.put(planId, row);
      for (const [accountId, row] of effects.balances.changed) {
        accounts.put(accountId, { ...row, hasStripe: accountsBefore.get(accountId)?.hasStripe ?? false });
      }
      for (const [counter, row] of effects.counters.changed) counters.put(counter, row);
      for (const [key, row] of effects.limitOperations.changed)
        (rows.limitOperations.has(key) ? changed : added).set(key, row);
      postings.push(...effects.postings);
      for (const tag of append.tags) if (!rows.tags.has(tag)) newTags.set(tag, append.stream);
    },
    streams,
    plans,
    accounts,
    counters,
    limitOperations: { added, changed },
    postings,
    newTags,
    before: (accountId) => accountsBefore.get(accountId),
  };
}
