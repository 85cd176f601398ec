import { type ASTNode, Environment, EvaluationError, serialize } from '@marcbachmann/cel-js';
import { ALWAYS, type Condition, Misconfigured, type Variables, type Verdict } from '../domain/condition.ts';
import { isCurrency } from '../domain/money.ts';
import { RISK_SCORES } from '../domain/risk.ts';
import { parseAmount } from './amount.ts';
import { malformed, type Parsed, parsed } from './parsed.ts';

/**
 * Compiles conditions from CEL. `&&`, `||`, `!` and `?:` are evaluated here, by three-valued logic; what stands between them
 * is evaluated by cel-js. It has to be so: cel-js forgets an error on the left of an operator when the right side is
 * missing a value, so `1 / 0 == 1 || risk_score == "low"` would be undecided instead of a misconfiguration.
 *  C1 Undecided means: a variable or a field is not known. Nothing else does (decisions #26).
 *  C2 `false && x` is false and `true || x` is true whatever x is, and so are they the other way round when x is undecided.
 *  C3 An operand that fails is a misconfiguration, unless an operand on its left has settled the result.
 *  C4 Whatever can be known to be wrong without a payment (types, names, misspelt words) is refused here.
 */
export function compileCondition(source: string): Parsed<Condition> {
  if (source.length > MAX_SOURCE_LENGTH) return malformed(`a condition has at most ${MAX_SOURCE_LENGTH} characters`);
  try {
    const program = ENVIRONMENT.parse(source);
    const mistake = findMistake(program.ast);
    if (mistake !== undefined) return malformed(mistake);
    const checked = program.check();
    if (!checked.valid) return malformed(explain(checked.error, source));
    if (checked.type !== 'bool') return malformed(`a condition is true or false, this one is of type ${checked.type}`);
    if (program.ast.op === 'value' && program.ast.args === true) return parsed(ALWAYS);
    return parsed({ source, evaluate: compileNode(program.ast, source) });
  } catch (error) {
    return malformed(explain(error, source));
  }
}

const MAX_SOURCE_LENGTH = 4096;

/** What `payment_tool` may hold; a field that the tool lacks is absent. */
const TOOL_FIELDS = {
  type: 'string',
  bin: 'string',
  last_digits: 'string',
  payment_system: 'string',
  issuer_country: 'string',
  bank_name: 'string',
  category: 'string',
  token_service: 'string',
  tokenization_method: 'string',
  cvv_empty: 'bool',
  service: 'string',
  operator: 'string',
  currency: 'string',
} as const;

/** Complete by type: a variable that the domain adds does not compile until it is declared here. */
const VARIABLES: { readonly [Name in keyof Required<Variables>]: string } = {
  category: 'string',
  currency: 'string',
  amount: 'int',
  payment_tool: 'PaymentTool',
  payment_method: 'string',
  party: 'string',
  shop: 'string',
  shop_location: 'string',
  trust_level: 'string',
  risk_score: 'string',
  flow: 'string',
};

/** Every name that a condition may use, for documentation and its test. */
export const CONDITION_NAMES: readonly string[] = [
  ...Object.keys(VARIABLES),
  ...Object.keys(TOOL_FIELDS).map((field) => `payment_tool.${field}`),
];

/** `minor("5000.00 RUB")` is 500000: an amount that a person can read, checked when the document is committed. */
const MINOR = {
  handler: ({ args }: { readonly args: readonly ASTNode[] }) => {
    const literal = args[0]?.op === 'value' ? args[0].args : undefined;
    const amount =
      typeof literal === 'string'
        ? parseAmount(literal)
        : malformed('minor() takes an amount, such as minor("100.00 RUB")');
    if (!amount.ok) throw new Error(amount.message);
    return {
      async: false,
      typeCheck: (checker: { getType(name: string): unknown }) => checker.getType('int'),
      evaluate: () => amount.value.amountMinor,
    };
  },
};

