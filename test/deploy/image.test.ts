import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { ownEnvironment } from '../kit/node-process.ts';
import { FREE_PORTS } from '../kit/whole-node.ts';
import { PINNED_IMAGE, repository, stagesOf, textOf, unknownSettings } from './deployment.ts';

const dockerfile = textOf('Dockerfile');
const stages = stagesOf(dockerfile);
const final = stages.at(-1) ?? [];
const packageJson = JSON.parse(textOf('package.json')) as {
  readonly optionalDependencies: Readonly<Record<string, string>>;
};

/** What is copied from the build's context, not from another stage. */
const copied = stages
  .flat()
  .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from='))
  .flatMap(({ rest }) => rest.split(/\s+/).slice(0, -1));

/** What the context has: everything is left out but the lines with `!`, and what a later line leaves out of those. */
const ignored = textOf('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const context = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));

describe('the image', () => {
  it('stands on the Node that package.json pins, by a tag that says which', () => {
    const bases = stages.map(([from]) => (from?.rest ?? '').split(/\s+/)[0] ?? '');
    for (const base of bases) expect(base).toMatch(PINNED_IMAGE);
    const pinned = Object.values(packageJson.optionalDependencies);
    expect(bases.map((base) => /^node:([\d.]+)-/.exec(base)?.[1])).toEqual(bases.map(() => pinned[0]));
  });

  it('runs as a user by number who is not root, and without a shell between the signal and the program', () => {
    expect(final.findLast(({ name }) => name === 'USER')?.rest).toBe('1000:1000');
    const entry = final.find(({ name }) => name === 'ENTRYPOINT')?.rest ?? '';
    expect(JSON.parse(entry)).toEqual(['node', 'src/main.ts']);
    const commands = textOf('src/main.ts').matchAll(/\.command\('(\w+)'\)/g);
    const [first] = JSON.parse(final.find(({ name }) => name === 'CMD')?.rest ?? '[]') as readonly string[];
    expect([...commands].map(([, command]) => command)).toContain(first);
  });

  it('has no tools to build or install with', () => {
    const runs = final.filter(({ name }) => name === 'RUN').map(({ rest }) => rest);
    expect(runs.join('\n')).not.toMatch(/apt-get|npm (?:ci|install)|curl|wget/);
    expect(runs.join('\n')).toContain('rm -rf /usr/local/lib/node_modules');
  });

  it('sets no variable that the program does not know, and no secret', () => {
    const names = [...dockerfile.matchAll(/\b(TURNPIKE_\w+)=/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(unknownSettings(names)).toEqual([]);
    expect(names.filter((name) => /SECRET|KEYS|PASSWORD|_URL$/.test(name))).toEqual([]);
  });

  it('copies what is there, and lets nothing else into the build', () => {
    expect(ignored[0]).toBe('*');
    expect(copied.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
    expect([...context].sort()).toEqual([...new Set(copied)].sort());
  });
});

describe('what is copied, with the packages of production', () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('runs a node that writes nothing beside its data, and ends when it is told to', async () => {
    const app = mkdtempSync(join(tmpdir(), 'turnpike-image-'));
    const data = mkdtempSync(join(tmpdir(), 'turnpike-image-data-'));
    folders.push(app, data);
    for (const path of copied) cpSync(join(repository, path), join(app, path), { recursive: true });
    for (const path of ignored.filter((line) => line !== '*' && !line.startsWith('!'))) rmSync(join(app, path));
    linkPackages(app);
    const before = readdirSync(app, { recursive: true });

    const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
      cwd: app,
      stdio: ['ignore', 'pipe', 'inherit'],
      // A linked package finds its own packages beside the link: those of production, and no others.
      env: { ...ownEnvironment(), ...FREE_PORTS, NODE_OPTIONS: '--preserve-symlinks', TURNPIKE_DATA_DIR: data },
    });
    const ready = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('{"ready"') && resolve(line));
      child.once('exit', (code) => reject(new Error(`the node ended with ${code} before it was ready`)));
    });
    const { admin } = JSON.parse(ready) as { readonly admin: string };
    expect((await fetch(`http://${admin}/health/ready`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(readdirSync(app, { recursive: true })).toEqual(before);
  });
});

/** `npm ci --omit=dev --omit=optional`, by the lockfile and without a download. */
function linkPackages(app: string): void {
  const { packages } = JSON.parse(textOf('package-lock.json')) as {
    readonly packages: Readonly<
      Record<string, { readonly dev?: true; readonly optional?: true; readonly devOptional?: true }>
    >;
  };
  for (const [path, { dev, optional, devOptional }] of Object.entries(packages)) {
    const nested = path.lastIndexOf('node_modules/') > 0;
    if (path === '' || nested || dev === true || optional === true || devOptional === true) continue;
    mkdirSync(dirname(join(app, path)), { recursive: true });
    symlinkSync(join(repository, path), join(app, path));
  }
}
