import { assert } from '../base/assert.ts';
import type { Posting } from './cashflow/cash-flow.ts';
import type { AccountId, PlanId } from './ids.ts';
import type { CurrencyCode } from './money.ts';

/**
 * Posting plans (reference §6.5). A plan is a list of numbered batches that are held, then committed or rolled back once.
 *  L1 `own` changes only at commit, by the net of the plan.
 *  L2 a held plan reserves its net per account: negative nets lower `minAvailable`, positive ones raise `maxAvailable`.
 *  L3 several batches count as their net: when a later batch turns the sign, the earlier reservation is released.
 */
export interface PlanState {
  readonly id: PlanId;
  readonly batches: readonly PlanBatch[];
  readonly status: 'held' | 'committed' | 'rolled_back';
}

export interface PlanBatch {
  /** Rising within a plan, from 1. */
  readonly id: number;
  readonly postings: readonly Posting[];
}

/** What one plan operation adds to one account's row. All three are signed minor units. */
export interface BalanceDelta {
  readonly accountId: AccountId;
  readonly currency: CurrencyCode;
  readonly ownMinor: bigint;
  /** Added to the sum of pending outgoing amounts, a number never above zero. */
  readonly outgoingMinor: bigint;
  /** Added to the sum of pending incoming amounts, a number never below zero. */
  readonly incomingMinor: bigint;
}

/** What a change does to a plan, with the balance rows it moves, so that a driver adds and never computes. */
export type PlanOperation =
  | {
      readonly type: 'hold';
      readonly planId: PlanId;
      readonly batch: PlanBatch;
      readonly deltas: readonly BalanceDelta[];
    }
  | { readonly type: 'commit'; readonly planId: PlanId; readonly deltas: readonly BalanceDelta[] }
  | { readonly type: 'rollback'; readonly planId: PlanId; readonly deltas: readonly BalanceDelta[] };

/** Guards a hold: the account's `minAvailable` after the append must be at least this many minor units. */
export interface AccountGuard {
  readonly accountId: AccountId;
  readonly minAvailableMinor: bigint;
}

export function newPlan(id: PlanId): PlanState {
  return { id, batches: [], status: 'held' };
}

export function withBatch(plan: PlanState, batch: PlanBatch): PlanState {
  assert(plan.status === 'held', `plan ${plan.id} is final`);
  const last = plan.batches.at(-1);
  assert(last === undefined || batch.id > last.id, `batch ids of plan ${plan.id} must rise`);
  return { ...plan, batches: [...plan.batches, batch] };
}

export function holdBatch(plan: PlanState, batch: PlanBatch): PlanOperation {
  const deltas = differences(netOf(plan.batches), netOf([...plan.batches, batch]));
  return { type: 'hold', planId: plan.id, batch, deltas };
}

/** What is held by `after` and was not by `before`, the same plan earlier: its new batches, one after the other. */
export function holdNewBatches(before: PlanState | undefined, after: PlanState): readonly PlanOperation[] {
  let plan = before ?? newPlan(after.id);
  const operations: PlanOperation[] = [];
  for (const batch of after.batches.slice(plan.batches.length)) {
    operations.push(holdBatch(plan, batch));
    plan = withBatch(plan, batch);
  }
  return operations;
}

export function commitPlan(plan: PlanState): PlanOperation {
  assert(plan.status === 'held', `plan ${plan.id} is final`);
  const released = differences(netOf(plan.batches), new Map());
  const nets = netOf(plan.batches);
  const deltas = released.map((delta) => ({ ...delta, ownMinor: nets.get(delta.accountId)?.amountMinor ?? 0n }));
  return { type: 'commit', planId: plan.id, deltas };
}

export function rollbackPlan(plan: PlanState): PlanOperation {
  assert(plan.status === 'held', `plan ${plan.id} is final`);
  return { type: 'rollback', planId: plan.id, deltas: differences(netOf(plan.batches), new Map()) };
}

type Nets = ReadonlyMap<AccountId, { readonly amountMinor: bigint; readonly currency: CurrencyCode }>;

/** Net movement per account of all batches together (L3). */
export function netOf(batches: readonly PlanBatch[]): Nets {
  const nets = new Map<AccountId, { amountMinor: bigint; currency: CurrencyCode }>();
  const add = (accountId: AccountId, amountMinor: bigint, currency: CurrencyCode) => {
    const net = nets.get(accountId);
    if (net === undefined) nets.set(accountId, { amountMinor, currency });
    else net.amountMinor += amountMinor;
  };
  for (const batch of batches) {
    for (const posting of batch.postings) {
      const { amountMinor, currency } = posting.volume;
      add(posting.source.accountId, -amountMinor, currency);
      add(posting.destination.accountId, amountMinor, currency);
    }
  }
  return nets;
}

function differences(before: Nets, after: Nets): readonly BalanceDelta[] {
  const deltas: BalanceDelta[] = [];
  for (const accountId of new Set([...before.keys(), ...after.keys()])) {
    const from = before.get(accountId);
    const to = after.get(accountId);
    const currency = (to ?? from)?.currency;
    assert(currency !== undefined, 'an account of a net has a currency');
    const outgoingMinor = negative(to?.amountMinor) - negative(from?.amountMinor);
    const incomingMinor = positive(to?.amountMinor) - positive(from?.amountMinor);
    deltas.push({ accountId, currency, ownMinor: 0n, outgoingMinor, incomingMinor });
  }
  return deltas;
}

function negative(amountMinor = 0n): bigint {
  return amountMinor < 0n ? amountMinor : 0n;
}

function positive(amountMinor = 0n): bigint {
  return amountMinor > 0n ? amountMinor : 0n;
}
