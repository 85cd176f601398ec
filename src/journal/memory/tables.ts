import {
  type AccountId,
  PARTITION_COUNT,
  type PartyId,
  type PlanId,
  partitionOf,
  type StreamId,
} from '../../domain/ids.ts';
import type { KeptCallback } from '../../ports/callbacks.ts';
import type { Delivery, DeliveryAttempt } from '../../ports/deliveries.ts';
import type { EvidenceRow } from '../../ports/evidence.ts';
import type {
  Append,
  CustomerKeyRow,
  DisputeRow,
  InvoiceRow,
  PaymentRow,
  PayoutRow,
  SearchRow,
  Snapshot,
  StoredRecord,
  Verdict,
} from '../../ports/journal.ts';
import type { CardRow } from '../../ports/vault.ts';
import {
  type BalanceRow,
  type Books,
  type CounterRow,
  type Effects,
  judge,
  type LimitOperationKey,
  type LimitOperationRow,
  type PlanRow,
  type SavedPosting,
} from '../judge.ts';

/** What the simulated disk holds. */
export interface Tables {
  readonly epochs: number[];
  /** In the global order; position is index + 1. */
  readonly records: StoredRecord[];
  readonly streams: Map<StreamId, StreamRow>;
  readonly snapshots: Map<StreamId, Snapshot>;
  readonly plans: Map<PlanId, PlanRow>;
  /** Position is index + 1. */
  readonly postings: PostingRow[];
  readonly balances: Map<AccountId, BalanceRow>;
  readonly counters: Map<string, CounterRow>;
  readonly limitOperations: Map<LimitOperationKey, LimitOperationRow>;
  readonly tags: Map<string, StreamId>;
  readonly inbox: Map<string, Numbered<KeptCallback>>;
  /** How many callbacks have ever come. */
  callbacksSeen: number;
  /** In the order of their numbers. */
  readonly deliveries: Map<string, DeliveryEntry>;
  /** Position up to which the journal was read for them. */
  deliveryCursor: number;
  /** Of the row that was stored last. */
  deliveryNumber: number;
  readonly invoices: Map<string, Numbered<InvoiceRow>>;
  readonly payments: Map<string, Numbered<PaymentRow>>;
  readonly payouts: Map<string, Numbered<PayoutRow>>;
  readonly disputes: Map<string, Numbered<DisputeRow>>;
  readonly keys: Map<string, CustomerKeyRow>;
  readonly cards: Map<string, CardRow>;
  readonly evidence: Map<string, EvidenceRow>;
}

export interface StreamRow {
  /** Record of sequence n at index n - 1. */
  readonly records: StoredRecord[];
  readonly timer?: number;
  readonly pending: boolean;
}

export interface PostingRow extends SavedPosting {
  readonly planId: PlanId;
  readonly batchId: number;
}

export interface DeliveryEntry extends Numbered<Delivery> {
  readonly attempts: readonly DeliveryAttempt[];
}

/** A row with its place in the order of first appearance. */
export interface Numbered<Row> {
  readonly number: number;
  readonly row: Row;
}

export function newTables(): Tables {
  return {
    epochs: new Array<number>(PARTITION_COUNT).fill(0),
    records: [],
    streams: new Map(),
    snapshots: new Map(),
    plans: new Map(),
    postings: [],
    balances: new Map(),
    counters: new Map(),
    limitOperations: new Map(),
    tags: new Map(),
    inbox: new Map(),
    callbacksSeen: 0,
    deliveries: new Map(),
    deliveryCursor: 0,
    deliveryNumber: 0,
    invoices: new Map(),
    payments: new Map(),
    payouts: new Map(),
    disputes: new Map(),
    keys: new Map(),
    cards: new Map(),
    evidence: new Map(),
  };
}

export function cardKey(partyId: PartyId, token: string): string {
  return `${partyId}/${token}`;
}

/** Judges an append and, when it is accepted, writes all of it. */
export function appendTo(tables: Tables, append: Append): Verdict {
  const judgement = judge(append, booksOf(tables));
  if (!judgement.ok) return judgement;
  const position = writeRecord(tables, append);
  writeEffects(tables, judgement.effects);
  for (const tag of append.tags) tables.tags.set(tag, append.stream);
  for (const key of append.keys)
    if (!tables.keys.has(key.keyId)) tables.keys.set(key.keyId, { ...key, wrapped: key.wrapped.slice() });
  for (const row of append.rows) writeSearchRow(tables, append.stream, row);
  for (const id of append.takenCallbacks) tables.inbox.delete(id);
  return { ok: true, position };
}

function booksOf(tables: Tables): Books {
  return {
    epoch: (partition) => tables.epochs[partition] ?? 0,
    sequence: (stream) => tables.streams.get(stream)?.records.length ?? 0,
    tagOwner: (tag) => tables.tags.get(tag),
    plan: (planId) => tables.plans.get(planId),
    batch: (planId, batchId) =>
      tables.postings
        .filter((posting) => posting.planId === planId && posting.batchId === batchId)
        .map(({ planId: _plan, batchId: _batch, ...posting }) => posting),
    balance: (accountId) => tables.balances.get(accountId),
    counter: (counter) => tables.counters.get(counter),
    limitOperation: (key) => tables.limitOperations.get(key),
  };
}

function writeRecord(tables: Tables, append: Append): number {
  const { stream, sequence, appendId, timer, pending } = append;
  const { kind, time, bytes } = append.record;
  const position = tables.records.length + 1;
  const record = {
    stream,
    partition: partitionOf(stream),
    sequence,
    position,
    appendId,
    kind,
    time,
    bytes: bytes.slice(),
  };
  tables.records.push(record);
  const before = tables.streams.get(stream);
  const due = timer.type === 'keep' ? before?.timer : timer.type === 'set' ? timer.time : undefined;
  const records = before?.records ?? [];
  records.push(record);
  tables.streams.set(stream, { records, pending, ...(due === undefined ? {} : { timer: due }) });
  return position;
}

function writeEffects(tables: Tables, effects: Effects): void {
  for (const [planId, plan] of effects.plans.changed) tables.plans.set(planId, plan);
  for (const { planId, batchId, postings } of effects.postings) {
    for (const posting of postings) tables.postings.push({ ...posting, planId, batchId });
  }
  for (const [accountId, balance] of effects.balances.changed) tables.balances.set(accountId, balance);
  for (const [counter, row] of effects.counters.changed) tables.counters.set(counter, row);
  for (const [key, row] of effects.limitOperations.changed) tables.limitOperations.set(key, row);
}

function writeSearchRow(tables: Tables, stream: StreamId, row: SearchRow): void {
  if (row.type === 'invoice') replace(tables.invoices, stream, row);
  else if (row.type === 'payment') replace(tables.payments, `${stream}/${row.paymentId}`, row);
  else if (row.type === 'payout') replace(tables.payouts, stream, row);
  else replace(tables.disputes, `${stream}/${row.disputeId}`, row);
}

function replace<Row>(rows: Map<string, Numbered<Row>>, key: string, row: Row): void {
  rows.set(key, { number: rows.get(key)?.number ?? rows.size + 1, row });
}
