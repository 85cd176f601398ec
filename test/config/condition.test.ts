import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../src/config/condition.ts';
import { ALWAYS, type Condition, Misconfigured, type Variables, type Verdict } from '../../src/domain/condition.ts';
import { toolVariables } from '../../src/domain/routing/variables.ts';

function compile(source: string): Condition {
  const compiled = compileCondition(source);
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.value;
}

function refusal(source: string): string {
  const compiled = compileCondition(source);
  if (compiled.ok) throw new Error(`${source} was accepted`);
  return compiled.message;
}

const CARD: Variables = {
  currency: 'RUB',
  amount: 5000n,
  payment_tool: { type: 'bank_card', payment_system: 'visa', cvv_empty: false },
};

/** Atoms of each verdict: the second operand is one of them, and so is the first. */
const ATOM = { true: 'currency == "RUB"', false: 'currency == "EUR"', undecided: 'risk_score == "low"' } as const;
const FAILING = '1 / (amount - amount) == 1';

describe('A condition', () => {
  it('that is literally true is the constant', () => {
    expect(compile('true')).toBe(ALWAYS);
  });

  it('keeps its source for explanations', () => {
    expect(compile('amount  > 10').source).toBe('amount  > 10');
  });

  it.each<[string, Verdict]>([
    ['currency == "RUB"', 'true'],
    ['currency in ["USD", "EUR"]', 'false'],
    ['amount < minor("100.00 RUB")', 'true'],
    ['amount * 2 >= minor("100.00 RUB")', 'true'],
    ['false', 'false'],
    ['payment_tool.type == "bank_card"', 'true'],
    ['payment_tool["payment_system"] == "visa"', 'true'],
    ['payment_tool.cvv_empty', 'false'],
    ['payment_tool.payment_system.startsWith("vi")', 'true'],
    ['payment_tool.payment_system.matches("^v.*a$")', 'true'],
    ['has(payment_tool.bank_name)', 'false'],
    ['has(payment_tool.bank_name) && payment_tool.bank_name == "x"', 'false'],
    ['has(payment_tool.bank_name) ? payment_tool.bank_name == "x" : amount == 5000', 'true'],
    ['["visa", "mir"].exists(system, system == payment_tool.payment_system)', 'true'],
    ['(amount + 1) * 2 == 10002 && !(currency == "USD")', 'true'],
    ['type(amount) == int', 'true'],
  ])('%s is %s for a card payment', (source, verdict) => {
    expect(compile(source).evaluate(CARD)).toBe(verdict);
  });

  it.each([
    'risk_score == "low"',
    'payment_tool.bank_name == "TEST BANK"',
    'payment_tool["bank_name"] == "TEST BANK"',
    'amount > 10 == (risk_score == "low")',
    '["low", "high"].exists(score, score == risk_score)',
    '[party, shop].exists(id, id == "demo")',
    'size(party) > 3',
    'risk_score == "low" ? true : true',
    'party.matches("^d")',
  ])('%s is undecided where the value is absent', (source) => {
    expect(compile(source).evaluate(CARD)).toBe('undecided');
  });

  it('on a field of a tool that is absent altogether is undecided, has() included', () => {
    expect(compile('has(payment_tool.bank_name)').evaluate({})).toBe('undecided');
    expect(compile('payment_tool.type == "generic"').evaluate({})).toBe('undecided');
  });

  it.each([FAILING, 'amount % (amount - amount) == 1', 'amount * 9223372036854775807 > 0', 'int(currency) == 3'])(
    '%s is a misconfiguration, not undecided',
    (source) => {
      expect(() => compile(source).evaluate(CARD)).toThrow(Misconfigured);
    },
  );
});

describe('Three-valued logic', () => {
  it.each<[keyof typeof ATOM, keyof typeof ATOM, Verdict, Verdict]>([
    ['true', 'true', 'true', 'true'],
    ['true', 'false', 'false', 'true'],
    ['true', 'undecided', 'undecided', 'true'],
    ['false', 'true', 'false', 'true'],
    ['false', 'false', 'false', 'false'],
    ['false', 'undecided', 'false', 'undecided'],
    ['undecided', 'true', 'undecided', 'true'],
    ['undecided', 'false', 'false', 'undecided'],
    ['undecided', 'undecided', 'undecided', 'undecided'],
  ])('%s and %s: && is %s, || is %s', (left, right, and, or) => {
    expect(compile(`${ATOM[left]} && ${ATOM[right]}`).evaluate(CARD)).toBe(and);
    expect(compile(`${ATOM[left]} || ${ATOM[right]}`).evaluate(CARD)).toBe(or);
  });

  it.each<[keyof typeof ATOM, Verdict]>([
    ['true', 'false'],
    ['false', 'true'],
    ['undecided', 'undecided'],
  ])('not %s is %s', (operand, verdict) => {
    expect(compile(`!(${ATOM[operand]})`).evaluate(CARD)).toBe(verdict);
  });

  it('does not let a missing value hide a failing operand, on either side', () => {
    for (const operator of ['&&', '||']) {
      expect(() => compile(`${FAILING} ${operator} ${ATOM.undecided}`).evaluate(CARD)).toThrow(Misconfigured);
      expect(() => compile(`${ATOM.undecided} ${operator} ${FAILING}`).evaluate(CARD)).toThrow(Misconfigured);
    }
  });

  it('does not reach an operand that the left one has made irrelevant', () => {
    expect(compile(`${ATOM.false} && ${FAILING}`).evaluate(CARD)).toBe('false');
    expect(compile(`${ATOM.true} || ${FAILING}`).evaluate(CARD)).toBe('true');
  });

  it('agrees with the tables of Kleene on every expression', () => {
    const { expression } = fc.letrec<{ expression: Kleene }>((tie) => ({
      expression: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc
          .constantFrom<Verdict>('true', 'false', 'undecided')
          .map((verdict): Kleene => ({ source: ATOM[verdict], verdict })),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => ({
          source: `(${a.source} && ${b.source})`,
          verdict: settle('false', 'true', a.verdict, b.verdict),
        })),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => ({
          source: `(${a.source} || ${b.source})`,
          verdict: settle('true', 'false', a.verdict, b.verdict),
        })),
        tie('expression').map(({ source, verdict }) => ({ source: `!(${source})`, verdict: NOT[verdict] })),
        fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([when, a, b]) => ({
          source: `(${when.source} ? ${a.source} : ${b.source})`,
          verdict: when.verdict === 'undecided' ? 'undecided' : when.verdict === 'true' ? a.verdict : b.verdict,
        })),
      ),
    }));
    fc.assert(
      fc.property(expression, ({ source, verdict }) => {
        expect(compile(source).evaluate(CARD)).toBe(verdict);
      }),
    );
  });
});

