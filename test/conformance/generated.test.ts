import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
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
  expect(filesThatDiffer(join(repository, 'src/generated'), folder)).toEqual([]);
});

test('the descriptor image of the protos builds', () => {
  const image = join(folder, 'image.binpb');
  execFileSync(join(repository, 'node_modules/.bin/buf'), ['build', '-o', image], { cwd: repository });
  expect(statSync(image).size).toBeGreaterThan(0);
});

/** Names only: the contents would bury the report. */
function filesThatDiffer(ours: string, theirs: string): readonly string[] {
  const names = new Set([ours, theirs].flatMap((root) => globSync('**/*.ts', { cwd: root })));
  return [...names].filter((name) => contentOf(join(ours, name)) !== contentOf(join(theirs, name))).sort();
}

function contentOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
