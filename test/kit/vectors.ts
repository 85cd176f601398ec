import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

/** Beside the repository, where TURNPIKE_VECTORS names no other folder. */
const BESIDE = join(import.meta.dirname, '../../../shared/data/wycheproof');

/** A file of Project Wycheproof; without it the running test is skipped with a sentence that says what to set. */
export async function requireVectors(context: TestContext, fileName: string): Promise<string> {
  const path = join(process.env['TURNPIKE_VECTORS'] ?? BESIDE, fileName);
  if (existsSync(path)) return readFile(path, 'utf8');
  return context.skip(
    `the Wycheproof vectors (${fileName}) are not here: set TURNPIKE_VECTORS to a folder that has them`,
  );
}
