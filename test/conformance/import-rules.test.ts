import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The import rule, said once more and apart from biome.json: from each folder every other one is imported, and exactly the forbidden ones are red. */

const repository = join(import.meta.dirname, '../..');
const rules = ['style/noRestrictedImports', 'suspicious/noImportCycles'];

const layers = ['src/base', 'src/domain', 'src/ports', 'src/wire'];
const parts = [
  ...['actors', 'journal', 'providers', 'inspectors', 'vault', 'notify', 'rpc', 'web', 'telemetry', 'config'].map(
    (part) => `src/${part}`,
  ),
  'cluster',
];
/** What the doors and the notifier share, and nobody else knows. */
const shared = 'src/h2h';
const sharers = ['src/notify', 'src/rpc', 'src/web'];
const outermost = ['src/node.ts', 'src/main.ts', 'test/kit', 'bench', 'scripts'];
const sources = [...layers, shared, ...parts];
const targets = [...sources, 'src/generated', ...outermost];

function mayImport(from: string, target: string): boolean {
  if (from === target) return true;
  if (target === shared) return sharers.includes(from);
  const isPart = from === shared || parts.includes(from);
  const reachable = isPart ? layers : layers.slice(0, Math.max(0, layers.indexOf(from)));
  if (target === 'src/generated') return from === 'src/wire' || isPart;
  return reachable.includes(target);
}

let copy: string;
let redFiles: ReadonlySet<string>;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'turnpike-imports-'));
  cpSync(join(repository, 'biome.json'), join(copy, 'biome.json'));
  for (const from of sources) {
    for (const target of targets) {
      plant(plantedFile(from, target), target.endsWith('.ts') ? target : `${target}/deep/thing.ts`);
    }
  }
  plant('src/domain/red/egg.ts', 'src/domain/red/hen.ts');
  plant('src/domain/red/hen.ts', 'src/domain/red/egg.ts');
  redFiles = lint(copy).redFiles;
});

afterAll(() => {
  rmSync(copy, { recursive: true });
});

test.each(sources)('A file in %s is red for what the rule forbids and green for the rest', (from) => {
  const red = targets.filter((target) => redFiles.has(plantedFile(from, target)));
  expect(red).toEqual(targets.filter((target) => !mayImport(from, target)));
});

test('Two files of one folder that import each other are red', () => {
  expect(redFiles).toContain('src/domain/red/egg.ts');
});

test('The domain is red for a library that does input or output', () => {
  writeFileSync(join(copy, 'src/domain/io.ts'), "export { readFileSync } from 'node:fs';\n");
  expect(lint(copy).redFiles).toContain('src/domain/io.ts');
});

test('The tree as it is keeps the rule', () => {
  const { exitCode, redFiles } = lint(repository);
  expect([...redFiles]).toEqual([]);
  expect(exitCode).toBe(0);
});

function plantedFile(from: string, target: string): string {
  return `${from}/inner/imports-${target.replaceAll(/[/.]/g, '-')}.ts`;
}

function plant(file: string, imported: string): void {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  const specifier = relative(dirname(file), imported).replace(/^(?!\.)/, './');
  writeFileSync(path, `import { thing } from '${specifier}';\nexport const used = thing;\n`);
}

interface LintRun {
  readonly exitCode: number | null;
  readonly redFiles: ReadonlySet<string>;
}

function lint(root: string): LintRun {
  const { status, stdout } = spawnSync(
    join(repository, 'node_modules/.bin/biome'),
    [
      ...['lint', '--reporter=json', '--max-diagnostics=none', '--vcs-enabled=false'],
      ...rules.map((rule) => `--only=${rule}`),
      ...['src', 'cluster'].filter((folder) => existsSync(join(root, folder))),
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const report = JSON.parse(stdout) as {
    readonly diagnostics: readonly { readonly location: { readonly path: unknown } }[];
  };
  return { exitCode: status, redFiles: new Set(report.diagnostics.map(({ location }) => String(location.path))) };
}
