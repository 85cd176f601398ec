import { type ASTNode, EvaluationError, serialize } from '@marcbachmann/cel-js';
import { ALWAYS, type Condition, Misconfigured, type Variables, type Verdict } from '../domain/condition.ts';
import { childrenOf, ENVIRONMENT, isVariable, toolFieldOf } from './condition-language.ts';
import { type ConditionSubject, findForeignName, findMistake } from './condition-mistakes.ts';
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
export function compileCondition(source: string, subject: ConditionSubject = 'payment'): Parsed<Condition> {
  if (source.length > MAX_SOURCE_LENGTH) return malformed(`a condition has at most ${MAX_SOURCE_LENGTH} characters`);
  try {
    const program = ENVIRONMENT.parse(source);
    const mistake = findMistake(program.ast) ?? findForeignName(program.ast, subject);
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
