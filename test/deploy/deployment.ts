import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { SETTING_NAMES } from '../../src/config/settings.ts';

/** The files that tell others how to run Turnpike, and what the tests of them have in common. */

export const repository = join(import.meta.dirname, '../..');

export function textOf(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

/** A YAML file as its program reads it: merges (`<<`) are part of what compose files may say. */
export function yamlOf<Content>(path: string): Content {
  return parse(textOf(path), { merge: true }) as Content;
}

export function documentsOf<Content>(path: string): readonly Content[] {
  return parseAllDocuments(textOf(path)).map((document) => document.toJS() as Content);
}

/** Variables that look like ours and are none of our settings. */
export function unknownSettings(names: Iterable<string>): readonly string[] {
  return [...names].filter(
    (name) => name.startsWith('TURNPIKE_') && !name.startsWith('TURNPIKE_SECRET_') && !SETTING_NAMES.includes(name),
  );
}

/** `repository:tag`, where the tag says more than "the newest". */
export const PINNED_IMAGE = /^[a-z0-9./-]+:(?!latest)[A-Za-z0-9][\w.-]*$/;

export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile, each on one line, by stage. */
export function stagesOf(dockerfile: string): readonly (readonly Instruction[])[] {
  const lines = dockerfile
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, rest });
  }
  return stages;
}
