import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The documents of this repository, and what tests want to know of one. */

export const repository = join(import.meta.dirname, '../..');

/** Paths from the root of the repository. */
export const documents: readonly string[] = [
  ...globSync('*.md', { cwd: repository }),
  ...globSync('{docs,bench,examples,config,deploy}/**/*.md', { cwd: repository, exclude: ['**/node_modules/**'] }),
].sort();

export function textOf(document: string): string {
  return readFileSync(join(repository, document), 'utf8');
}

/** Headings as they are written. A line in a block of code is none. */
export function headingsOf(document: string): readonly { readonly level: number; readonly text: string }[] {
  const lines = withoutBlocks(textOf(document)).matchAll(/^(#{1,6}) (.+)$/gm);
  return [...lines].map(([, marks = '', text = '']) => ({ level: marks.length, text: text.trim() }));
}

/** The anchors that forges give to the headings. */
export function anchorsOf(document: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const { text } of headingsOf(document)) {
    const slug = text
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let anchor = slug;
    for (let repeat = 1; anchors.has(anchor); repeat += 1) anchor = `${slug}-${repeat}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Targets of links, as they are written. */
export function linksOf(document: string): readonly string[] {
  const prose = withoutBlocks(textOf(document)).replace(/`[^`\n]*`/g, '``');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** What stands between backquotes in the prose. */
export function codeSpansOf(document: string): readonly string[] {
  return [...withoutBlocks(textOf(document)).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}

function withoutBlocks(text: string): string {
  return text.replace(/^```[^\n]*\n[\s\S]*?^```$/gm, '');
}