interface Kleene {
  readonly source: string;
  readonly verdict: Verdict;
}

const NOT = { true: 'false', false: 'true', undecided: 'undecided' } as const;

function settle(settling: Verdict, neutral: Verdict, a: Verdict, b: Verdict): Verdict {
  if (a === settling || b === settling) return settling;
  return a === neutral && b === neutral ? neutral : 'undecided';
}

describe('A condition is refused at commit', () => {
  it.each([
    ['currancy == "RUB"', 'Unknown variable: currancy'],
    ['payment_tool.bank == "x"', 'payment_tool has no field "bank"; it has type, bin'],
    ['has(payment_tool.bank)', 'payment_tool has no field "bank"'],
    ['payment_tool["ba" + "nk"] == "x"', 'payment_tool has no field ""'],
    ['amount == "5"', 'no such overload: int == string'],
    ['payment_tool.bin == 4242', 'no such overload: string == int'],
    ['amount', 'a condition is true or false, this one is of type int'],
    ['"true"', 'this one is of type string'],
    ['currency == "RUR"', 'currency is never "RUR"; it is a code of ISO 4217'],
    ['"rub" == currency', 'currency is never "rub"'],
    ['risk_score in ["low", "hihg"]', 'risk_score is never "hihg"; it is trusted, low, high, fatal'],
    ['flow != "holds"', 'flow is never "holds"; it is instant, hold'],
    ['trust_level == "trusted"', 'trust_level is never "trusted"'],
    ['payment_tool.type == "card"', 'payment_tool.type is never "card"'],
    ['true || currency.matches("[")', '"[" is not a regular expression'],
    ['amount < minor("100 RUB")', '"100 RUB" must be a decimal with the digits of its currency'],
    ['amount < minor(currency)', 'minor() takes an amount'],
    ['amount < ', 'Unexpected token: EOF'],
    ['', 'Unexpected token: EOF'],
    ['amount < 5; true', 'Unexpected character: ;'],
    ['amount.size() == 1', 'found no matching overload'],
    ['unknownFunction(amount)', 'found no matching overload'],
    [`${'('.repeat(200)}true${')'.repeat(200)}`, 'Exceeded maxDepth'],
    [`${'!'.repeat(4000)}true`, 'Exceeded maxAstNodes'],
    [`true${' && true'.repeat(1000)}`, 'a condition has at most 4096 characters'],
  ])('%s', (source, message) => {
    expect(refusal(source)).toContain(message);
  });

  it('never by an exception, whatever the text', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          'amount',
          'payment_tool',
          '.',
          '(',
          ')',
          '[',
          ']',
          '&&',
          '||',
          '!',
          '?',
          ':',
          '==',
          'has',
          '"',
          "'",
          '\\',
          '1',
          'minor',
          '{',
          'all',
          ',',
        ),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        expect(typeof compileCondition(parts.join(' ')).ok).toBe('boolean');
      }),
    );
  });
});

describe('The fields of payment_tool', () => {
  it('are those that the domain gives to conditions', () => {
    const card = toolVariables({
      type: 'bank_card',
      token: 't',
      fingerprint: 'f',
      bin: '424242',
      lastDigits: '4242',
      expiry: { month: 1, year: 2030 },
      paymentSystem: 'visa',
      issuerCountry: 'RU',
      bankName: 'b',
      category: 'c',
      tokenService: 'applepay',
      tokenizationMethod: 'dpan',
      cvvEmpty: true,
    });
    const others = [
      toolVariables({ type: 'generic', service: 's' }),
      toolVariables({ type: 'mobile_commerce', operator: 'o' }),
      toolVariables({ type: 'crypto_currency', currency: 'bitcoin' }),
    ];
    for (const [field, value] of [card, ...others].flatMap((tool) => Object.entries(tool))) {
      const source = typeof value === 'boolean' ? `payment_tool.${field}` : `payment_tool.${field} == "${value}"`;
      expect(compile(source).evaluate({ payment_tool: { [field]: value } })).toBe('true');
    }
  });
});