const ENVIRONMENT = Object.entries(VARIABLES).reduce(
  (environment, [name, type]) => environment.registerVariable(name, type),
  new Environment({ limits: { maxDepth: 64, maxAstNodes: 1000, maxListElements: 1000 } })
    .registerType('PaymentTool', { fields: TOOL_FIELDS })
    .registerFunction('minor(ast): int', MINOR.handler),
);

type Evaluate = (variables: Variables) => Verdict;

function compileNode(node: ASTNode, source: string): Evaluate {
  switch (node.op) {
    case '&&':
      return junction('false', compileNode(node.args[0], source), compileNode(node.args[1], source));
    case '||':
      return junction('true', compileNode(node.args[0], source), compileNode(node.args[1], source));
    case '!_':
      return negation(compileNode(node.args, source));
    case '?:':
      return choice(
        compileNode(node.args[0], source),
        compileNode(node.args[1], source),
        compileNode(node.args[2], source),
      );
    default:
      return compileLeaf(node, source);
  }
}

/** `&&` is settled by a false operand, `||` by a true one (C2). */
function junction(settling: 'true' | 'false', left: Evaluate, right: Evaluate): Evaluate {
  return (variables) => {
    const first = left(variables);
    if (first === settling) return first;
    const second = right(variables);
    return second === settling || first !== 'undecided' ? second : first;
  };
}

function negation(operand: Evaluate): Evaluate {
  return (variables) => {
    const verdict = operand(variables);
    if (verdict === 'undecided') return verdict;
    return verdict === 'true' ? 'false' : 'true';
  };
}

function choice(when: Evaluate, consequent: Evaluate, alternative: Evaluate): Evaluate {
  return (variables) => {
    const verdict = when(variables);
    if (verdict === 'undecided') return verdict;
    return verdict === 'true' ? consequent(variables) : alternative(variables);
  };
}

function compileLeaf(node: ASTNode, source: string): Evaluate {
  if (node.op === 'value') return () => (node.args === true ? 'true' : 'false');
  const program = ENVIRONMENT.parse(serialize(node));
  program.check();
  const reads = certainReads(node);
  return (variables) => {
    // An exception costs cel-js some 12 µs, thirty times a whole condition: what is surely read is looked up before.
    for (const read of reads) if (isAbsent(read, variables)) return 'undecided';
    try {
      return program(variables) === true ? 'true' : 'false';
    } catch (error) {
      if (error instanceof EvaluationError && MISSING.has(error.code)) return 'undecided';
      throw new Misconfigured(`the condition ${source} fails: ${summarize(error)}`);
    }
  };
}

const MISSING: ReadonlySet<string> = new Set(['no_such_key', 'unknown_variable']);

interface Read {
  readonly variable: keyof Variables;
  readonly toolField?: string;
}

function isAbsent({ variable, toolField }: Read, variables: Variables): boolean {
  if (toolField === undefined) return variables[variable] === undefined;
  return variables.payment_tool?.[toolField] === undefined;
}

/** What evaluation reads on every path. Operands that may be skipped, and bodies of macros, are left to cel-js. */
function certainReads(node: ASTNode): readonly Read[] {
  if (node.op === 'id') return isVariable(node.args) ? [{ variable: node.args }] : [];
  if (node.op === '&&' || node.op === '||') return certainReads(node.args[0]);
  if (node.op === '?:') return certainReads(node.args[0]);
  if (node.op === 'rcall')
    return [node.args[1], ...(MACROS.has(node.args[0]) ? [] : node.args[2])].flatMap(certainReads);
  if (node.op === 'call' && node.args[0] === 'has') return node.args[1].flatMap(childrenOf).flatMap(certainReads);
  const field = toolFieldOf(node);
  if (field !== undefined) return [{ variable: 'payment_tool', toolField: field }];
  return childrenOf(node).flatMap(certainReads);
}

