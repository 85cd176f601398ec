import { assert } from '../base/assert.ts';
import type { Timestamp } from '../base/time.ts';
import type { Booking } from '../domain/booking.ts';
import type { AccountId, PlanId, StreamId } from '../domain/ids.ts';
import type { PlanOperation } from '../domain/ledger.ts';
import type { LimitOperation } from '../domain/limits/limit.ts';
import type { LedgerPlan, LedgerPosting, LimitShare, PlanStatus } from '../ports/ledger.ts';

/**
 * What the changes of one stream make of plans and limit shares, kept the slow and obvious way: postings in a list, sums
 * taken anew each time. It shares no arithmetic with the ledger that it is compared with.
 */
export interface ExpectedBooks {
  readonly plans: Map<PlanId, ExpectedPlan>;
  /** By operation and counter. */
  readonly shares: Map<string, LimitShare>;
}

export interface ExpectedPlan extends Pick<LedgerPlan, 'stream' | 'status' | 'holdTime' | 'finalTime'> {
  readonly postings: readonly ExpectedPosting[];
}

export type ExpectedPosting = Omit<LedgerPosting, 'position' | 'planId' | 'status'>;

/** What a stream adds to the totals. */
export interface Contribution {
  readonly accounts: ReadonlyMap<AccountId, AccountTotal>;
  readonly counters: ReadonlyMap<string, CounterTotal>;
}

export interface AccountTotal {
  readonly currency: string;
  readonly own: bigint;
  /** Never above zero. */
  readonly outgoing: bigint;
  readonly incoming: bigint;
}

export interface CounterTotal {
  readonly held: bigint;
  readonly committed: bigint;
}

export function newBooks(): ExpectedBooks {
  return { plans: new Map(), shares: new Map() };
}

export function shareKey({ operation, counter }: Pick<LimitShare, 'operation' | 'counter'>): string {
  return `${operation}\n${counter}`;
}

/** Throws where the changes contradict themselves, such as a commit of what was never held. */
export function applyBooking(books: ExpectedBooks, booking: Booking, stream: StreamId, time: Timestamp): void {
  for (const operation of booking.plans) applyPlan(books, operation, stream, time);
  for (const operation of booking.limits) applyLimit(books, operation);
}

function applyPlan({ plans }: ExpectedBooks, operation: PlanOperation, stream: StreamId, time: Timestamp): void {
  const { planId } = operation;
  const known = plans.get(planId);
  assert(known === undefined || known.status === 'held', `plan ${planId} is final and changes again`);
  if (operation.type === 'hold') {
    const { id: batchId } = operation.batch;
    const batch = operation.batch.postings.map(({ source, destination, volume, details }) => ({
      batchId,
      source: source.accountId,
      destination: destination.accountId,
      ...volume,
      ...(details === undefined ? {} : { details }),
    }));
    const plan: ExpectedPlan = known ?? { stream, status: 'held', holdTime: time, postings: [] };
    plans.set(planId, { ...plan, postings: [...plan.postings, ...batch] });
    return;
  }
  assert(known !== undefined, `plan ${planId} becomes final and was never held`);
  plans.set(planId, { ...known, status: finalStatus(operation.type), finalTime: time });
}

function applyLimit({ shares }: ExpectedBooks, change: LimitOperation): void {
  const { operation, counter } = change;
  const known = shares.get(shareKey(change));
  if (change.type === 'hold') {
    // A shop that names one limit twice holds it once (J7).
    assert(known === undefined || isRepeat(known, 'held', change.delta), `${operation} holds ${counter} twice`);
    shares.set(shareKey(change), { operation, counter, status: 'held', delta: change.delta });
    return;
  }
  assert(known !== undefined, `${operation} gives up a share of ${counter} that it never held`);
  const status = finalStatus(change.type);
  const delta = change.type === 'commit' ? change.delta : known.delta;
  assert(known.status === 'held' || isRepeat(known, status, delta), `${operation} on ${counter} is ${known.status}`);
  shares.set(shareKey(change), { operation, counter, status, delta });
}

function isRepeat(share: LimitShare, status: PlanStatus, delta: bigint): boolean {
  return share.status === status && share.delta === delta;
}

function finalStatus(type: 'commit' | 'rollback'): PlanStatus {
  return type === 'commit' ? 'committed' : 'rolled_back';
}

export const NO_CONTRIBUTION: Contribution = { accounts: new Map(), counters: new Map() };

/** Sums over plans and shares by reference §6.5: own moves at commit, a held plan reserves its net per account. */
export function contributionOf(
  plans: Iterable<Pick<ExpectedPlan, 'status' | 'postings'>>,
  shares: Iterable<LimitShare>,
): Contribution {
  const accounts = new Map<AccountId, AccountTotal>();
  const counters = new Map<string, CounterTotal>();
  for (const { status, postings } of plans) {
    for (const [accountId, { currency, net }] of netsOf(postings)) {
      addAccount(accounts, accountId, {
        currency,
        own: status === 'committed' ? net : 0n,
        outgoing: status === 'held' && net < 0n ? net : 0n,
        incoming: status === 'held' && net > 0n ? net : 0n,
      });
    }
  }
  for (const { counter, status, delta } of shares) {
    const [held, committed] = [status === 'held' ? delta : 0n, status === 'committed' ? delta : 0n];
    addCounter(counters, counter, { held, committed });
  }
  return { accounts, counters };
}

function netsOf(postings: readonly ExpectedPosting[]): ReadonlyMap<AccountId, { currency: string; net: bigint }> {
  const nets = new Map<AccountId, { currency: string; net: bigint }>();
  const move = (accountId: AccountId, currency: string, amountMinor: bigint) => {
    const net = nets.get(accountId);
    if (net === undefined) nets.set(accountId, { currency, net: amountMinor });
    else net.net += amountMinor;
  };
  for (const { source, destination, amountMinor, currency } of postings) {
    move(source, currency, -amountMinor);
    move(destination, currency, amountMinor);
  }
  return nets;
}

export function addAccount(totals: Map<AccountId, AccountTotal>, accountId: AccountId, more: AccountTotal): void {
  const total = totals.get(accountId);
  totals.set(
    accountId,
    total === undefined
      ? more
      : {
          currency: total.currency,
          own: total.own + more.own,
          outgoing: total.outgoing + more.outgoing,
          incoming: total.incoming + more.incoming,
        },
  );
}

export function addCounter(totals: Map<string, CounterTotal>, counter: string, more: CounterTotal): void {
  const total = totals.get(counter) ?? { held: 0n, committed: 0n };
  totals.set(counter, { held: total.held + more.held, committed: total.committed + more.committed });
}
