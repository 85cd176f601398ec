import { isDeepStrictEqual } from 'node:util';

/** Kinds of fault, causes before consequences: a report is read from the top. */
export const FINDING_TYPES = [
  'record_missing',
  'record_unreadable',
  'record_misfiled',
  'fold_failed',
  'cash_flow_wrong',
  'holds_at_rest',
  'plan_missing',
  'plan_unknown',
  'plan_wrong',
  'posting_wrong',
  'limit_missing',
  'limit_unknown',
  'limit_wrong',
  'balance_wrong',
  'account_below_zero',
  'currency_unbalanced',
  'counter_wrong',
] as const;

export type FindingType = (typeof FINDING_TYPES)[number];

/** One thing that does not hold. */
export interface Finding {
  readonly type: FindingType;
  /** The stream, plan, account or counter at fault. */
  readonly subject: string;
  /** What is there and what should be, as a sentence about the subject. */
  readonly message: string;
}

/** More than anybody reads: what is found beyond it is counted and not kept. */
const MOST_KEPT = 10_000;

export interface Findings {
  add(...findings: readonly Finding[]): void;
  total(): number;
  /** Causes first, then by subject. */
  sorted(): readonly Finding[];
}

export function newFindings(): Findings {
  const kept: Finding[] = [];
  let total = 0;
  return {
    add: (...findings) => {
      total += findings.length;
      kept.push(...findings.slice(0, MOST_KEPT - kept.length));
    },
    total: () => total,
    sorted: () => kept.sort((a, b) => order(a) - order(b) || compareTexts(a.subject, b.subject)),
  };
}

function order({ type }: Finding): number {
  return FINDING_TYPES.indexOf(type);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where two lists differ, at most three places, as sentences. Nothing is put into words before it is known to differ. */
export function differences<Item>(
  noun: string,
  actual: readonly Item[],
  expected: readonly Item[],
  text: (item: Item) => string,
  source: string,
): readonly string[] {
  const found: string[] = [];
  for (let index = 0; index < Math.max(actual.length, expected.length) && found.length < 3; index += 1) {
    const [is, must] = [actual[index], expected[index]];
    if (isDeepStrictEqual(is, must)) continue;
    const [isText, mustText] = [is && text(is), must && text(must)];
    found.push(`${noun} ${index + 1} is ${isText ?? 'missing'}; ${source} says ${mustText ?? 'there is none'}`);
  }
  return found;
}
