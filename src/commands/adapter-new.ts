import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * `turnpike adapter new <name>`: an adapter that works against a fake of its provider and keeps the contract from the first
 * minute on, to be changed step by step into the one that is wanted (docs/adapters.md). It is the example bank under another
 * name, so what is written here is always what compiles and passes here. Not responsible for the registration: it says where.
 *  N1 Nothing that exists is written over.
 */
export interface AdapterNewOptions {
  /** The checkout to write into; the present folder where nothing is said. */
  readonly into?: string;
}

export async function adapterNew(name: string, { into = process.cwd() }: AdapterNewOptions): Promise<void> {
  const written = scaffold(name, into);
  if (typeof written === 'string') {
    process.stderr.write(`turnpike: ${written}\n`);
    process.exitCode = 1;
    return;
  }
  await tidy(written, into);
  const files = written.map((path) => `  ${relative(into, path)}`).join('\n');
  process.stdout.write(`${files}

Its contract tests pass as it is:   npx vitest run test/providers/${name}-adapter.test.ts
Look at what it says on the wire:   node src/main.ts adapter workbench --provider ${name}
Let nodes and bridges use it:       add it to src/adapters.ts
Then change fake.ts after the provider's documents, and the adapter after the fake: docs/adapters.md tells in which order.
`);
}

const MODEL = 'example-bank';
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MAX_NAME_LENGTH = 40;

/** The files written, or what is in the way. */
export function scaffold(name: string, into: string): readonly string[] | string {
  if (!NAME.test(name) || name.length > MAX_NAME_LENGTH)
    return `an adapter is named in lower case words joined by hyphens, such as north-bank, not ${JSON.stringify(name)}`;
  const models = [
    ...readdirSync(join(ROOT, 'src/providers', MODEL)).map((file) => join('src/providers', MODEL, file)),
    join('test/providers', `${MODEL}-adapter.test.ts`),
  ];
  const copies = models.map((model) => ({
    path: join(into, model.replaceAll(MODEL, name)),
    text: renamed(readFileSync(join(ROOT, model), 'utf8'), name),
  }));
  // N1
  const inTheWay = [join(into, 'src/providers', name), ...copies.map(({ path }) => path)].find((path) =>
    existsSync(path),
  );
  if (inTheWay !== undefined) return `${relative(into, inTheWay)} exists already`;
  for (const { path, text } of copies) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  }
  return copies.map(({ path }) => path);
}

/** In every way that the model writes its name. */
function renamed(text: string, name: string): string {
  const words = name.split('-');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return text
    .replaceAll('example-bank', name)
    .replaceAll('ExampleBank', pascal)
    .replaceAll('exampleBank', pascal.charAt(0).toLowerCase() + pascal.slice(1))
    .replaceAll('example bank', words.join(' '));
}

/** A longer name breaks lines elsewhere. Without a formatter at hand the author's own does it later. */
async function tidy(files: readonly string[], into: string): Promise<void> {
  const biome = join(into, 'node_modules/.bin/biome');
  if (!existsSync(biome) || !existsSync(join(into, 'biome.json'))) return;
  await promisify(execFile)(biome, ['format', '--write', ...files], { cwd: into }).catch(() => undefined);
}
