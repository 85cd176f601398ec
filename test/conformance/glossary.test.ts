import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headingsOf, repository, textOf } from './documents.ts';

/** One word, one meaning: the vocabulary of the domain and the ports is in the glossary, and the glossary has no other. */

const terms = headingsOf('docs/glossary.md')
  .filter(({ level }) => level === 2)
  .map(({ text }) => text);

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_-]+/);

/** `candidates`, `policies`, `pinned`, `cancelled` and `passivate` are one word each with the form that has the entry. */
const stem = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(?<!s)s$/, '')
    .replace(/(?:ion|ing|ed|e)$/, '')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1');

const known = new Set(terms.flatMap(wordsOf).map(stem));

const sources = (pattern: string) =>
  globSync(pattern, { cwd: repository }).map((path) => readFileSync(join(repository, path), 'utf8'));

/** Names of exported types, and the words by which commands, changes, intents and states tell themselves apart. */
function vocabulary(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const source of [...sources('src/domain/**/*.ts'), ...sources('src/ports/*.ts')]) {
    for (const [, name = ''] of source.matchAll(/^export (?:interface|type|class) (\w+)/gm)) names.add(name);
    for (const [, literals = ''] of source.matchAll(/readonly (?:type|tag): ((?:'\w+'(?: \| )?)+)/g)) {
      for (const [, name = ''] of literals.matchAll(/'(\w+)'/g)) names.add(name);
    }
  }
  return names;
}

/** Words that mean here what they mean everywhere. */
const EVERYDAY = new Set(
  `accept active amount api at back behaviour call charged code commerce complex confirm cres cursor declined
  deleted digital draw expired exponential extension fail failed finished fixed found fulfilled generic grpc in
  instant intervals invalid keep linear mobile mode none not number opened otp outside pa page paid partial phone
  product progress qr random redirect remove reopen res resolved set sleep sleeping succeed succeeded timeout
  total unlimited unpaid unset wake wallet whole`.split(/\s+/),
);

const isKnown = (word: string): boolean => known.has(stem(word));

/** Names of which no word has an entry. */
const withoutEntry = (): readonly string[] => [...vocabulary()].filter((name) => !wordsOf(name).some(isKnown));

describe('the glossary', () => {
  test('has the words by which the system is explained', () => {
    const basic = `invoice payment session route provider callback tag refusal failure error intent journal stream sequence
      partition lease epoch node command change event record append verdict guard hold plan posting account limit terms
      condition revision token vault`;
    expect(
      basic
        .trim()
        .split(/\s+/)
        .filter((word) => !terms.includes(word)),
    ).toEqual([]);
  });

  test('has a word of every name in the domain and the ports', () => {
    const unexplained = withoutEntry().filter((name) => !wordsOf(name).every((word) => EVERYDAY.has(word)));
    // Give the word an entry in docs/glossary.md, or choose one that has an entry.
    expect(unexplained).toEqual([]);
  });

  test('is spared no word without need', () => {
    const needed = new Set(withoutEntry().flatMap(wordsOf));
    expect([...EVERYDAY].filter((word) => !needed.has(word))).toEqual([]);
  });

  test('explains nothing that the code and the contract do not name', () => {
    const code = [...sources('src/**/*.ts'), ...sources('protos/turnpike/**/*.proto')].join('\n').toLowerCase();
    const absent = terms.filter((term) => {
      const spelling = wordsOf(term).map(stem).join('\\w{0,3}[\\s_-]*');
      return !new RegExp(spelling).test(code);
    });
    expect(absent).toEqual([]);
  });

  test('is in the order of the alphabet, each word once', () => {
    expect(terms).toEqual([...new Set(terms)].sort());
  });

  test('says of each word in whole sentences what it means', () => {
    for (const entry of textOf('docs/glossary.md')
      .split(/^## .+$/m)
      .slice(1)) {
      expect(entry.trim()).toMatch(/^\[?[A-Z][\s\S]+\.$/);
    }
  });
});
