/**
 * Conditions and selectors of terms and rules. A condition is three-valued: true, false, or undecided when it touches a
 * value that is not known yet (decisions #26). This module says what they mean; `config` compiles them from CEL.
 */
export interface Condition {
  /** The expression as the document has it, for explanations. */
  readonly source: string;
  /** Throws `Misconfigured` when the expression fails for any reason but a missing value. */
  evaluate(variables: Variables): Verdict;
}

export type Verdict = 'true' | 'false' | 'undecided';

/** What conditions see. Names are those of the documents; absent values are left out, never null, '' or 0. */
export interface Variables {
  readonly category?: string;
  readonly currency?: string;
  /** Minor units. */
  readonly amount?: bigint;
  readonly payment_tool?: Readonly<Record<string, string | boolean>>;
  readonly payment_method?: string;
  readonly party?: string;
  readonly shop?: string;
  readonly shop_location?: string;
  readonly trust_level?: string;
  readonly risk_score?: string;
  readonly flow?: string;
  /** The route in question: known to blacklists alone. */
  readonly provider?: string;
  readonly terminal?: string;
}

/** A value by conditions, in order. */
export interface Selector<T> {
  readonly decisions: readonly { readonly when: Condition; readonly value: T }[];
}

export type Reduced<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/** The business configuration contradicts itself at this point; the document, not the caller, is at fault. */
export class Misconfigured extends Error {
  override readonly name = 'Misconfigured';
}

/**
 * The value of the first decision that is not definitely false. An undecided one leaves the whole selector unreduced, and
 * so does the end of the list (reference §5.1).
 */
export function reduce<T>(selector: Selector<T>, variables: Variables): Reduced<T> {
  for (const decision of selector.decisions) {
    const verdict = decision.when.evaluate(variables);
    if (verdict === 'true') return { ok: true, value: decision.value };
    if (verdict === 'undecided') return { ok: false };
  }
  return { ok: false };
}

/**
 * Every value that the selector may still have: those of undecided decisions, up to and with the first one that holds. One
 * value when it reduces, none when all decisions are false.
 */
export function alternatives<T>(selector: Selector<T>, variables: Variables): readonly T[] {
  const values: T[] = [];
  for (const decision of selector.decisions) {
    const verdict = decision.when.evaluate(variables);
    if (verdict !== 'false') values.push(decision.value);
    if (verdict === 'true') break;
  }
  return values;
}

export const ALWAYS: Condition = { source: 'true', evaluate: () => 'true' };

/** A selector that is the same value whatever the variables. */
export function constant<T>(value: T): Selector<T> {
  return { decisions: [{ when: ALWAYS, value }] };
}

/** `reduce`, where an unreduced selector is a fault of the document that `what` names. */
export function mustReduce<T>(selector: Selector<T>, variables: Variables, what: string): T {
  const reduced = reduce(selector, variables);
  if (!reduced.ok) throw new Misconfigured(`${what} does not reduce to a value`);
  return reduced.value;
}
