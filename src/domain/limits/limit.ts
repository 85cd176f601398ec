/** Turnover limits (reference §7): how a payment's share of a counter is named, held, committed and given back. */

/** One held share of one counter. What was held is a fact of the change that held it, never looked up again. */
export interface LimitHold {
  readonly limitId: string;
  /** Counter identity: limit, version, scope values and calendar shard. */
  readonly counter: string;
  /** Idempotency of the share: the same operation is held, committed or rolled back at most once. */
  readonly operation: string;
  /** Minor units for the amount metric, ±1 for the number metric. */
  readonly delta: bigint;
  readonly boundary: bigint;
  readonly metric: 'amount' | 'number';
  /** Counted, but never refused: what has happened already (a registered payment, a refund). */
  readonly unbounded?: boolean;
  /** Counts attempts that failed: kept when the attempt is rolled back after a failed session, given back otherwise. */
  readonly inverted?: boolean;
}

/**
 * What a change does to counters. A `hold` is a guard of the append: it is refused when the counter's held and committed
 * shares together would be strictly greater than the boundary (or do not fit, when `boundary` is absent, never).
 */
export type LimitOperation =
  | {
      readonly type: 'hold';
      readonly counter: string;
      readonly operation: string;
      readonly delta: bigint;
      readonly boundary?: bigint;
    }
  | { readonly type: 'commit'; readonly counter: string; readonly operation: string; readonly delta: bigint }
  | { readonly type: 'rollback'; readonly counter: string; readonly operation: string };

export function holdOperations(holds: readonly LimitHold[]): readonly LimitOperation[] {
  return holds.map((hold) => ({
    type: 'hold',
    counter: hold.counter,
    operation: hold.operation,
    delta: heldDelta(hold),
    ...(hold.unbounded === true ? {} : { boundary: hold.boundary }),
  }));
}

/**
 * What a share counts while it is held. A refund that takes from a counter takes once it has succeeded: before, it would make
 * room for a payment that stays when the refund fails, and the counter would stand above its boundary.
 */
export function heldDelta({ delta }: LimitHold): bigint {
  return delta < 0n ? 0n : delta;
}

/**
 * Commits what was held; an amount share with the captured amount, when one is given (reference §7.1). A share that counts
 * failures is given back: this was a success.
 */
export function commitOperations(holds: readonly LimitHold[], capturedMinor?: bigint): readonly LimitOperation[] {
  return holds.map((hold) =>
    hold.inverted === true ? givenBack(hold) : kept(hold, hold.metric === 'amount' ? capturedMinor : undefined),
  );
}

/** Gives back what was held. After a failed session a share that counts failures is kept (reference §7.2). */
export function rollbackOperations(holds: readonly LimitHold[], sessionFailed = false): readonly LimitOperation[] {
  return holds.map((hold) => (hold.inverted === true && sessionFailed ? kept(hold) : givenBack(hold)));
}

/** The same shares, counted whatever the counters say: what has happened already is not refused. */
export function unbounded(holds: readonly LimitHold[]): readonly LimitHold[] {
  return holds.map((hold) => ({ ...hold, unbounded: true }));
}

function kept({ counter, operation, delta }: LimitHold, committed = delta): LimitOperation {
  return { type: 'commit', counter, operation, delta: committed };
}

function givenBack({ counter, operation }: LimitHold): LimitOperation {
  return { type: 'rollback', counter, operation };
}
