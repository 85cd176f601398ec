import type { Posting } from '../domain/cashflow/cash-flow.ts';
import { type AccountId, type PlanId, partitionOf, type StreamId } from '../domain/ids.ts';
import type { BalanceDelta, PlanOperation } from '../domain/ledger.ts';
import type { LimitOperation } from '../domain/limits/limit.ts';
import type { Append, Verdict } from '../ports/journal.ts';
import type { PlanStatus } from '../ports/ledger.ts';

/**
 * Decides one append against the rows it meets, and says which rows it leaves. Every driver asks this judge, one append
 * after another in the order of the batch, so that they cannot differ in a rule. Not responsible for reading or writing
 * the rows, nor for anything that needs no decision (timer, keys, search rows, inbox).
 *
 *  G1 Nothing is changed before the verdict: rows are copied when touched, so a refusal leaves no trace (J5).
 *  G2 Operations of one append see each other in order: plans, limits, then guards over the sum of them.
 *  G3 Refusals are found in this order: epoch, sequence, tag, plan, guard. An old writer learns that it is old before
 *     anything else (J2).
 */
export function judge(append: Append, books: Books): Judgement {
  const epoch = books.epoch(partitionOf(append.stream));
  if (epoch === 0 || append.epoch !== epoch) return { ok: false, conflict: 'epoch' };
  if (append.sequence !== books.sequence(append.stream) + 1) return { ok: false, conflict: 'sequence' };
  for (const tag of append.tags) {
    const owner = books.tagOwner(tag);
    if (owner !== undefined && owner !== append.stream)
      return { ok: false, conflict: 'tag', detail: `tag ${tag} is bound to another stream` };
  }
  if (append.plans.length + append.limits.length + append.accountGuards.length === 0)
    return { ok: true, effects: NO_EFFECTS };

  const draft = newDraft(books);
  for (const operation of append.plans) {
    const fault = applyPlan(operation, append, draft);
    if (fault !== undefined) return { ok: false, conflict: 'plan', detail: fault };
  }
  let exceeded = false;
  for (const operation of append.limits) {
    const outcome = applyLimit(operation, draft);
    if (outcome === 'exceeded') exceeded = true;
    else if (outcome !== undefined) return { ok: false, conflict: 'plan', detail: outcome };
  }
  for (const { accountId, minAvailableMinor } of append.accountGuards) {
    if (minAvailable(draft.balances.get(accountId)) < minAvailableMinor) exceeded = true;
  }
  return exceeded ? guardRefusal(append, books) : { ok: true, effects: draft };
}

/** Rows as they are when the append is judged: those on disk with what earlier appends of the batch did. */
export interface Books {
  /** 0 while nobody has acquired the partition: then nothing is accepted. */
  epoch(partition: number): number;
  sequence(stream: StreamId): number;
  tagOwner(tag: string): StreamId | undefined;
  plan(planId: PlanId): PlanRow | undefined;
  /** Postings of a saved batch, empty when there is none. Asked for only when a hold comes again. */
  batch(planId: PlanId, batchId: number): readonly SavedPosting[];
  balance(accountId: AccountId): BalanceRow | undefined;
  counter(counter: string): CounterRow | undefined;
  limitOperation(key: LimitOperationKey): LimitOperationRow | undefined;
}

export interface PlanRow {
  readonly stream: StreamId;
  readonly status: PlanStatus;
  readonly lastBatchId: number;
  readonly holdTime: number;
  readonly finalTime?: number;
}

export interface SavedPosting {
  readonly source: AccountId;
  readonly destination: AccountId;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly details?: string;
}

export interface BalanceRow {
  readonly currency: string;
  readonly own: bigint;
  readonly outgoing: bigint;
  readonly incoming: bigint;
}

export interface CounterRow {
  readonly held: bigint;
  readonly committed: bigint;
}

export interface LimitOperationRow {
  readonly status: PlanStatus;
  /** What is held; once committed, what was committed. */
  readonly delta: bigint;
}

/** `counter` and `operation` with a line feed between them. */
export type LimitOperationKey = string;

export function limitOperationKey(counter: string, operation: string): LimitOperationKey {
  return `${counter}\n${operation}`;
}

export type Refused = Extract<Verdict, { readonly ok: false }>;

