import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ACCEPTANCE_DOCS, acceptanceDocs, filesOfRows } from '../../scripts/acceptance.ts';
import { DECISIONS } from './decisions.ts';
import { GROUPS } from './rows.ts';

const names: readonly string[] = GROUPS.flatMap(({ rows }) => rows.map(({ name }) => name));

test('no two rows of the acceptance table have the same name', () => {
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every row has one test, and every test is that of a row', () => {
  const files = filesOfRows();
  expect(names.filter((name) => files.get(name)?.length !== 1)).toEqual([]);
  expect([...files.keys()].filter((name) => !names.includes(name))).toEqual([]);
});

test('the decisions that changed a row are told, and no others', () => {
  const changed = GROUPS.flatMap(({ rows }) => rows.flatMap(({ decision }) => decision ?? []));
  expect(Object.keys(DECISIONS).map(Number)).toEqual([...new Set(changed)].sort((a, b) => a - b));
});

test('docs/acceptance.md is what npm run acceptance writes', () => {
  expect(readFileSync(ACCEPTANCE_DOCS, 'utf8')).toBe(acceptanceDocs());
});
