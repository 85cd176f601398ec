import { z } from 'zod';
import type { AccountRole } from '../domain/cashflow/cash-flow.ts';
import { constant, type Selector } from '../domain/condition.ts';
import { isClientId } from '../domain/ids.ts';
import { isCurrency } from '../domain/money.ts';
import { RISK_SCORES } from '../domain/risk.ts';
import { parseAmountRange } from './amount.ts';
import { compileCondition } from './condition.ts';
import { parseDuration, parseSpan } from './duration.ts';
import type { Parsed } from './parsed.ts';
import { parseVolume } from './volume.ts';

/** Schemas of single values of a document: they come out parsed, conditions compiled. */

/** Text that one of our parsers understands. */
export function written<T>(parse: (text: string) => Parsed<T>) {
  return z.string().transform((text, context): T => {
    const result = parse(text);
    if (result.ok) return result.value;
    context.addIssue({ code: 'custom', message: result.message });
    return z.NEVER;
  });
}

/** `is required` reads better than "expected string, received undefined". */
export const errorMap: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is required';
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof issue.input === 'number')
    return 'must be text: put it in quotes';
  if (issue.code === 'invalid_key') return issue.issues[0]?.message;
  return undefined;
};

/** Chooses the schema by what is written, so that faults are those of the form that was meant; a union reports none of them. */
export function depending<Value>(choose: (input: unknown) => z.ZodType<Value>) {
  return z.unknown().transform((input, context): Value => {
    const result = choose(input).safeParse(input, { error: errorMap });
    if (result.success) return result.data;
    for (const issue of result.error.issues) context.issues.push({ ...issue, input } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
}

export const id = z.string().refine(isClientId, 'is not an id: letters, digits, _ and -, at most 64');
export const text = z.string().min(1).max(500);
/** `when: true` is a boolean to YAML. */
export const condition = z.preprocess(
  (input) => (typeof input === 'boolean' ? String(input) : input),
  written((source) => compileCondition(source)),
);
/** The same for a payment on one of its routes. */
export const routeCondition = z.preprocess(
  (input) => (typeof input === 'boolean' ? String(input) : input),
  written((source) => compileCondition(source, 'route')),
);
export const currency = z.string().refine(isCurrency, 'is not a currency code of ISO 4217, such as RUB');
export const secretName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'is the name of a secret, not its value: capital letters, digits and _');
const volume = written(parseVolume);
export const duration = written((value) => parseDuration(value));
export const span = written(parseSpan);
export const range = written(parseAmountRange);
export const riskScore = z.enum(RISK_SCORES);

const METHOD =
  /^(?:card\/[a-z0-9_-]+(?:\/empty-cvv|\/[a-z0-9_-]+\/(?:dpan|none))?|(?:terminal|wallet|mobile|crypto|generic)\/[A-Za-z0-9_.-]+)$/;
const method = z
  .string()
  .regex(
    METHOD,
    'is not a payment method, such as card/visa, card/visa/empty-cvv, card/visa/applepay/dpan or wallet/<service>',
  );

const ROLES: readonly AccountRole[] = [
  'merchant.settlement',
  'merchant.guarantee',
  'provider.settlement',
  'system.settlement',
  'system.subagent',
  'external.income',
  'external.outcome',
];

export const posting = z
  .strictObject({ from: z.enum(ROLES), to: z.enum(ROLES), volume, details: text.exactOptional() })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'is the account that the posting is from' })
  .transform(({ from, to, ...rest }) => ({ source: from, destination: to, ...rest }));

/** A value, or a list of `{when: condition, then: value}` whose first condition that is not false decides. */
export function selector<Value>(value: z.ZodType<Value>) {
  const plain = value.transform((only) => constant(only));
  const decisions = z
    .array(
      // biome-ignore lint/suspicious/noThenProperty: plain data of the document, which nobody awaits.
      z.strictObject({ when: condition, then: value }).transform(({ when, then }) => ({ when, value: then as Value })),
    )
    .transform((list) => ({ decisions: list }));
  return depending<Selector<Value>>((input) => (isDecisions(input) ? decisions : plain));
}

function isDecisions(input: unknown): boolean {
  return (
    Array.isArray(input) &&
    input.some((item) => typeof item === 'object' && item !== null && ('when' in item || 'then' in item))
  );
}

export const methods = selector(z.array(method));
export const postings = selector(z.array(posting));
export const categories = selector(z.array(id));
export const currencies = selector(z.array(currency));