const MACROS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter', 'bind']);

function isVariable(name: string): name is keyof Variables {
  return Object.hasOwn(VARIABLES, name);
}

function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case '!_':
    case '-_':
      return [node.args];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    default:
      return node.args;
  }
}

/** The field that `payment_tool.field` or `payment_tool["field"]` names; undefined for any other node. */
function toolFieldOf(node: ASTNode): string | undefined {
  if (node.op !== '.' && node.op !== '[]') return undefined;
  const [object, key] = node.args;
  if (object.op !== 'id' || object.args !== 'payment_tool') return undefined;
  if (typeof key === 'string') return key;
  return key.op === 'value' ? String(key.args) : '';
}

/** Words a variable can hold; a comparison with another word would be false for ever, so it is a mistake (C4). */
const VOCABULARY: Readonly<Record<string, { readonly accepts: (word: string) => boolean; readonly words: string }>> = {
  currency: { accepts: isCurrency, words: 'a code of ISO 4217' },
  risk_score: oneOf(RISK_SCORES),
  flow: oneOf(['instant', 'hold']),
  trust_level: oneOf(['well_known', 'unknown']),
  'payment_tool.type': oneOf([
    'bank_card',
    'payment_terminal',
    'digital_wallet',
    'mobile_commerce',
    'crypto_currency',
    'generic',
  ]),
};

function oneOf(words: readonly string[]) {
  return { accepts: (word: string) => words.includes(word), words: words.join(', ') };
}

/** Mistakes that the types of CEL do not find (C4). */
function findMistake(node: ASTNode): string | undefined {
  const field = toolFieldOf(node);
  if (field !== undefined && !Object.hasOwn(TOOL_FIELDS, field)) {
    return `payment_tool has no field "${field}"; it has ${Object.keys(TOOL_FIELDS).join(', ')}`;
  }
  if (node.op === '==' || node.op === '!=') {
    const [left, right] = node.args;
    const wrong = foreignWord(left, [right]) ?? foreignWord(right, [left]);
    if (wrong !== undefined) return wrong;
  }
  if (node.op === 'in' && node.args[1].op === 'list') {
    const wrong = foreignWord(node.args[0], node.args[1].args);
    if (wrong !== undefined) return wrong;
  }
  if (node.op === 'rcall' && node.args[0] === 'matches') {
    const pattern = node.args[2][0];
    if (pattern?.op === 'value' && !isRegularExpression(String(pattern.args)))
      return `"${pattern.args}" is not a regular expression`;
  }
  for (const child of childrenOf(node)) {
    const mistake = findMistake(child);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

function foreignWord(subject: ASTNode, literals: readonly ASTNode[]): string | undefined {
  const field = toolFieldOf(subject);
  const name = subject.op === 'id' ? subject.args : `payment_tool.${field}`;
  const vocabulary = Object.hasOwn(VOCABULARY, name) ? VOCABULARY[name] : undefined;
  if (vocabulary === undefined) return undefined;
  for (const literal of literals) {
    if (literal.op !== 'value' || typeof literal.args !== 'string' || vocabulary.accepts(literal.args)) continue;
    return `${name} is never "${literal.args}"; it is ${vocabulary.words}`;
  }
  return undefined;
}

function isRegularExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern) !== undefined;
  } catch {
    return false;
  }
}

function summarize(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deeply';
  if (error instanceof Error) return 'summary' in error ? String(error.summary) : error.message;
  return String(error);
}

/** What is wrong, and the part of the condition it is wrong with. */
function explain(error: unknown, source: string): string {
  const range =
    error instanceof Error && 'range' in error
      ? (error.range as { start: number; end: number } | undefined)
      : undefined;
  const part = range === undefined ? '' : source.slice(range.start, range.end);
  return `not a valid condition: ${summarize(error)}${part === '' || part === source ? '' : ` (at "${part}")`}`;
}
