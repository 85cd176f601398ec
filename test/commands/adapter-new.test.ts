import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What an adapter and its tests import, and what judges them. */
const SHARED = [
  'src/base',
  'src/domain',
  'src/ports',
  'src/providers/workbench',
  'test/contract',
  'node_modules',
  'scripts',
  'package.json',
  'biome.json',
  '.gitignore',
];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adapter-new-'));
  for (const name of ['src', 'src/providers', 'test']) mkdirSync(join(folder, name));
  for (const name of SHARED) symlinkSync(join(ROOT, name), join(folder, name));
  return () => rmSync(folder, { recursive: true });
});

const run = async (tool: string, ...args: readonly string[]) =>
  await promisify(execFile)(join(ROOT, 'node_modules/.bin', tool), args, { cwd: folder });

describe('turnpike adapter new', () => {
  test('writes an adapter that passes its contract tests at once, and fails them once it is broken', async () => {
    const { code, text } = await runCommand(['adapter', 'new', 'north-star-bank', '--into', folder]);
    expect(code).toBe(0);
    expect(text).toContain('src/adapters.ts');
    const files = readdirSync(join(folder, 'src/providers/north-star-bank'));
    expect(files.sort()).toEqual([
      'adapter.ts',
      'client.ts',
      'fake.ts',
      'read-answer.ts',
      'signature.ts',
      'workbench.ts',
    ]);

    writeFileSync(
      join(folder, 'vitest.config.ts'),
      'export default { test: { experimental: { viteModuleRunner: false } } };\n',
    );
    const contract = 'test/providers/north-star-bank-adapter.test.ts';
    const { stdout } = await run('vitest', 'run', contract);
    expect(stdout).toMatch(/[1-9][0-9] passed/);
    await run('biome', 'check', '--vcs-enabled=false', 'src/providers/north-star-bank', contract);

    const compilerOptions = { extends: join(ROOT, 'tsconfig.json'), include: ['src/providers', 'test/providers'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(compilerOptions));
    await run('tsc', '--noEmit');

    const answer = join(folder, 'src/providers/north-star-bank/read-answer.ts');
    // It now takes what waits for what is done.
    writeFileSync(answer, readFileSync(answer, 'utf8').replace("case 'waiting':", "case 'waiting-no-more':"));
    const broken = await run('vitest', 'run', contract).catch((error: { readonly stdout: string }) => error);
    expect(broken.stdout).toContain('A6 a true callback brings back a session that is done');
  }, 60_000);

  test('leaves no trace of the name that it was written under', async () => {
    await runCommand(['adapter', 'new', 'north', '--into', folder]);
    const written = join(folder, 'src/providers/north');
    const texts = readdirSync(written).map((file) => readFileSync(join(written, file), 'utf8'));
    expect(texts.join('\n')).not.toMatch(/example.?bank/i);
  });

  test('writes over nothing', async () => {
    await runCommand(['adapter', 'new', 'north', '--into', folder]);
    const again = await runCommand(['adapter', 'new', 'north', '--into', folder]);
    expect(again.code).toBe(1);
    expect(again.errors).toContain('src/providers/north exists already');
  });

  test.each(['North', 'north_bank', '../north', '-north', 'north--bank', 'n'.repeat(41), ''])(
    'takes no name such as %j',
    async (name) => {
      const { code, errors } = await runCommand(['adapter', 'new', '--into', folder, '--', name]);
      expect(code).toBe(1);
      expect(errors).toContain('lower case words joined by hyphens');
    },
  );
});