export type Judgement = { readonly ok: true; readonly effects: Effects } | Refused;

/** Rows as they must be afterwards, by key. */
export interface Effects {
  readonly plans: Changed<PlanId, PlanRow>;
  readonly postings: readonly HeldBatch[];
  readonly balances: Changed<AccountId, BalanceRow>;
  readonly counters: Changed<string, CounterRow>;
  readonly limitOperations: Changed<LimitOperationKey, LimitOperationRow>;
}

export interface HeldBatch {
  readonly planId: PlanId;
  readonly batchId: number;
  readonly postings: readonly SavedPosting[];
}

export interface Changed<Key, Row> {
  readonly changed: ReadonlyMap<Key, Row>;
}

interface Overlay<Key, Row> extends Changed<Key, Row> {
  get(key: Key): Row | undefined;
  set(key: Key, row: Row): void;
}

interface Draft extends Effects {
  readonly plans: Overlay<PlanId, PlanRow>;
  readonly postings: HeldBatch[];
  readonly balances: Overlay<AccountId, BalanceRow>;
  readonly counters: Overlay<string, CounterRow>;
  readonly limitOperations: Overlay<LimitOperationKey, LimitOperationRow>;
  batch(planId: PlanId, batchId: number): readonly SavedPosting[];
}

const NOTHING: Changed<string, never> = { changed: new Map<string, never>() };
const NO_EFFECTS: Effects = {
  plans: NOTHING,
  postings: [],
  balances: NOTHING,
  counters: NOTHING,
  limitOperations: NOTHING,
};

function newDraft(books: Books): Draft {
  const postings: HeldBatch[] = [];
  return {
    plans: overlay((planId) => books.plan(planId)),
    postings,
    balances: overlay((accountId) => books.balance(accountId)),
    counters: overlay((counter) => books.counter(counter)),
    limitOperations: overlay((key) => books.limitOperation(key)),
    batch: (planId, batchId) =>
      postings.find((held) => held.planId === planId && held.batchId === batchId)?.postings ??
      books.batch(planId, batchId),
  };
}

function overlay<Key, Row>(load: (key: Key) => Row | undefined): Overlay<Key, Row> {
  const changed = new Map<Key, Row>();
  return { changed, get: (key) => changed.get(key) ?? load(key), set: (key, row) => changed.set(key, row) };
}

/** Returns what is wrong, if anything is. The sentences are those of reference §6.5 where it has them. */
function applyPlan(operation: PlanOperation, append: Append, draft: Draft): string | undefined {
  const { planId } = operation;
  const plan = draft.plans.get(planId);
  if (operation.type === 'hold') {
    const { batch } = operation;
    if (plan !== undefined && plan.status !== 'held') return `unable to change plan state: ${planId} is ${plan.status}`;
    if (plan !== undefined && batch.id <= plan.lastBatchId) {
      const same = samePostings(draft.batch(planId, batch.id), batch.postings.map(saved));
      return same ? undefined : `batch ${batch.id} of plan ${planId} was held with other postings, or is out of order`;
    }
    if (!batch.postings.every((posting) => fits(posting.volume.amountMinor)))
      return `an amount of plan ${planId} does not fit in 64 bits`;
    draft.plans.set(planId, {
      stream: plan?.stream ?? append.stream,
      status: 'held',
      lastBatchId: batch.id,
      holdTime: plan?.holdTime ?? append.record.time,
    });
    draft.postings.push({ planId, batchId: batch.id, postings: batch.postings.map(saved) });
    return applyDeltas(operation.deltas, draft);
  }
  const status = operation.type === 'commit' ? 'committed' : 'rolled_back';
  if (plan === undefined) return `Posting plan not found: ${planId}`;
  if (plan.status === status) return undefined;
  if (plan.status !== 'held') return `unable to change plan state: ${planId} is ${plan.status}`;
  draft.plans.set(planId, { ...plan, status, finalTime: append.record.time });
  return applyDeltas(operation.deltas, draft);
}

