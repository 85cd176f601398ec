import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import type { Variables } from '../domain/condition.ts';
import { parseAmount } from './amount.ts';
import { malformed } from './parsed.ts';

/** The language of conditions: what they may name, of which types, and how its syntax tree is walked. */

/** What `payment_tool` may hold; a field that the tool lacks is absent. */
export const TOOL_FIELDS = {
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
  token: 'string',
  service: 'string',
  operator: 'string',
  bank_code: 'string',
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
  provider: 'string',
  terminal: 'string',
};

/** Every name that a condition may use, for documentation and its test. */
export const CONDITION_NAMES: readonly string[] = [
  ...Object.keys(VARIABLES),
  ...Object.keys(TOOL_FIELDS).map((field) => `payment_tool.${field}`),
];

/** `minor("5000.00 RUB")` is 500000: an amount that a person can read, checked when the document is committed. */
function expandMinor({ args }: { readonly args: readonly ASTNode[] }) {
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
}

export const ENVIRONMENT = Object.entries(VARIABLES).reduce(
  (environment, [name, type]) => environment.registerVariable(name, type),
  new Environment({ limits: { maxDepth: 64, maxAstNodes: 1000, maxListElements: 1000 } })
    .registerType('PaymentTool', { fields: TOOL_FIELDS })
    .registerFunction('minor(ast): int', expandMinor),
);

export function isVariable(name: string): name is keyof Variables {
  return Object.hasOwn(VARIABLES, name);
}

export function childrenOf(node: ASTNode): readonly ASTNode[] {
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
export function toolFieldOf(node: ASTNode): string | undefined {
  if (node.op !== '.' && node.op !== '[]') return undefined;
  const [object, key] = node.args;
  if (object.op !== 'id' || object.args !== 'payment_tool') return undefined;
  if (typeof key === 'string') return key;
  return key.op === 'value' ? String(key.args) : '';
}
