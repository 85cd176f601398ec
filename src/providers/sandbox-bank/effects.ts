import type { Effect, Payment } from './model.ts';
import { OPERATIONS, type OperationKind } from './outcome.ts';

/**
 * Everything that moved money, so that drills can count what happened twice. Recording is cheap; reports scan.
 */
export interface EffectBook {
  record(effect: Effect): void;
  of(reference: string): readonly Effect[];
  summary(payment: (id: string) => Payment | undefined): EffectSummary;
}

export interface EffectSummary {
  readonly totals: Readonly<
    Record<OperationKind, { readonly count: number; readonly amountMinor: Readonly<Record<string, string>> }>
  >;
  /** References whose authorisation, capture, refund or payout stands more than once: money moved twice. Must be 0. */
  readonly doubled: number;
  /** As `doubled`, but counting those that were voided since: a cascade to this same bank is one. */
  readonly repeated: number;
  /** Keys whose effect was executed more than once. Must be 0. */
  readonly doubledKeys: number;
  /** The first hundred that `doubled` counts. */
  readonly doubledReferences: readonly string[];
}

/** A void takes nothing, so a second one doubles nothing. */
const COUNTED: readonly OperationKind[] = ['authorise', 'capture', 'refund', 'payout'];
const NAMED_LIMIT = 100;

export function effectBook(): EffectBook {
  const byReference = new Map<string, Effect[]>();
  return {
    record(effect) {
      const known = byReference.get(effect.reference);
      if (known === undefined) byReference.set(effect.reference, [effect]);
      else known.push(effect);
    },
    of: (reference) => byReference.get(reference) ?? [],
    summary: (payment) => summarise(byReference, payment),
  };
}

function summarise(
  byReference: ReadonlyMap<string, readonly Effect[]>,
  payment: (id: string) => Payment | undefined,
): EffectSummary {
  const totals = Object.fromEntries(OPERATIONS.map((operation) => [operation, total()])) as Record<
    OperationKind,
    Total
  >;
  const doubledReferences: string[] = [];
  let repeated = 0;
  let doubledKeys = 0;
  for (const [reference, effects] of byReference) {
    for (const effect of effects) add(totals[effect.operation], effect);
    const keys = new Set(effects.map((effect) => `${effect.operation} ${effect.key}`));
    doubledKeys += effects.length - keys.size;
    for (const operation of COUNTED) {
      const executed = effects.filter((effect) => effect.operation === operation);
      if (executed.length < 2) continue;
      repeated += 1;
      if (executed.filter((effect) => payment(effect.paymentId)?.status !== 'voided').length > 1)
        doubledReferences.push(`${operation} ${reference}`);
    }
  }
  return {
    totals,
    doubled: doubledReferences.length,
    repeated,
    doubledKeys,
    doubledReferences: doubledReferences.slice(0, NAMED_LIMIT),
  };
}

interface Total {
  count: number;
  readonly amountMinor: Record<string, string>;
}

function total(): Total {
  return { count: 0, amountMinor: {} };
}

function add(sum: Total, effect: Effect): void {
  sum.count += 1;
  sum.amountMinor[effect.currency] = String(BigInt(sum.amountMinor[effect.currency] ?? 0) + effect.amountMinor);
}
