import { magicPlan } from './magic.ts';
import { APPROVE, type Outcome, type Plan, type PlanStep } from './outcome.ts';

/**
 * Which outcome the next call gets: by a script for its reference, else by the magic of its payment, else `otherwise`, else
 * approval.
 * Counts only calls that reach execution; a repeat that gets its stored answer uses up nothing.
 */
export interface Scripts {
  /** A reference, or a pattern in which `*` stands for any characters. A later script wins, an exact one before any pattern. */
  set(pattern: string, plan: Plan): void;
  clear(): void;
  next(reference: string, operation: PlanStep, magic: string | undefined, otherwise?: Outcome): Outcome;
}

export function scripts(): Scripts {
  const exact = new Map<string, Plan>();
  let patterns: readonly { readonly pattern: string; readonly matches: RegExp; readonly plan: Plan }[] = [];
  const calls = new Map<string, { readonly reference: string; count: number }>();

  const scripted = (reference: string): Plan | undefined =>
    exact.get(reference) ??
    (patterns.length === 0 ? undefined : patterns.find((entry) => entry.matches.test(reference))?.plan);

  return {
    set(pattern, plan) {
      const matches = patternExpression(pattern);
      if (pattern.includes('*'))
        patterns = [{ pattern, matches, plan }, ...patterns.filter((entry) => entry.pattern !== pattern)];
      else exact.set(pattern, plan);
      for (const [key, call] of calls) if (matches.test(call.reference)) calls.delete(key);
    },
    clear() {
      exact.clear();
      patterns = [];
      calls.clear();
    },
    next(reference, operation, magic, otherwise = APPROVE) {
      const outcomes = scripted(reference)?.[operation] ?? magicPlan(magic)?.[operation];
      if (outcomes === undefined) return otherwise;
      const key = `${operation} ${reference}`;
      const call = calls.get(key) ?? { reference, count: 0 };
      calls.set(key, call);
      call.count += 1;
      return outcomes[Math.min(call.count, outcomes.length) - 1] ?? APPROVE;
    },
  };
}

function patternExpression(pattern: string): RegExp {
  const literal = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`, 's');
}
