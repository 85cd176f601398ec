import type { Booking } from '../../src/domain/booking.ts';

/** Books kept the slow and obvious way, for comparison: plans with their postings, balances recomputed from them each time. */
export interface NaiveLedger {
  apply(booking: Booking): void;
  /** Own amount per account, from committed plans. */
  own(): ReadonlyMap<string, bigint>;
  /** What is own, and the least and the most that may be of it once what is held is decided. */
  amounts(account: string): { readonly own: bigint; readonly min: bigint; readonly max: bigint };
  /** Plans and limit shares that are held and neither committed nor given back. */
  open(): readonly string[];
  committedLimits(): ReadonlyMap<string, bigint>;
}

interface Plan {
  readonly postings: { readonly from: string; readonly to: string; readonly amountMinor: bigint }[];
  status: 'held' | 'committed' | 'rolled_back';
}

interface Share {
  readonly counter: string;
  delta: bigint;
  status: 'held' | 'committed' | 'rolled_back';
}

export function naiveLedger(): NaiveLedger {
  const plans = new Map<string, Plan>();
  const shares = new Map<string, Share>();

  const heldPlan = (planId: string): Plan => {
    const plan = plans.get(planId);
    if (plan?.status !== 'held') throw new Error(`plan ${planId} is ${plan?.status ?? 'unknown'}`);
    return plan;
  };
  const heldShare = (operation: string, counter: string): Share => {
    const share = shares.get(`${operation} ${counter}`);
    if (share?.status !== 'held') throw new Error(`share ${operation} is ${share?.status ?? 'unknown'}`);
    return share;
  };

  return {
    apply: ({ plans: planOperations, limits }) => {
      for (const operation of planOperations) {
        if (operation.type === 'hold') {
          const plan = plans.get(operation.planId) ?? { postings: [], status: 'held' };
          plans.set(operation.planId, plan);
          heldPlan(operation.planId);
          for (const { source, destination, volume } of operation.batch.postings) {
            plan.postings.push({ from: source.accountId, to: destination.accountId, amountMinor: volume.amountMinor });
          }
        } else {
          heldPlan(operation.planId).status = operation.type === 'commit' ? 'committed' : 'rolled_back';
        }
      }
      for (const limit of limits) {
        const key = `${limit.operation} ${limit.counter}`;
        if (limit.type === 'hold') {
          if (shares.has(key)) throw new Error(`share ${key} is held twice`);
          shares.set(key, { counter: limit.counter, delta: limit.delta, status: 'held' });
        } else {
          const share = heldShare(limit.operation, limit.counter);
          share.status = limit.type === 'commit' ? 'committed' : 'rolled_back';
          if (limit.type === 'commit') share.delta = limit.delta;
        }
      }
    },
    own: () => {
      const own = new Map<string, bigint>();
      for (const { postings, status } of plans.values()) {
        if (status !== 'committed') continue;
        for (const { from, to, amountMinor } of postings) {
          own.set(from, (own.get(from) ?? 0n) - amountMinor);
          own.set(to, (own.get(to) ?? 0n) + amountMinor);
        }
      }
      return own;
    },
    amounts: (account) => {
      const amounts = { own: 0n, min: 0n, max: 0n };
      for (const { postings, status } of plans.values()) {
        const net = postings.reduce((sum, { from, to, amountMinor }) => {
          return sum + (to === account ? amountMinor : 0n) - (from === account ? amountMinor : 0n);
        }, 0n);
        if (status === 'rolled_back') continue;
        if (status === 'committed') amounts.own += net;
        if (status === 'committed' || net < 0n) amounts.min += net;
        if (status === 'committed' || net > 0n) amounts.max += net;
      }
      return amounts;
    },
    open: () => [
      ...[...plans].filter(([, { status }]) => status === 'held').map(([id]) => id),
      ...[...shares].filter(([, { status }]) => status === 'held').map(([key]) => key),
    ],
    committedLimits: () => {
      const totals = new Map<string, bigint>();
      for (const { counter, delta, status } of shares.values()) {
        if (status === 'committed') totals.set(counter, (totals.get(counter) ?? 0n) + delta);
      }
      return totals;
    },
  };
}
