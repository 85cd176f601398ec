import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { anchorsOf, codeSpansOf, documents, headingsOf, linksOf, repository, textOf } from './documents.ts';

/** What documents say of this repository is true: links lead somewhere, names are names of something, and lists are whole. */

const packageJson = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

function brokenLinks(document: string): readonly string[] {
  return linksOf(document).filter((link) => {
    if (/^https?:/.test(link)) return !URL.canParse(link);
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? document : normalize(join(dirname(document), path));
    if (!existsSync(join(repository, target))) return true;
    return anchor !== undefined && !(target.endsWith('.md') && anchorsOf(target).has(anchor));
  });
}

describe.each(documents)('%s', (document) => {
  it('has links to files and headings that are there', () => {
    expect(brokenLinks(document)).toEqual([]);
  });

  it('names files of this repository by paths that are there', () => {
    const paths = codeSpansOf(document).filter((span) =>
      /^(?:\.ci|bench|config|docs|examples|protos|scripts|src|test)\/[\w./-]+$/.test(span),
    );
    expect(paths.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });

  it('names npm scripts that are there', () => {
    const scripts = [...textOf(document).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(scripts.filter((name) => packageJson['scripts']?.[name] === undefined)).toEqual([]);
  });

  it('holds no path of somebody’s machine, no host of a registry, and nothing that is left to be written', () => {
    const text = textOf(document);
    expect(text).not.toMatch(/(?:^|[\s"'`(=:])\/(?:work|tmp|home|root|Users|mnt|private)\//m);
    expect(text).not.toMatch(/registry\.npmjs|registry\.yarnpkg|artifactory|jfrog|\bnexus\b/i);
    expect(text).not.toMatch(/\b(?:TODO|FIXME|TBD|WIP|HACK|lorem ipsum|placeholder|coming soon)\b/i);
  });

  it('has one title, and skips no level of its headings', () => {
    const levels = headingsOf(document).map(({ level }) => level);
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    expect(skips).toEqual([]);
  });
});

describe('the decisions', () => {
  const folder = 'docs/adr';
  const pages = globSync('[0-9]*.md', { cwd: join(repository, folder) }).sort();

  test('are numbered without a gap', () => {
    const numbers = pages.map((page) => basename(page).slice(0, 3));
    expect(numbers).toEqual(pages.map((_, index) => String(index + 1).padStart(3, '0')));
  });

  it.each(pages)('%s is one page of context, decision and consequences', (page) => {
    const document = `${folder}/${page}`;
    const [title, ...sections] = headingsOf(document);
    expect(title?.text).toMatch(new RegExp(`^${page.slice(0, 3)} `));
    expect(sections.map(({ text }) => text)).toEqual(['Context', 'Decision', 'Consequences']);
    expect(textOf(document)).toMatch(/^(?:Accepted|Overturned by)/m);
    expect(textOf(document).split('\n').length).toBeLessThan(80);
  });

  test('are all listed, under their titles', () => {
    const listed = [...textOf(`${folder}/README.md`).matchAll(/^\| \[(\d{3})\]\(([^)]+)\) \| (.+) \|$/gm)];
    expect(listed.map(([, number, page, title]) => [page, `${number} ${title}`])).toEqual(
      pages.map((page) => [page, headingsOf(`${folder}/${page}`)[0]?.text]),
    );
  });
});

describe('the page of dependencies', () => {
  const rows = [...textOf('docs/adr/008-dependencies.md').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];

  test('has a line for every package that package.json names, and for no other', () => {
    const kinds = ['dependencies', 'optionalDependencies', 'devDependencies', 'peerDependencies'];
    const packages = kinds.flatMap((kind) => Object.keys(packageJson[kind] ?? {}));
    expect(rows.map(([, name = '']) => name).sort()).toEqual(packages.sort());
  });

  test('says of each in a sentence why', () => {
    for (const [, , why] of rows) expect(why).toMatch(/^[A-Z].{20,}[.`]$/);
  });
});

describe('the promises of the README', () => {
  const rows = [...textOf('README.md').matchAll(/^\| \*\*(P\d+)\*\* [^|]+\|([^|]+)\|([^|]+)\|$/gm)];

  test('are P1 to P10', () => {
    expect(rows.map(([, name]) => name)).toEqual(Array.from({ length: 10 }, (_, index) => `P${index + 1}`));
  });

  it.each(rows.map(([, name = '', , links = '']) => [name, links]))(
    '%s is named by a test that its row links',
    (name, links) => {
      const files = [...links.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
      const naming = files.filter((file) => new RegExp(`\\b${name}\\b`).test(textOf(file)));
      expect(naming).not.toEqual([]);
    },
  );
});
