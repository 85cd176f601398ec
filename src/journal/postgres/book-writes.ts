import { partitionOf } from '../../domain/ids.ts';
import type { CounterRow, HeldBatch, LimitOperationRow, PlanRow } from '../judge.ts';
import type { LockedBooks } from './locked-books.ts';
import { type AccountRow, STATUSES, type StreamRow } from './locked-rows.ts';
import type { Written } from './row-table.ts';
import { type Call, insertRows, updateRows } from './statements.ts';
import type { Cell } from './values.ts';

/** Writes the rows that appends are judged by, tables in the order in which they are locked. */
export function bookCalls(books: LockedBooks, stripe: number): readonly Call[] {
  const { streams, plans, counters, accounts, limitOperations } = books;
  const shares = (operations: ReadonlyMap<string, LimitOperationRow>) => shareCells(operations, counters.idOf);
  const moved = [...accounts.added(), ...accounts.changed()];
  const balances = (hasStripe: boolean) =>
    moved.filter(({ row }) => row.hasStripe === hasStripe).map((account) => balanceCells(account, books, stripe));
  return [
    ...insertStreams(streams.added().map(newStreamCells)),
    ...updateStreams(streams.changed().map(streamCells)),
    ...insertPlans(plans.added().map((plan) => newPlanCells(plan, streams.idOf(plan.row.stream)))),
    ...updatePlans(plans.changed().map(planCells)),
    ...insertCounters(counters.added().map(newCounterCells)),
    ...updateCounters(counters.changed().map(counterCells)),
    ...insertShares(shares(limitOperations.added)),
    ...updateShares(shares(limitOperations.changed)),
    ...insertAccounts(accounts.added().map(({ id, key, row }) => [id, key, row.currency])),
    ...insertBalances(balances(false)),
    ...updateBalances(balances(true)),
    ...insertPostings(books.postings.flatMap((held) => postingCells(held, books))),
  ];
}

const insertStreams = insertRows(
  'streams',
  'id bigint, stream text, partition integer, sequence bigint, timer bigint, pending boolean',
);
const updateStreams = updateRows(
  'streams',
  'id bigint, sequence bigint, timer bigint, pending boolean',
  'streams.id = new.id',
  'sequence = new.sequence, timer = new.timer, pending = new.pending',
);
const insertPlans = insertRows(
  'plans',
  'id bigint, plan text, stream_id bigint, status integer, last_batch_id bigint, hold_time bigint, final_time bigint',
);
const updatePlans = updateRows(
  'plans',
  'id bigint, status integer, last_batch_id bigint, final_time bigint',
  'plans.id = new.id',
  'status = new.status, last_batch_id = new.last_batch_id, final_time = new.final_time',
);
const insertCounters = insertRows('limit_counters', 'id bigint, counter text, held bigint, committed bigint');
const updateCounters = updateRows(
  'limit_counters',
  'id bigint, held bigint, committed bigint',
  'limit_counters.id = new.id',
  'held = new.held, committed = new.committed',
);
const SHARE = 'operation text, counter_id bigint, status integer, delta bigint';
const insertShares = insertRows('limit_operations', SHARE);
const updateShares = updateRows(
  'limit_operations',
  SHARE,
  'limit_operations.operation = new.operation AND limit_operations.counter_id = new.counter_id',
  'status = new.status, delta = new.delta',
);
const insertAccounts = insertRows('accounts', 'id bigint, account text, currency text');
const BALANCE = 'account_id bigint, stripe integer, own bigint, outgoing bigint, incoming bigint';
const insertBalances = insertRows('balances', BALANCE);
const updateBalances = updateRows(
  'balances',
  BALANCE,
  'balances.account_id = new.account_id AND balances.stripe = new.stripe',
  `own = balances.own + new.own, outgoing = balances.outgoing + new.outgoing,
   incoming = balances.incoming + new.incoming`,
);
const insertPostings = insertRows(
  'postings',
  'plan_id bigint, batch_id bigint, source_id bigint, destination_id bigint, amount bigint, currency text, details text',
);

function newStreamCells({ id, key, row }: Written<StreamRow>): readonly Cell[] {
  return [id, key, partitionOf(key), row.sequence, row.timer, row.pending];
}

function streamCells({ id, row }: Written<StreamRow>): readonly Cell[] {
  return [id, row.sequence, row.timer, row.pending];
}

function newPlanCells({ id, key, row }: Written<PlanRow>, streamId: number): readonly Cell[] {
  return [id, key, streamId, STATUSES.indexOf(row.status), row.lastBatchId, row.holdTime, row.finalTime ?? null];
}

function planCells({ id, row }: Written<PlanRow>): readonly Cell[] {
  return [id, STATUSES.indexOf(row.status), row.lastBatchId, row.finalTime ?? null];
}

function newCounterCells({ id, key, row }: Written<CounterRow>): readonly Cell[] {
  return [id, key, row.held, row.committed];
}

function counterCells({ id, row }: Written<CounterRow>): readonly Cell[] {
  return [id, row.held, row.committed];
}

function shareCells(operations: ReadonlyMap<string, LimitOperationRow>, idOf: (counter: string) => number) {
  return [...operations].sort(byKey).map(([key, { status, delta }]): readonly Cell[] => {
    const [counter = '', operation = ''] = key.split('\n');
    return [operation, idOf(counter), STATUSES.indexOf(status), delta];
  });
}

/** What the batch added: this node's stripe takes all of it, also when the account was judged by the sum of its stripes. */
function balanceCells({ key, id, row }: Written<AccountRow>, books: LockedBooks, stripe: number): readonly Cell[] {
  const before = books.before(key) ?? { own: 0n, outgoing: 0n, incoming: 0n };
  return [id, stripe, row.own - before.own, row.outgoing - before.outgoing, row.incoming - before.incoming];
}

function postingCells({ planId, batchId, postings }: HeldBatch, { plans, accounts }: LockedBooks) {
  return postings.map(({ source, destination, amountMinor, currency, details }): readonly Cell[] => [
    plans.idOf(planId),
    batchId,
    accounts.idOf(source),
    accounts.idOf(destination),
    amountMinor,
    currency,
    details ?? null,
  ]);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
