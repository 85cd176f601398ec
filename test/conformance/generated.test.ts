import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generateTypes } from '../../scripts/generate-types.ts';

const repository = join(import.meta.dirname, '../..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'turnpike-generated-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('src/generated is what npm run protos writes from the protos of today', () => {
  generateTypes(folder);
  expect(contents(join(repository, 'src/generated'))).toEqual(contents(folder));
});

test('the descriptor image of the protos builds', () => {
  const image = join(folder, 'image.binpb');
  execFileSync(join(repository, 'node_modules/.bin/buf'), ['build', '-o', image], { cwd: repository });
  expect(statSync(image).size).toBeGreaterThan(0);
});

function contents(root: string): Readonly<Record<string, string>> {
  const files = globSync('**/*.ts', { cwd: root }).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}
