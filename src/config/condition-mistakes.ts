import type { ASTNode } from '@marcbachmann/cel-js';
import { isCurrency } from '../domain/money.ts';
import { RISK_SCORES } from '../domain/risk.ts';
import { childrenOf, TOOL_FIELDS, toolFieldOf } from './condition-language.ts';

/** Words a variable can hold; a comparison with another word would be false for ever, so it is a mistake. */
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
    'phone',
    'account',
  ]),
};

function oneOf(words: readonly string[]) {
  return { accepts: (word: string) => words.includes(word), words: words.join(', ') };
}

/** A mistake that the types of CEL do not find: a field that no tool has, a misspelt word, a broken pattern. */
export function findMistake(node: ASTNode): string | undefined {
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

/** What a condition is about: a payment, or a payment on one of the routes that it may go. */
export type ConditionSubject = 'payment' | 'route';

/** A variable that a condition on this subject never knows: it would be undecided for ever. */
export function findForeignName(node: ASTNode, subject: ConditionSubject): string | undefined {
  if (subject === 'route') return undefined;
  if (node.op === 'id' && (node.args === 'provider' || node.args === 'terminal'))
    return `${node.args} is known to the blacklist of an inspector alone`;
  for (const child of childrenOf(node)) {
    const mistake = findForeignName(child, subject);
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