function applyDeltas(deltas: readonly BalanceDelta[], draft: Draft): string | undefined {
  for (const { accountId, currency, ownMinor, outgoingMinor, incomingMinor } of deltas) {
    const balance = draft.balances.get(accountId) ?? { currency, own: 0n, outgoing: 0n, incoming: 0n };
    if (balance.currency !== currency) return `account ${accountId} is in ${balance.currency}, not in ${currency}`;
    const own = balance.own + ownMinor;
    const outgoing = balance.outgoing + outgoingMinor;
    const incoming = balance.incoming + incomingMinor;
    if (!fits(own) || !fits(outgoing) || !fits(incoming))
      return `the balance of account ${accountId} would not fit in 64 bits`;
    draft.balances.set(accountId, { currency, own, outgoing, incoming });
  }
  return undefined;
}

/** Returns `exceeded`, or what is wrong, if anything is. */
function applyLimit(operation: LimitOperation, draft: Draft): string | undefined {
  const key = limitOperationKey(operation.counter, operation.operation);
  const known = draft.limitOperations.get(key);
  const counter = draft.counters.get(operation.counter) ?? { held: 0n, committed: 0n };
  if (operation.type === 'hold') {
    if (known?.status === 'held' && known.delta === operation.delta) return undefined;
    if (known !== undefined)
      return `limit operation ${operation.operation} on ${operation.counter} is ${known.status} with ${known.delta}`;
    const held = counter.held + operation.delta;
    const { boundary } = operation;
    const exceeded = boundary !== undefined && held + counter.committed > boundary;
    // Held in the draft all the same: what the same append makes of the hold later is not at fault (G2, G3).
    const row = { status: 'held', delta: operation.delta } as const;
    const wrong = settle(key, row, operation.counter, { held, committed: counter.committed }, draft);
    return wrong ?? (exceeded ? 'exceeded' : undefined);
  }
  const status = operation.type === 'commit' ? 'committed' : 'rolled_back';
  if (known === undefined) return `limit operation ${operation.operation} on ${operation.counter} was never held`;
  if (known.status === status) return undefined;
  if (known.status !== 'held')
    return `limit operation ${operation.operation} on ${operation.counter} is ${known.status}`;
  const held = counter.held - known.delta;
  if (operation.type === 'rollback') {
    return settle(
      key,
      { status, delta: known.delta },
      operation.counter,
      { held, committed: counter.committed },
      draft,
    );
  }
  const committed = counter.committed + operation.delta;
  return settle(key, { status, delta: operation.delta }, operation.counter, { held, committed }, draft);
}

function settle(
  key: LimitOperationKey,
  row: LimitOperationRow,
  counter: string,
  counterRow: CounterRow,
  draft: Draft,
): string | undefined {
  if (!fits(counterRow.held) || !fits(counterRow.committed) || !fits(row.delta))
    return `counter ${counter} would not fit in 64 bits`;
  draft.limitOperations.set(key, row);
  draft.counters.set(counter, counterRow);
  return undefined;
}

function guardRefusal(append: Append, books: Books): Judgement {
  const counters = new Map<string, bigint>();
  for (const operation of append.limits) {
    const row = operation.type === 'hold' ? books.counter(operation.counter) : undefined;
    if (operation.type === 'hold') counters.set(operation.counter, row === undefined ? 0n : row.held + row.committed);
  }
  const balances = new Map(
    append.accountGuards.map(({ accountId }) => [accountId, minAvailable(books.balance(accountId))]),
  );
  return { ok: false, conflict: 'guard', counters, balances };
}

function minAvailable(balance: BalanceRow | undefined): bigint {
  return balance === undefined ? 0n : balance.own + balance.outgoing;
}

function saved(posting: Posting): SavedPosting {
  return {
    source: posting.source.accountId,
    destination: posting.destination.accountId,
    amountMinor: posting.volume.amountMinor,
    currency: posting.volume.currency,
    ...(posting.details === undefined ? {} : { details: posting.details }),
  };
}

function samePostings(a: readonly SavedPosting[], b: readonly SavedPosting[]): boolean {
  return a.length === b.length && a.every((posting, index) => samePosting(posting, b[index]));
}

function samePosting(a: SavedPosting, b: SavedPosting | undefined): boolean {
  return (
    a.source === b?.source &&
    a.destination === b.destination &&
    a.amountMinor === b.amountMinor &&
    a.currency === b.currency &&
    a.details === b.details
  );
}

function fits(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}
